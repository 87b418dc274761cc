/**
 * Why an event happened: the smallest sufficient set of earlier events, back to the triggers. A walk
 * backwards over the run names an event only if something that is already named rests on it (`reasons.ts`),
 * or if it made the state that was read (`needs.ts`). So the cost is that of the stretch that is looked at.
 */
import { countBefore } from '../../base/sorted.ts';
import { ofServer } from '../../raft/per-server.ts';
import type { Server, ServerId } from '../../raft/types.ts';
import type { Surroundings } from '../core.ts';
import type { Recording } from '../history.ts';
import { isFall } from '../kinds.ts';
import type { Action, Node, Packet, SimEvent, World } from '../types.ts';
import { closesWay } from '../ways.ts';
import type { Need } from './needs.ts';
import { type Occasion, OccasionRecorder, type Taken } from './occasions.ts';
import { type Inquiry, REASONS, type Relevance } from './reasons.ts';

/** The part of a history that is asked. */
export interface Retold {
  readonly recording: Recording;
  readonly keyframes: readonly World[];
  passage(seq: number, listeners: Surroundings): World;
}

export interface WhyStep {
  readonly event: SimEvent;
  /** The named events that it rests on. */
  readonly reasons: readonly number[];
}

export interface Explanation {
  /** In order; the last one is the event that is explained. */
  readonly steps: readonly WhyStep[];
  /** The first event that was looked at, if something before it matters too; null if nothing does. */
  readonly stoppedAt: SimEvent | null;
}

/** How many events it looks at, at most, beside stretches that it may skip: part of a second of work. */
const LOOKS_BACK = 6000;

/** Whether nothing of the run led to an event: a timer that ran out by itself, an act, a client's request. */
export const isTrigger = ({ what, how, causes }: SimEvent): boolean =>
  'action' in what ||
  what.kind === 'client-request' ||
  (what.kind.endsWith('-timeout') && how !== 'forced' && how !== 'set') ||
  causes.length === 0;

export function whyOf(past: Retold, seq: number, looksBack = LOOKS_BACK): Explanation {
  const search = new Search(past);
  search.want(seq);
  search.ask(seq, { upTo: Infinity });
  let looked = 0;
  let last: SimEvent | undefined;
  let at = seq;
  while (at > 0 && search.isOpen && looked < looksBack) {
    const start = before(past.keyframes, at);
    if (start === undefined || !search.skips(start)) {
      const recorder = new OccasionRecorder();
      past.passage(at, recorder.listeners);
      for (const occasion of recorder.occasions.reverse()) search.pass(occasion, at);
      last = recorder.occasions.at(-1)?.events[0] ?? last;
      looked += at - (start?.seq ?? 0);
    }
    at = start?.seq ?? 0;
  }
  if (at === 0) search.begin();
  return { steps: search.steps(), stoppedAt: at > 0 && search.isOpen ? (last ?? null) : null };
}

/** The last kept world before an event. */
const before = (worlds: readonly World[], seq: number): World | undefined =>
  worlds[countBefore(worlds, (world) => world.seq < seq) - 1];

const didNothing = ({ what }: SimEvent): boolean => 'nothing' in what && what.nothing;

class Search implements Inquiry {
  /** The least that any setting allows. */
  maxEntries: number;
  readonly #past: Retold;
  readonly #found = new Map<number, SimEvent>();
  readonly #reasons = new Map<number, Set<number>>();
  /** Wanted and not passed yet; with the event that wants it. */
  readonly #wanted = new Map<number, number[]>();
  /** By server, then by key. */
  readonly #open = new Map<ServerId, Map<string, { need: Need; for: number[] }>>();
  readonly #asked = new Map<number, Relevance>();
  /** What each server met after its last step: crashes (the later one first) and restarts. */
  readonly #falls = new Map<ServerId, SimEvent[]>();
  readonly #rises = new Map<ServerId, SimEvent>();
  readonly #resumes = new Map<ServerId, SimEvent>();
  readonly #down = new Map<ServerId, number[]>();
  readonly #paused = new Map<ServerId, number[]>();
  readonly #resumed = new Map<ServerId, number[]>();
  #closed: { packet: Packet; by: 'cut' | 'block'; for: number }[] = [];
  readonly #acts = new Map<number, SimEvent>();
  /** The event whose reasons are sought, and its step. */
  #for = 0;
  #step: Taken | null = null;
  /** The step that was passed last. */
  #next: Taken | null = null;
  #inStep: readonly SimEvent[] = [];

