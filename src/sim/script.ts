/** The script of a run: what is done to it and when, by time or by condition. */
import type { Micros } from '../base/time.ts';
import type { Action, ActionDue, Condition, Machinery, Scripted, View } from './types.ts';

/** How far a run has come in its script. */
export type Place = Pick<Machinery, 'actionsDone' | 'later' | 'pending' | 'ready' | 'acted'>;
type Conditional = Extract<Scripted, { when: Condition }>;
type Timed = Extract<Scripted, { at: Micros }>;

const sooner = (a: ActionDue, b: ActionDue): number => a.at - b.at || a.index - b.index;

/** A script in the order in which it is due. There may be tens of thousands of actions: each is named by its place in the script. */
interface Plan {
  readonly script: readonly Scripted[];
  readonly timed: readonly number[];
  readonly conditional: ReadonlyMap<number, Conditional>;
}

/** A history takes up the same run again for every seek: its script is put in order once. */
const plans = new WeakMap<readonly Scripted[], Plan>();

function planOf(script: readonly Scripted[]): Plan {
  const known = plans.get(script);
  if (known !== undefined) return known;
  const at = (index: number): Micros => (script[index] as Timed).at;
  const plan = {
    script,
    timed: script
      .flatMap((entry, index) => ('at' in entry ? [index] : []))
      .sort((a, b) => at(a) - at(b) || a - b),
    conditional: new Map(
      script.flatMap((entry, index) => ('when' in entry ? [[index, entry] as const] : [])),
    ),
  };
  plans.set(script, plan);
  return plan;
}

/** The places of those actions of a script with a time that are done, where a run has come so far in it. */
export const doneOf = (script: readonly Scripted[], { actionsDone }: Place): readonly number[] =>
  planOf(script).timed.slice(0, actionsDone);

export class Script {
  /** Of its actions with a time, the first `#done` are done. */
  #plan: Plan;
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
    this.#plan = planOf(script);
    this.#done = place?.actionsDone ?? 0;
    this.#later = place?.later ?? [];
    this.#pending = place?.pending ?? [...this.#plan.conditional.keys()];
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
    return this.#isLaterNext() ? (this.#later[0] as ActionDue).at : this.#timedAt();
  }

  /** The action that happens now, at `at`, if one does before what else is due at `dueAt`. Actions come first. */
  take(at: Micros, dueAt: Micros): { action: Action; index: number } | null {
    const index = this.#takeIndex(at, dueAt);
    return index === null ? null : { action: (this.#plan.script[index] as Scripted).action, index };
  }

  #takeIndex(at: Micros, dueAt: Micros): number | null {
    this.#acted = false;
    const [first, ...rest] = this.#ready;
    if (first !== undefined) {
      this.#ready = rest;
      return first;
    }
    const next = this.nextAt();
    if (next === null || next > at || next > dueAt) return null;
    this.#acted = true;
    if (!this.#isLaterNext()) return this.#plan.timed[this.#done++] as number;
    const [due, ...later] = this.#later as readonly [ActionDue, ...ActionDue[]];
    this.#later = later;
    return due.index;
  }

  /** A reader's action, done at `at`, becomes the script's last. Gives its place. */
  join(action: Action, at: Micros): number {
    const { script, timed, conditional } = this.#plan;
    const index = script.length;
    this.#plan = {
      script: [...script, { action, at }],
      timed: timed.toSpliced(this.#done, 0, index),
      conditional,
    };
    this.#done += 1;
    this.#acted = true;
    return index;
  }

  /** Looks at every condition that has not come true yet, in order. */
  look(view: View & { readonly time: Micros }): void {
    if (this.#pending.length === 0) return;
    for (const index of this.#pending) {
      const { when, after } = this.#plan.conditional.get(index) as Conditional;
      if (!when(view)) continue;
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

  /** When the next of the actions with a time is due. Asked at every moment. */
  #timedAt(): Micros | null {
    const index = this.#plan.timed[this.#done];
    return index === undefined ? null : (this.#plan.script[index] as Timed).at;
  }

  /** Whether an action whose condition came true is the next, before those with a time. */
  #isLaterNext(): boolean {
    const [later] = this.#later;
    const index = this.#plan.timed[this.#done];
    if (later === undefined || index === undefined) return later !== undefined;
    return sooner(later, { at: this.#timedAt() as Micros, index }) < 0;
  }
}
