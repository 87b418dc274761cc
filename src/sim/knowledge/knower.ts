/**
 * What one server knows at a moment of a run: its receipts in order, from the last crash on. A run is gone
 * through once, from a keyframe to the next; what is known at each is kept with it, so that any moment is at
 * most one such stretch away, and a run that goes on costs only what is new.
 */
import { ofServer, withValue } from '../../raft/per-server.ts';
import type { Server, ServerId } from '../../raft/types.ts';
import type { Surroundings } from '../core.ts';
import type { Recording } from '../history.ts';
import { isFall } from '../kinds.ts';
import { nodeOf } from '../nodes.ts';
import { Simulation } from '../simulation.ts';
import type { Happening, Packet, SimEvent, Violation, World } from '../types.ts';
import { type Belief, type Brought, hear, type Knowledge, nothingKnown } from './beliefs.ts';

/** The part of a history that is asked. */
export interface Known {
  readonly recording: Recording;
  readonly keyframes: readonly World[];
  readonly violations: readonly Violation[];
}

/** What a server knows, and when each copy on its way to it was first sent. */
interface Memory {
  readonly knowledge: Knowledge;
  readonly copies: ReadonlyMap<number, Origin>;
}
type Origin = Pick<Brought, 'sentAt' | 'order'>;

/** By world, then by server. Worlds are values, and branches share them. */
const memories = new WeakMap<World, Map<ServerId, Memory>>();

const remembered = (world: World, of: ServerId): Memory | undefined => memories.get(world)?.get(of);

function remember(world: World, of: ServerId, memory: Memory): void {
  const those = memories.get(world) ?? new Map<ServerId, Memory>();
  memories.set(world, those.set(of, memory));
}

/** What `of` knows at a world, if that was computed; null if it was not. */
export const knowledgeAt = (world: World, of: ServerId): Knowledge | null =>
  remembered(world, of)?.knowledge ?? null;

/**
 * Computes what `of` knows at `to`, a world of this run, as a job; then `knowledgeAt` has it. `near`: an
 * earlier world of the same run at which it may be known. Yields its progress.
 */
export function* learning(past: Known, of: ServerId, to: World, near?: World): Generator<number, void> {
  let at = startOf(past, of, to, near);
  const first = at.moment;
  for (const frame of past.keyframes) {
    if (frame.moment <= at.moment) continue;
    if (frame.moment >= to.moment) break;
    listen(past, of, at, frame);
    at = frame;
    yield (at.moment - first) / (to.moment - first);
  }
  if (at !== to) listen(past, of, at, to);
}

/** The latest world up to `to` at which it is known. At the start of the run, nothing is. */
function startOf({ keyframes }: Known, of: ServerId, to: World, near?: World): World {
  const frame = keyframes.findLast(({ moment }, i) => {
    if (moment > to.moment) return false;
    return i === 0 || remembered(keyframes[i] as World, of) !== undefined;
  }) as World;
  if (remembered(frame, of) === undefined)
    remember(frame, of, { knowledge: nothingKnown(frame.nodes.length), copies: new Map() });
  const isNear = near !== undefined && near.moment > frame.moment && near.moment <= to.moment;
  return isNear && remembered(near, of) !== undefined ? near : frame;
}

function listen(past: Known, of: ServerId, from: World, to: World): void {
  const { cluster, script, limits } = past.recording;
  const ear = new Ear(of, from, remembered(from, of) as Memory);
  const options = { ...ear.listeners, watch: null, known: past.violations, limits };
  const rerun = new Simulation(cluster, script, options, from);
  while (rerun.moment < to.moment && rerun.advance(Infinity));
  remember(to, of, ear.memory);
}

/** Listens to a stretch of a run with the ears of one server. */
class Ear {
  readonly #of: ServerId;
  #knowledge: Knowledge;
  /** Of the messages on their way to it, and of copies: when they were sent first. */
  readonly #origins: Map<number, Origin>;
  readonly #copies: Map<number, Origin>;
  /** The message that it is about to handle. */
  #received: { readonly event: SimEvent; readonly packet: Packet } | null = null;

  constructor(of: ServerId, { packets, nodes }: World, { knowledge, copies }: Memory) {
    this.#of = of;
    this.#knowledge = knowledge;
    this.#copies = new Map(copies);
    this.#origins = new Map();
    for (const packet of packets) if (packet.message.to === of) this.#note(packet);
    for (const waiting of nodeOf({ nodes }, of)?.inbox ?? [])
      if (waiting.type === 'packet') this.#note(waiting.packet);
  }

  readonly listeners: Surroundings = {
    onEvent: (event) => this.#hear(event),
    onStep: (before, input, { server: after }) => {
      if (before.id === this.#of && input.type === 'receive') this.#take(before, after);
    },
  };

  get memory(): Memory {
    return { knowledge: this.#knowledge, copies: this.#copies };
  }

  #hear(event: SimEvent): void {
    const { what, server } = event;
    if ('packet' in what) this.#pass(event, what);
    else if (server === this.#of && isFall(event)) this.#knowledge = nothingKnown(this.#knowledge.length);
  }

  #pass(event: SimEvent, { kind, packet }: Extract<Happening, { packet: Packet }>): void {
    const { from, to } = packet.message;
    if (to === this.#of) {
      if (kind === 'send') this.#note(packet);
      else if (kind === 'deliver') this.#received = { event, packet };
      else this.#copies.delete(packet.id);
    } else if (from === this.#of && kind === 'send' && packet.copyOf === null) {
      const { message, sentAt: at } = packet;
      this.#change(to, (belief) => ({ ...belief, sent: { message, at, event: event.seq } }));
    }
  }

  /** A copy says what was true when its original was sent. */
  #note({ id, copyOf, sentAt, send }: Packet): void {
    const original = copyOf === null ? undefined : (this.#copies.get(id) ?? this.#origins.get(copyOf));
    const origin = original ?? { sentAt, order: send };
    this.#origins.set(id, origin);
    if (original !== undefined) this.#copies.set(id, origin);
  }

  #take(before: Server, after: Server): void {
    if (this.#received === null) return;
    const { event, packet } = this.#received;
    this.#received = null;
    const { message, id } = packet;
    const { sentAt, order } = this.#origins.get(id) ?? { sentAt: packet.sentAt, order: packet.send };
    const by: Brought = { message, event: event.seq, at: event.time, sentAt, order };
    this.#change(message.from, (belief) => hear(belief, by, { before, after }));
    this.#copies.delete(id);
  }

  #change(about: ServerId, change: (belief: Belief) => Belief): void {
    const belief = ofServer(this.#knowledge, about);
    if (belief !== undefined) this.#knowledge = withValue(this.#knowledge, about, change(belief));
  }
}
