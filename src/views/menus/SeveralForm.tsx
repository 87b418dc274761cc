import { useState } from 'react';
import { serverName } from '../../base/names.ts';
import type { Filter } from '../../sim/types.ts';
import { blockedWays, concerns, fitting, heldWays } from '../../sim/ways.ts';
import { act, closeDialog } from '../../store/commands.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { Button } from '../../ui/Button.tsx';

const worldOf = (session: SessionState) => session.world;

/** From this one message outwards: which others are meant with it. */
function choicesLike({ type, from, to }: Required<Filter>): readonly (readonly [string, Filter])[] {
  const [a, b] = [serverName(from), serverName(to)];
  return [
    [`Every ${type} from ${a}`, { type, from }],
    [`Every ${type} from ${a} to ${b}`, { type, from, to }],
    [`Every ${type}`, { type }],
    [`Everything from ${a} to ${b}`, { from, to }],
    [`Everything from ${a}`, { from }],
    [`Everything to ${b}`, { to }],
    ['Everything', {}],
  ];
}

/** Several messages at once: by type, by sender, by link. */
export function SeveralForm({ like }: { readonly like: Required<Filter> }) {
  const session = useSession();
  const { packets, network } = useSession(worldOf);
  const choices = choicesLike(like);
  const [chosen, choose] = useState(0);
  const filter = choices[chosen]?.[1] ?? {};
  const found = fitting(packets, filter).length;
  const message = { ...filter, which: 'all' } as const;
  const holds = concerns(heldWays(network), filter);
  const blocks = concerns(blockedWays(network), filter);
  const doAndClose = (change: () => void) => () => {
    closeDialog(session);
    change();
  };
  return (
    <div className="network-form">
      <label className="stacked">
        Which
        <select className="input" value={chosen} onChange={({ target }) => choose(Number(target.value))}>
          {choices.map(([words], i) => (
            <option key={words} value={i}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <p>{found === 1 ? 'One of them is on its way now.' : `${found} of them are on their way now.`}</p>
      <div className="dialog-row">
        <Button disabled={found === 0} onClick={doAndClose(() => act(session, { do: 'drop', message }))}>
          Drop all
        </Button>
        <Button disabled={found === 0} onClick={doAndClose(() => act(session, { do: 'duplicate', message }))}>
          Duplicate all
        </Button>
        <Button disabled={found === 0} onClick={doAndClose(() => act(session, { do: 'deliver', message }))}>
          Deliver all now
        </Button>
      </div>
      <p>And those that will be sent, until you take it back:</p>
      <div className="dialog-row">
        <Button onClick={doAndClose(() => act(session, { do: holds ? 'release' : 'hold', ...filter }))}>
          {holds ? 'Let go' : 'Hold all'}
        </Button>
        <Button onClick={doAndClose(() => act(session, { do: blocks ? 'unblock' : 'block', ...filter }))}>
          {blocks ? 'Stop losing them' : 'Lose all'}
        </Button>
      </div>
    </div>
  );
}
