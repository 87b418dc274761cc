import { useId, useState } from 'react';
import { serverName } from '../../../base/names.ts';
import type { ServerId } from '../../../raft/types.ts';
import { select } from '../../../store/commands.ts';
import { inspected, inspectedMessage } from '../../../store/inspect.ts';
import { type SessionState, useSession } from '../../../store/session.ts';
import * as words from '../../../words/inspector.ts';
import { MessageDetails } from './MessageDetails.tsx';
import { StateTables } from './StateTables.tsx';
import './server-panel.css';

const countOf = ({ world }: SessionState) => world.nodes.length;

/** All fields of the selected message; else the state of a server. */
export function ServerPanel() {
  const session = useSession();
  const message = useSession((state) => inspectedMessage(state, session));
  return message === null ? <OfServer /> : <MessageDetails key={message} id={message} />;
}

/** All of a server's state, as in Figure 2; that of another beside it, if the reader wants. */
function OfServer() {
  const session = useSession();
  const count = useSession(countOf);
  const id = useSession(inspected);
  const [beside, setBeside] = useState<ServerId | null>(null);
  const other = beside !== null && beside <= count && beside !== id ? beside : null;
  const ids = Array.from({ length: count }, (_, i) => i + 1);
  return (
    <>
      <div className="inspected">
        <Choice
          label={words.of}
          value={id}
          ids={ids}
          onChange={(one) => select(session, { kind: 'server', id: one })}
        />
        <Choice
          label={words.beside}
          value={other ?? 0}
          ids={[0, ...ids.filter((one) => one !== id)]}
          onChange={(one) => setBeside(one || null)}
        />
      </div>
      <StateTables ids={other === null ? [id] : [id, other]} />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  /** 0 for none. */
  readonly value: ServerId;
  readonly ids: readonly ServerId[];
  readonly onChange: (id: ServerId) => void;
}

function Choice({ label, value, ids, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <p className="inspected-choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {ids.map((one) => (
          <option key={one} value={one}>
            {one === 0 ? words.none : serverName(one)}
          </option>
        ))}
      </select>
    </p>
  );
}
