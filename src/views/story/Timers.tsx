import { useSyncExternalStore } from 'react';
import { serverName } from '../../base/names.ts';
import type { Micros } from '../../base/time.ts';
import { timersOf } from '../../scene/arcs.ts';
import { type Session, useSession } from '../../store/session.ts';
import { timers } from '../../words/servers.ts';

const restsAt = (session: Session): Micros | null =>
  session.playhead.moving ? null : session.playhead.now();

/** The state of a server's timers, for screen readers at an answer. */
export function Timers({ id, server }: { readonly id: string; readonly server: string }) {
  const session = useSession();
  const node = useSession(({ world }) => world.nodes.find((one) => serverName(one.id) === server));
  const time = useSyncExternalStore(session.playhead.onPaint, () => restsAt(session));
  return (
    <span id={id} hidden>
      {node && time !== null && timers(timersOf(node), time)}
    </span>
  );
}