  constructor(past: Retold) {
    this.#past = past;
    const { cluster, script } = past.recording;
    this.maxEntries = cluster.settings.maxEntries;
    for (const { action } of script)
      if (action.do === 'settings' && 'maxEntries' in action && action.maxEntries !== undefined)
        this.maxEntries = Math.min(this.maxEntries, action.maxEntries);
  }

  get isOpen(): boolean {
    const waits =
      this.#wanted.size + this.#down.size + this.#paused.size + this.#resumed.size + this.#closed.length;
    return waits > 0 || [...this.#open.values()].some(({ size }) => size > 0);
  }

  steps(): readonly WhyStep[] {
    const all = [...this.#found.values()].sort((a, b) => a.seq - b.seq);
    return all.map((event) => ({
      event,
      reasons: [...(this.#reasons.get(event.seq) ?? [])].sort((a, b) => a - b),
    }));
  }

  // ------------------------------------------------------------------------------------------ the walk

  /** Goes back over one occasion; `last`: events after it are none of this walk. */
  pass({ step, events }: Occasion, last: number): void {
    const all = events.filter(({ seq }) => seq <= last);
    if (step !== null) this.#meet(step, all);
    for (const event of all.reverse()) {
      this.#note(event);
      const wanted = this.#wanted.get(event.seq);
      this.#wanted.delete(event.seq);
      if (wanted !== undefined) this.#name(event, wanted, step, all);
      if ('action' in event.what) this.#acts.set(event.seq, event);
    }
    if (step !== null) {
      this.#next = step;
      this.#falls.delete(step.before.id);
      this.#rises.delete(step.before.id);
    }
  }

  /**
   * Whether nothing between this world and the present place is named: all that is wanted is earlier, and all
   * that must hold holds there already. What was lost and made again meanwhile is not needed twice.
   */
  skips({ seq, nodes }: World): boolean {
    if (this.#down.size + this.#paused.size + this.#resumed.size + this.#closed.length > 0) return false;
    for (const wanted of this.#wanted.keys()) if (wanted > seq) return false;
    for (const [id, needs] of this.#open) {
      const node = ofServer(nodes, id);
      if (needs.size > 0 && node?.power !== 'up') return false;
      for (const { need } of needs.values()) if (node && !need.holds(node.server)) return false;
    }
    this.#falls.clear();
    this.#rises.clear();
    return true;
  }

  /** The start of the run: what holds there has no reason. */
  begin(): void {
    const [start] = this.#past.keyframes;
    for (const { id, server } of start?.nodes ?? ([] as Node[])) this.#fallen(id, server);
    this.#open.clear();
    this.#down.clear();
    this.#paused.clear();
    this.#resumed.clear();
    this.#closed = [];
  }

  #name(event: SimEvent, wanted: readonly number[], step: Taken | null, inStep: readonly SimEvent[]): void {
    this.#found.set(event.seq, event);
    for (const one of wanted) this.#link(one, event.seq);
    const { what, server } = event;
    this.#for = event.seq;
    this.#step = step !== null && step.before.id === server ? step : null;
    this.#inStep = inStep;
    const reasons = REASONS[what.kind] as ((one: unknown) => void) | undefined;
    const then = this.#next?.trigger === event ? this.#next : null;
    reasons?.({ event, what, server, step: this.#step, then, asking: this });
  }

  #link(event: number, reason: number): void {
    if (event === 0 || event === reason) return;
    const reasons = this.#reasons.get(event);
    if (reasons) reasons.add(reason);
    else this.#reasons.set(event, new Set([reason]));
  }

  /** The needs of later events, at a step of their server. */
  #meet(step: Taken, events: readonly SimEvent[]): void {
    const { id } = step.before;
    this.#fallen(id, step.after);
    const open = this.#open.get(id);
    if (open === undefined) return;
    for (const [key, { need, for: those }] of open) {
      if (!need.holds(step.before)) {
        open.delete(key);
        this.#made(need, those, step, events);
      } else if (need.ends?.(step.before)) open.delete(key);
    }
  }

  /** What does not hold after a server's last step, but later, is the work of a crash. */
  #fallen(id: ServerId, server: Server): void {
    const open = this.#open.get(id);
    const falls = this.#falls.get(id) ?? [];
    if (open === undefined || falls.length === 0) return;
    for (const [key, { need, for: those }] of open) {
      if (need.holds(server)) continue;
      open.delete(key);
      const fall = (need.isDurable && falls.find(({ what }) => what.kind === 'wipe')) || falls.at(-1);
      for (const event of [fall, this.#rises.get(id)]) {
        if (event === undefined) continue;
        this.#found.set(event.seq, event);
        for (const one of those) this.#link(one, event.seq);
        if (event.what.kind === 'write-failed')
          for (const cause of event.causes) this.#wantFor(cause, event.seq);
        if (event.what.kind === 'restart' && fall) this.#link(event.seq, fall.seq);
      }
    }
  }

  /** A step made the state that was read: one of its events, else its input. */
  #made(need: Need, those: readonly number[], step: Taken, events: readonly SimEvent[]): void {
    const { by } = need;
    const event = (by && events.find(by)) ?? step.trigger ?? events[0];
    if (event === undefined) return;
    if (need.upTo !== undefined) this.ask(event.seq, { upTo: need.upTo });
    for (const one of those) this.#wantFor(event.seq, one);
  }

  #note(event: SimEvent): void {
    const { server, what, seq } = event;
    if (didNothing(event)) return;
    if (server !== 0 && isFall(event)) {
      this.#falls.set(server, [...(this.#falls.get(server) ?? []), event]);
      this.#answer(this.#down, server, seq);
    } else if (what.kind === 'resume' && server !== 0) {
      this.#resumes.set(server, event);
      this.#answer(this.#resumed, server, seq);
    } else if (what.kind === 'restart' && server !== 0) this.#rises.set(server, event);
    else if (what.kind === 'pause' && server !== 0) this.#answer(this.#paused, server, seq);
    if ('action' in what && this.#closed.length > 0) {
      const action = this.#past.recording.script.at(what.action)?.action;
      const those = action ? this.#closed.filter(({ packet, by }) => this.#closes(action, packet, by)) : [];
      for (const one of those) this.#wantFor(seq, one.for);
      this.#closed = this.#closed.filter((one) => !those.includes(one));
    }
  }

  #answer(waiting: Map<ServerId, number[]>, server: ServerId, seq: number): void {
    for (const one of waiting.get(server) ?? []) this.#wantFor(seq, one);
    waiting.delete(server);
  }

  #closes(action: Action, { message }: Packet, by: 'cut' | 'block'): boolean {
    const [start] = this.#past.keyframes;
    return start !== undefined && closesWay(start.network, action, message, by);
  }

  // ------------------------------------------------------------------------------- what reasons ask for

  want(seq: number | undefined): void {
    this.#wantFor(seq ?? 0, this.#for);
  }

  #wantFor(seq: number, one: number): void {
    if (seq === 0 || seq === one) return;
    const there = this.#found.has(seq);
    const act = this.#acts.get(seq);
    if (there || act !== undefined) {
      if (act !== undefined) this.#found.set(seq, act);
      return this.#link(one, seq);
    }
    const wanted = this.#wanted.get(seq);
    if (wanted) wanted.push(one);
    else this.#wanted.set(seq, [one]);
  }

