/** A run in which only what a chain names happens: the rest is left out where the simulator allows it. */
import type { List } from '../../base/growing-list.ts';
import { Simulation } from '../simulation.ts';
import type { Action, Cluster, Kind, Packet, Scripted, SimEvent } from '../types.ts';
import type { Explanation, WhyStep } from '../why/why.ts';

/** Longer than any run: such a timer does not run out. */
const NEVER = 1e12;

/** The same cluster, whose election timers do not run out, and whose network loses and copies nothing. */
function quiet(cluster: Cluster): Cluster {
  const own = new Map(
    [...cluster.own].map(([id, settings]) => [id, { ...settings, electionTimeout: [NEVER, NEVER] as const }]),
  );
  return {
    ...cluster,
    electionTimeout: [NEVER, NEVER],
    own,
    timeouts: [],
    link: { ...cluster.link, loss: 0, duplication: 0 },
    links: new Map(),
  };
}

/** Acts that are done as they were, if the chain names them. */
const DONE: ReadonlySet<Kind> = new Set<Kind>([
  'crash',
  'restart',
  'wipe',
  'pause',
  'resume',
  'block',
  'failWrite',
]);

const WAYS: ReadonlySet<Kind> = new Set<Kind>(['partition', 'cut', 'heal', 'mend']);

/** A leader's from the start: an act at the same time may come before it or after it. */
const isFirstWord = ({ what, causes }: SimEvent): boolean => what.kind === 'send' && causes.length === 0;

class Replay {
  readonly events: SimEvent[] = [];
  readonly #sim: Simulation;
  readonly #script: List<Scripted>;
  readonly #steps: readonly SimEvent[];
  readonly #all: readonly SimEvent[];

  constructor(cluster: Cluster, script: List<Scripted>, all: readonly SimEvent[], steps: readonly WhyStep[]) {
    this.#script = script;
    this.#all = all;
    this.#steps = steps.map(({ event }) => event);
    const onEvent = (event: SimEvent): void => void this.events.push(event);
    this.#sim = new Simulation(quiet(cluster), [], { watch: null, onEvent });
    this.#sim.act({ do: 'hold' }, 0);
  }

  run(): readonly SimEvent[] {
    const named = new Set(this.#steps.map(({ seq }) => seq));
    const beats = new Set(
      this.#steps.filter(({ what }) => what.kind === 'heartbeat-timeout').map(({ server }) => server),
    );
    // Settings stay; all that cuts and mends, if anything does; and pauses of servers whose heartbeats count,
    // because no act makes a heartbeat timer run out.
    const parts = this.#steps.some(({ what }) => what.kind === 'partition' || what.kind === 'cut');
    const stays = ({ what, server }: SimEvent): boolean =>
      what.kind === 'settings' ||
      (parts && WAYS.has(what.kind)) ||
      ((what.kind === 'pause' || what.kind === 'resume') && beats.has(server));
    for (const event of this.#all) {
      if (isFirstWord(event)) this.#wait(event.time, () => this.#hasSpoken(event));
      else if (named.has(event.seq) || stays(event)) this.#bring(event);
    }
    const end = this.#steps.at(-1)?.time ?? 0;
    while (this.#sim.advance(end));
    return this.events;
  }

  #until(time: number): void {
    while ((this.#sim.nextAt() ?? Infinity) < time && this.#sim.advance(time - 1));
  }

  #act(action: Action, at: number): void {
    this.#until(at);
    this.#sim.act(action, at);
  }

  #bring(event: SimEvent): void {
    const { what, server, time } = event;
    if (what.kind === 'client-request')
      return this.#act({ do: 'request', server: server || 1, command: what.command }, time);
    if (what.kind === 'election-timeout' && event.how !== 'late')
      return this.#act({ do: 'timeout', server: server || 1 }, time);
    // At the same time as an act, a message may have left before it.
    if (what.kind === 'send' && what.packet.copyOf === null)
      return this.#wait(time, () => this.#matching(what.packet) !== undefined);
    if (what.kind === 'heartbeat-timeout') return this.#wait(time, () => this.#hasBeaten(event));
    if (what.kind === 'deliver' && !this.#waited(event)) return this.#deliver(event, what.packet);
    if (what.kind === 'lost' && what.reason === 'crashed') return this.#deliver(event, what.packet);
    if (what.kind === 'lost' && what.reason === 'dropped' && event.causes.length > 1) {
      const found = this.#find(what.packet, time);
      if (found) this.#act({ do: 'drop', message: found.id }, time);
    }
    if ('action' in what) this.#do(event, this.#script.at(what.action)?.action);
  }

  #do(event: SimEvent, action: Action | undefined): void {
    const { what, server, time, seq } = event;
    if (what.kind === 'resume') {
      for (const one of this.#steps) {
        if (!one.causes.includes(seq)) continue;
        if (one.what.kind === 'deliver') this.#deliver(one, one.what.packet);
        if (one.what.kind === 'election-timeout') this.#act({ do: 'timeout', server: server || 1 }, time);
      }
    }
    if (action === undefined) return;
    if (action.do === 'settings') return this.#act({ ...action, electionTimeout: [NEVER, NEVER] }, time);
    if (DONE.has(what.kind) || WAYS.has(what.kind))
      this.#act('server' in action ? { ...action, server: server || 1 } : action, time);
  }

  /** It waited for a paused server: what resumes the server brings it. */
  #waited({ causes }: SimEvent): boolean {
    return this.#steps.some(({ seq, what }) => what.kind === 'resume' && causes.includes(seq));
  }

