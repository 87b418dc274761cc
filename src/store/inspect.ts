/** What the inspector asks of the run. */
import type { Micros } from '../base/time.ts';
import type { AppendEntriesReply, ServerId } from '../raft/types.ts';
import { nodeOf } from '../sim/nodes.ts';
import type { Node, Packet, SimEvent } from '../sim/types.ts';
import { fetchEvent } from './fetch-events.ts';
import type { Session, SessionState } from './session.ts';

/** The server before the latest moment; null while it plays: nobody could read what changes then. */
export function nodeBefore(session: Session, id: ServerId): Node | null {
  const { world, playing } = session.getState();
  const { history } = session.run;
  if (playing || world.moment === 0 || history.world !== world) return null;
  return nodeOf(history.worldAt(world.moment - 1), id) ?? null;
}

/** How far it looks back, in events; while it plays, only the latest ones that the page has anyway. */
const LOOKS_BACK = 6000;
const PAGE = 500;

/** The events up to the cursor, the latest first. */
function* backwards(session: Session): Generator<SimEvent> {
  const { events, world, playing } = session.getState();
  yield* events.toReversed();
  if (playing) return;
  let before = events[0]?.seq ?? 0;
  const end = Math.max(0, world.seq - LOOKS_BACK);
  while (before > end + 1) {
    const first = Math.max(end + 1, before - PAGE);
    yield* session.run.history.events(first, before - 1).toReversed();
    before = first;
  }
}

// ------------------------------------------------------------------------------------- a leader's answers

export interface LastAnswer {
  readonly at: Micros;
  readonly message: AppendEntriesReply;
}

/** The latest reply of each follower that reached this leader in its term, if it is not too long ago. */
export function lastAnswers(session: Session, { id, server }: Node): ReadonlyMap<ServerId, LastAnswer> {
  const found = new Map<ServerId, LastAnswer>();
  if (server.role.name !== 'leader') return found;
  const others = session.getState().world.nodes.length - 1;
  for (const { server: at, time, what } of backwards(session)) {
    if (at !== id) continue;
    if (what.kind === 'become-leader' || found.size === others) break;
    if (what.kind !== 'deliver' || what.packet.message.type !== 'AppendEntriesReply') continue;
    const { message } = what.packet;
    if (message.term === server.persistent.currentTerm && !found.has(message.from))
      found.set(message.from, { at: time, message });
  }
  return found;
}

// ------------------------------------------------------------------------------------------------- a message

/** A message, and the event that ended its way; null while it is on its way. */
export interface MessageFate {
  readonly packet: Packet;
  readonly end: SimEvent | null;
  /** What the receiver did with it, in order. */
  readonly then: readonly SimEvent[];
}

const packetOf = ({ what }: SimEvent): Packet | null => ('packet' in what ? what.packet : null);

/** The message that the inspector shows: the selected one, or that of the selected event; null for none. */
export function inspectedMessage({ selected }: SessionState, session: Session): number | null {
  if (selected?.kind === 'message') return selected.id;
  if (selected?.kind !== 'event') return null;
  const event = fetchEvent(session, selected.id);
  return (event && packetOf(event)?.id) ?? null;
}

/** Null: it is too long ago, or was not sent yet at the cursor. */
export function fateOf(session: Session, id: number): MessageFate | null {
  const flying = session.getState().world.packets.find((packet) => packet.id === id);
  if (flying) return { packet: flying, end: null, then: [] };
  const later: SimEvent[] = [];
  for (const event of backwards(session)) {
    const { kind } = event.what;
    const packet = packetOf(event);
    if (packet?.id === id && (kind === 'deliver' || kind === 'lost'))
      return { packet, end: event, then: consequences(event, later.toReversed()) };
    if (packet?.id === id) return { packet, end: null, then: [] };
    later.push(event);
  }
  return null;
}

/** The events of the receiver's own step that the arrival led to. `later`: those after it, in order. */
function consequences(arrival: SimEvent, later: readonly SimEvent[]): readonly SimEvent[] {
  const led = new Set([arrival.seq]);
  return later.filter((event) => {
    const isOfIt =
      event.time === arrival.time &&
      event.server === arrival.server &&
      event.causes.some((cause) => led.has(cause));
    if (isOfIt) led.add(event.seq);
    return isOfIt;
  });
}