  need(need: Need): void {
    const step = this.#step;
    if (step !== null && step.before.id === need.server && !need.holds(step.before)) {
      // It was made earlier in the same step; if no event of it says so, the input is named anyway.
      const events = this.#inStep.filter(({ seq }) => seq < this.#for);
      return this.#made(need, [this.#for], step, events);
    }
    if (step !== null && need.ends?.(step.before)) return;
    const open = this.#open.get(need.server) ?? new Map<string, { need: Need; for: number[] }>();
    this.#open.set(need.server, open);
    const there = open.get(need.key);
    if (there) there.for.push(this.#for);
    else open.set(need.key, { need, for: [this.#for] });
  }

  asked(seq: number): Relevance {
    return this.#asked.get(seq) ?? {};
  }

  ask(seq: number | undefined, what: Relevance): void {
    if (seq === undefined) return;
    const before = this.asked(seq);
    const upTo = Math.max(before.upTo ?? 0, what.upTo ?? 0);
    const commit = Math.max(before.commit ?? 0, what.commit ?? 0);
    this.#asked.set(seq, {
      ...(upTo > 0 && { upTo }),
      ...(commit > 0 && { commit }),
      ...((before.behind ?? what.behind) && { behind: before.behind ?? what.behind }),
      ...((before.place || what.place) && { place: true }),
    });
  }

  needFall(server: ServerId): void {
    this.#down.set(server, [...(this.#down.get(server) ?? []), this.#for]);
  }

  needPause(server: ServerId): void {
    this.#paused.set(server, [...(this.#paused.get(server) ?? []), this.#for]);
  }

  needResume(server: ServerId): void {
    const resume = this.#resumes.get(server);
    if (resume === undefined) return;
    this.#wantFor(resume.seq, this.#for);
    this.needPause(server);
  }

  needResumed(server: ServerId): void {
    this.#resumed.set(server, [...(this.#resumed.get(server) ?? []), this.#for]);
  }

  needClosed(packet: Packet, by: 'cut' | 'block'): void {
    this.#closed.push({ packet, by, for: this.#for });
  }
}