  #hasBeaten({ server, time }: SimEvent): boolean {
    return this.events.some(
      (one) => one.what.kind === 'heartbeat-timeout' && one.server === server && one.time === time,
    );
  }

  #hasSpoken({ server }: SimEvent): boolean {
    return this.events.some((one) => isFirstWord(one) && one.server === server);
  }

  #wait(time: number, isThere: () => boolean): void {
    this.#until(time);
    while (!isThere() && (this.#sim.nextAt() ?? Infinity) <= time && this.#sim.advance(time));
  }

  #deliver({ time }: SimEvent, packet: Packet): void {
    const found = this.#find(packet, time);
    if (found === undefined) return;
    // Where the run had copies, it stays there, to be delivered again.
    if (this.#isCopied(packet)) this.#act({ do: 'duplicate', message: found.id }, time);
    const there = this.#isCopied(packet) ? this.#sim.world().packets.at(-1) : found;
    if (there) this.#act({ do: 'deliver', message: there.id }, time);
  }

  /** Whether the chain names a copy of it, or it is one. */
  #isCopied({ id, copyOf }: Packet): boolean {
    if (copyOf !== null) return true;
    return this.#steps.some(({ what }) => 'packet' in what && what.packet.copyOf === id);
  }

  #find(packet: Packet, time: number): Packet | undefined {
    let original = packet;
    while (original.copyOf !== null) {
      const { copyOf } = original;
      const sent = this.#all.find(({ what }) => what.kind === 'send' && what.packet.id === copyOf);
      if (sent?.what.kind !== 'send') return undefined;
      original = sent.what.packet;
    }
    let found: Packet | undefined;
    this.#wait(time, () => {
      found = this.#matching(original);
      return found !== undefined;
    });
    return found ?? this.#matching(original);
  }

  #matching({ message, sentAt }: Packet): Packet | undefined {
    const fits = this.#sim
      .world()
      .packets.filter(
        ({ message: one, sentAt: at, copyOf }) =>
          copyOf === null &&
          at === sentAt &&
          one.type === message.type &&
          one.from === message.from &&
          one.to === message.to &&
          one.term === message.term,
      );
    const likeness = (one: Packet): number =>
      Object.entries(message).filter(
        ([key, value]) => JSON.stringify(value) === JSON.stringify(one.message[key as keyof typeof message]),
      ).length;
    return fits.reduce<Packet | undefined>(
      (best, one) => (best === undefined || likeness(one) > likeness(best) ? one : best),
      undefined,
    );
  }
}

export const replayed = (
  { cluster, script }: { readonly cluster: Cluster; readonly script: List<Scripted> },
  all: readonly SimEvent[],
  { steps }: Explanation,
): readonly SimEvent[] => new Replay(cluster, script, all, steps).run();
