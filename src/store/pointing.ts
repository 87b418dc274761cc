/**
 * The thing that has the pointer or the focus, anywhere on the page: all other views of it are highlighted.
 */
import type { Index, ServerId } from '../raft/types.ts';
import type { Packet, SimEvent } from '../sim/types.ts';
import type { Pointed, PointedEntries } from './pointed.ts';
import type { Session } from './session.ts';

const nothing: Pointed = { event: null, message: null, server: null, entries: null };

/** The entries that an event wrote, committed or applied. */
function entriesOf({ server, what }: SimEvent): PointedEntries | null {
  if (server === 0 || 'action' in what) return null;
  switch (what.kind) {
    case 'append':
    case 'apply':
      return { server, first: what.index, last: what.index };
    case 'commit':
      return { server, first: what.commitIndex, last: what.commitIndex };
    case 'accept-entries':
      return what.matchIndex > what.prevLogIndex
        ? { server, first: what.prevLogIndex + 1, last: what.matchIndex }
        : null;
    case 'truncate':
    case 'reject-entries':
    case 'election-timeout':
    case 'heartbeat-timeout':
    case 'send':
    case 'deliver':
    case 'lost':
    case 'become-candidate':
    case 'become-leader':
    case 'new-term':
    case 'step-down':
    case 'grant-vote':
    case 'deny-vote':
    case 'write-failed':
    case 'client-request':
    case 'client-response':
      return null;
  }
}

/** The id of the message that an event is about; null for others. */
const messageOf = ({ what }: SimEvent): number | null => ('packet' in what ? what.packet.id : null);

const point = (session: Session, pointed: Pointed | null): void => session.setState({ pointed });

export const pointNowhere = (session: Session): void => {
  if (session.getState().pointed !== null) point(session, null);
};
export const pointEvent = (session: Session, event: SimEvent): void =>
  point(session, {
    event: event.seq,
    message: messageOf(event),
    server: event.server === 0 ? null : event.server,
    entries: entriesOf(event),
  });
export const pointMessage = (session: Session, { id, message }: Packet): void =>
  point(session, {
    ...nothing,
    message: id,
    entries:
      message.type === 'AppendEntries' && message.entries.length > 0
        ? {
            server: message.from,
            first: message.prevLogIndex + 1,
            last: message.prevLogIndex + message.entries.length,
          }
        : null,
  });
export const pointServer = (session: Session, server: ServerId): void =>
  point(session, { ...nothing, server });
export const pointServers = (
  session: Session,
  servers: readonly ServerId[],
  meets: readonly ServerId[],
): void => point(session, { ...nothing, servers, meets });
export const pointEntry = (session: Session, server: ServerId, index: Index): void =>
  point(session, { ...nothing, entries: { server, first: index, last: index } });

/** The handlers of an element that points at something. */
export const hovers = (session: Session, pointIt: () => void) => ({
  onPointerEnter: pointIt,
  onPointerLeave: () => pointNowhere(session),
});

/** Whether an event is pointed at, or is about the thing that is. */
export function isPointedEvent(pointed: Pointed | null, event: SimEvent): boolean {
  if (pointed === null) return false;
  if (pointed.event !== null) return pointed.event === event.seq;
  if (pointed.message !== null) return messageOf(event) === pointed.message;
  const { entries } = pointed;
  const own = entries === null ? null : entriesOf(event);
  return (
    own !== null && own.server === entries?.server && own.first <= entries.last && own.last >= entries.first
  );
}

/** Whether an entry of a log is pointed at. */
export const isPointedEntry = (pointed: Pointed | null, server: ServerId, index: Index): boolean =>
  pointed?.entries?.server === server && pointed.entries.first <= index && index <= pointed.entries.last;
