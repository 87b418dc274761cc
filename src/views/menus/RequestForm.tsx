import { useState } from 'react';
import { serverName } from '../../base/names.ts';
import type { Target } from '../../sim/types.ts';
import { closeDialog, request } from '../../store/commands.ts';
import { leaderOf } from '../../store/leader.ts';
import { nextCommand } from '../../store/nextCommand.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { commandProblem } from '../../store/text.ts';
import * as words from '../../words/dialogs.ts';
import { AskForm } from './AskForm.tsx';

const size = (session: SessionState) => session.world.nodes.length;
const toTarget = (value: string): Target => (value === 'leader' ? 'leader' : Number(value));

/** A client's command, and the server that gets it. */
export function RequestForm({ to }: { readonly to: Target }) {
  const session = useSession();
  const servers = useSession(size);
  const leader = useSession(leaderOf);
  const [target, setTarget] = useState<Target>(to);
  const [command, setCommand] = useState(() => nextCommand(session.getState().document));
  const [problem, setProblem] = useState<string | null>(null);

  const send = () => {
    const found = commandProblem(command);
    setProblem(found);
    if (found !== null) return;
    closeDialog(session);
    request(session, target, command);
  };

  return (
    <AskForm
      label={words.command}
      text={command}
      onText={setCommand}
      isWrong={problem !== null}
      words={problem ?? words.commandHint}
      answer={words.send}
      onAnswer={send}
      isProposal
    >
      <label className="stacked">
        {words.to}
        <select
          className="input"
          value={target}
          onChange={(event) => setTarget(toTarget(event.target.value))}
        >
          <option value="leader">{leader === 0 ? words.noLeader : words.leader(serverName(leader))}</option>
          {Array.from({ length: servers }, (_, i) => (
            <option key={i} value={i + 1}>
              {serverName(i + 1)}
            </option>
          ))}
        </select>
      </label>
    </AskForm>
  );
}
