import { useState } from 'react';
import { serverName } from '../../base/names.ts';
import type { Filter } from '../../sim/types.ts';
import { blockedWays, concerns, fitting, heldWays } from '../../sim/ways.ts';
import { act, closeDialog } from '../../store/commands.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/dialogs.ts';

const worldOf = (session: SessionState) => session.world;

/** The scopes around one message. */
function choicesLike({ type, from, to }: Required<Filter>): readonly (readonly [string, Filter])[] {
  const [a, b] = [serverName(from), serverName(to)];
  return [
    [words.everyFrom(type, a), { type, from }],
    [words.everyFromTo(type, a, b), { type, from, to }],
    [words.every(type), { type }],
    [words.allFromTo(a, b), { from, to }],
    [words.allFrom(a), { from }],
    [words.allTo(b), { to }],
    [words.all, {}],
  ];
}

/** Acts on several messages: by type, by sender, by link. */
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
        {words.which}
        <select className="input" value={chosen} onChange={({ target }) => choose(Number(target.value))}>
          {choices.map(([name], i) => (
            <option key={i} value={i}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p>{words.onTheirWay(found)}</p>
      <div className="dialog-row">
        <Button disabled={found === 0} onClick={doAndClose(() => act(session, { do: 'drop', message }))}>
          {words.dropAll}
        </Button>
        <Button disabled={found === 0} onClick={doAndClose(() => act(session, { do: 'duplicate', message }))}>
          {words.duplicateAll}
        </Button>
        <Button disabled={found === 0} onClick={doAndClose(() => act(session, { do: 'deliver', message }))}>
          {words.deliverAll}
        </Button>
      </div>
      <p>{words.fromNowOn}</p>
      <div className="dialog-row">
        <Button onClick={doAndClose(() => act(session, { do: holds ? 'release' : 'hold', ...filter }))}>
          {holds ? words.letGo : words.holdAll}
        </Button>
        <Button onClick={doAndClose(() => act(session, { do: blocks ? 'unblock' : 'block', ...filter }))}>
          {blocks ? words.unblockAll : words.blockAll}
        </Button>
      </div>
    </div>
  );
}
