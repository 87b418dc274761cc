import { useState } from 'react';
import type { ServerId } from '../../../raft/types.ts';
import { select } from '../../../store/commands.ts';
import { inspectedMessage } from '../../../store/inspect.ts';
import { inspected } from '../../../store/leader.ts';
import { type SessionState, useSession } from '../../../store/session.ts';
import * as words from '../../../words/inspector.ts';
import { ServerChoice } from '../ServerChoice.tsx';
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
      <div className="study-choices">
        <ServerChoice
          label={words.of}
          value={id}
          ids={ids}
          onChange={(one) => select(session, { kind: 'server', id: one })}
        />
        <ServerChoice
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
