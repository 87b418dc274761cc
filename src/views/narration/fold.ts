/**
 * Lines of the list of events: repeated events form one line, which can be unfolded. A repeat joins the line
 * of the first one if no other line came in between: so lines keep their order, and a line above never
 * changes or disappears.
 */
import type { Message, ServerId } from '../../raft/types.ts';
import type { SimEvent } from '../../sim/types.ts';
import { actionOf } from '../../store/fetch-events.ts';
import type { Session } from '../../store/session.ts';
import { onWay } from './on-way.ts';

/** One event, or several of the same kind. Replaced when an event joins it. */
export interface Line {
  readonly events: readonly [SimEvent, ...SimEvent[]];
}

/**
 * The kind of an event for folding: events of the same kind may share a line; null if it always has its own.
 */
export function kindOf(
  session: Session,
  { what, server, how, from, time }: SimEvent,
  quiet: boolean,
): string | null {
  switch (what.kind) {
    case 'lost': {
      const why = how === 'blocked' ? how : what.reason;
      return `lost ${why} ${what.packet.message.from}`;
    }
    case 'election-timeout':
      return how === null || how === 'again' ? `timeout ${server}` : null;
    case 'become-candidate':
      return `stand ${server}`;
    case 'heartbeat-timeout':
      return quiet ? `heartbeat ${server}` : null;
    case 'send':
    case 'deliver':
      return quiet ? heartbeatOf(what.packet.message) : null;
    case 'accept-entries':
      return quiet && what.matchIndex === what.prevLogIndex ? `heartbeat ${from}` : null;
    case 'cut':
    case 'mend':
    case 'hold':
    case 'release':
    case 'block':
    case 'unblock':
      return bothWays(session, { what, time });
    default:
      return null;
  }
}

/** The same for both directions of a link with the same action; null for anything else. */
export function bothWays(session: Session, event: Pick<SimEvent, 'what' | 'time'>): string | null {
  const { what, time } = event;
  if (!('action' in what) || what.nothing) return null;
  const did = onWay(actionOf(session, event));
  return did && `${did.do} ${did.type} ${Math.min(did.from, did.to)} ${Math.max(did.from, did.to)} ${time}`;
}

const heartbeatKind = (leader: ServerId): string => `heartbeat ${leader}`;

/** An empty AppendEntries, or the reply to one. */
function heartbeatOf(message: Message): string | null {
  if (message.type === 'AppendEntries')
    return message.entries.length === 0 ? heartbeatKind(message.from) : null;
  const isAnswer = message.type === 'AppendEntriesReply' && message.success;
  return isAnswer && message.matchIndex === message.prevLogIndex ? heartbeatKind(message.to) : null;
}

/** Folds events incrementally. `quiet`: heartbeats and their replies, too. */
export class Folding {
  /** Grows in place. */
  readonly lines: Line[] = [];
  readonly quiet: boolean;
  readonly #session: Session;
  #count = 0;
  /** By kind, the index of its line among those that may still be joined. */
  readonly #open = new Map<string, number>();

  constructor(session: Session, quiet: boolean) {
    this.#session = session;
    this.quiet = quiet;
  }

  /** Adds the events that are new in the list since the last call. */
  take(events: readonly SimEvent[]): readonly Line[] {
    for (; this.#count < events.length; this.#count += 1) this.#push(events[this.#count] as SimEvent);
    return this.lines;
  }

  #push(event: SimEvent): void {
    const kind = kindOf(this.#session, event, this.quiet);
    if (kind === null) this.#open.clear();
    const place = kind === null ? undefined : this.#open.get(kind);
    const line = place === undefined ? undefined : this.lines[place];
    if (line && place !== undefined) this.lines[place] = { events: [...line.events, event] };
    else {
      if (kind !== null) this.#open.set(kind, this.lines.length);
      this.lines.push({ events: [event] });
    }
  }
}
