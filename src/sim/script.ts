/** The script of a run: what is done to it and when, by time or by condition. */
import type { Micros } from '../base/time.ts';
import type { Action, ActionDue, Condition, Machinery, Scripted, View } from './types.ts';

/** How far a run has come in its script. */
export type Place = Pick<Machinery, 'actionsDone' | 'later' | 'pending' | 'ready' | 'acted'>;
interface Conditional {
  readonly index: number;
  readonly when: Condition;
  readonly after: Micros;
}

const sooner = (a: ActionDue, b: ActionDue): number => a.at - b.at || a.index - b.index;

export class Script {
  readonly #actions: Action[];
  /** The actions with a time, in order; the first `#done` of them are done. */
  readonly #timed: ActionDue[];
  readonly #conditional: readonly Conditional[];
  #done: number;
  /** Actions whose condition came true, due a while after it. */
  #later: readonly ActionDue[];
  /** Actions whose condition has not come true yet. */
  #pending: readonly number[];
  /** Actions whose condition has just come true: they run before anything else. */
  #ready: readonly number[];
  #acted: boolean;

  /** `place`: how far a world of this run had come in it. */
  constructor(script: readonly Scripted[], place?: Place) {
    this.#actions = script.map(({ action }) => action);
    this.#timed = script
      .flatMap((entry, index) => ('at' in entry ? [{ at: entry.at, index }] : []))
      .sort(sooner);
    this.#conditional = script.flatMap((entry, index) =>
      'when' in entry ? [{ index, when: entry.when, after: entry.after }] : [],
    );
    this.#done = place?.actionsDone ?? 0;
    this.#later = place?.later ?? [];
    this.#pending = place?.pending ?? this.#conditional.map(({ index }) => index);
    this.#ready = place?.ready ?? [];
    this.#acted = place?.acted ?? true;
  }

  get isReady(): boolean {
    return this.#ready.length > 0;
  }

  /** Whether the last moment was an action at its time (or the start): another may follow at the same microsecond. */
  get acted(): boolean {
    return this.#acted;
  }

  nextAt(): Micros | null {
    return this.#next()?.at ?? null;
  }

  /** The action that happens now, at `at`, if one does before what else is due at `dueAt`. Actions come first. */
  take(at: Micros, dueAt: Micros): { action: Action; index: number } | null {
    const index = this.#takeIndex(at, dueAt);
    return index === null ? null : { action: this.#actions[index] as Action, index };
  }

  #takeIndex(at: Micros, dueAt: Micros): number | null {
    this.#acted = false;
    const [first, ...rest] = this.#ready;
    if (first !== undefined) {
      this.#ready = rest;
      return first;
    }
    const next = this.#next();
    if (next === null || next.at > at || next.at > dueAt) return null;
    this.#acted = true;
    if (this.#later.includes(next)) this.#later = this.#later.filter((due) => due !== next);
    else this.#done += 1;
    return next.index;
  }

  /** A reader's action, done at `at`, becomes the script's last. Gives its place. */
  join(action: Action, at: Micros): number {
    const index = this.#actions.push(action) - 1;
    this.#timed.splice(this.#done, 0, { at, index });
    this.#done += 1;
    this.#acted = true;
    return index;
  }

  /** Looks at every condition that has not come true yet, in order. */
  look(view: View & { readonly time: Micros }): void {
    if (this.#pending.length === 0) return;
    for (const { index, when, after } of this.#conditional) {
      if (!this.#pending.includes(index) || !when(view)) continue;
      this.#pending = this.#pending.filter((other) => other !== index);
      if (after > 0) this.#later = [...this.#later, { at: view.time + after, index }].sort(sooner);
      else this.#ready = [...this.#ready, index].sort((a, b) => a - b);
    }
  }

  machinery(): Place {
    return {
      actionsDone: this.#done,
      later: this.#later,
      pending: this.#pending,
      ready: this.#ready,
      acted: this.#acted,
    };
  }

  #next(): ActionDue | null {
    const timed = this.#timed[this.#done];
    const later = this.#later[0];
    if (timed === undefined) return later ?? null;
    return later !== undefined && sooner(later, timed) < 0 ? later : timed;
  }
}
