/** The script of a run: actions, by time or by condition. */
import { GrowingList, type List } from '../base/growing-list.ts';
import { countBefore } from '../base/sorted.ts';
import type { Micros } from '../base/time.ts';
import { ConditionWatch } from './condition-watch.ts';
import type { Action, ActionDue, Condition, Machinery, Scripted, View } from './types.ts';

/** How far a run has come in its script. */
export type ScriptPosition = Pick<Machinery, 'actionsDone' | 'later' | 'pending' | 'ready' | 'acted'>;
type Timed = Extract<Scripted, { at: Micros }>;

const sooner = (a: ActionDue, b: ActionDue): number => a.at - b.at || a.index - b.index;

/** Actions that wait for the same condition. */
interface Group {
  readonly when: Condition;
  readonly actions: readonly { readonly index: number; readonly after: Micros }[];
}

/**
 * A script in the order in which it is due. There may be tens of thousands of actions: each is named by its
 * index in the script.
 */
interface Plan {
  readonly script: GrowingList<Scripted>;
  readonly timed: GrowingList<number>;
  readonly groups: readonly Group[];
}

/** A history restarts the same run for every seek: its script is sorted once. */
const plans = new WeakMap<List<Scripted>, Plan>();

function planOf(script: List<Scripted>): Plan {
  const known = plans.get(script);
  if (known !== undefined) return known;
  const all = [...script];
  const at = (index: number): Micros => (all[index] as Timed).at;
  const timed: number[] = [];
  for (const [index, entry] of all.entries()) if ('at' in entry) timed.push(index);
  timed.sort((a, b) => at(a) - at(b) || a - b);
  return keepPlan(script, {
    script: GrowingList.of(all),
    timed: GrowingList.of(timed),
    groups: groupsOf(all),
  });
}

function keepPlan(script: List<Scripted>, plan: Plan): Plan {
  plans.set(script, plan);
  return plan;
}

/**
 * The plan with one more act, when this many timed actions are due. It copies nothing if none is due after
 * it.
 */
function planWith({ script, timed, groups }: Plan, act: Timed, done: number): Plan {
  const grown = script.with(act);
  return keepPlan(grown, { script: grown, timed: timed.with(script.length, done), groups });
}

function groupsOf(script: readonly Scripted[]): Group[] {
  const groups = new Map<Condition, { index: number; after: Micros }[]>();
  for (const [index, entry] of script.entries()) {
    if (!('when' in entry)) continue;
    const action = { index, after: entry.after };
    const there = groups.get(entry.when);
    if (there === undefined) groups.set(entry.when, [action]);
    else there.push(action);
  }
  return Array.from(groups, ([when, actions]) => ({ when, actions }));
}

/** Indices of the timed actions that were performed. */
export const doneOf = (script: List<Scripted>, { actionsDone }: ScriptPosition): readonly number[] =>
  planOf(script).timed.slice(0, actionsDone);

/** For an action that runs before anything else: only its index decides when. */
const NOW: Micros = -1;

/** Inserts `due` into a list in which the next one is last. */
function insert(list: ActionDue[], due: ActionDue): void {
  const place = countBefore(list, (other) => sooner(other, due) > 0);
  list.splice(place, 0, due);
}

export class Script {
  /** The first `#done` of the timed actions were performed. */
  #plan: Plan;
  #done: number;
  /** Actions whose condition came true, due after a delay; the next one is last. */
  #later: ActionDue[];
  /**
   * Actions whose condition has just come true, by index: they run before anything else. The first is last.
   */
  #ready: ActionDue[];
  /**
   * Groups whose condition has not come true yet, by their index in the plan; and the same as a list, made on
   * demand.
   */
  readonly #pending = new ConditionWatch<number>();
  #pendingList: readonly number[] | null = null;
  #acted: boolean;

  /** `place`: how far a world of this run had come in it. */
  constructor(script: List<Scripted>, place?: ScriptPosition) {
    this.#plan = planOf(script);
    this.#done = place?.actionsDone ?? 0;
    this.#later = place?.later.slice() ?? [];
    this.#ready = place?.ready.slice() ?? [];
    this.#acted = place?.acted ?? true;
    const { groups } = this.#plan;
    for (const group of place?.pending ?? groups.keys())
      this.#pending.add(group, (groups[group] as Group).when.topics);
  }

  /** With all acts that were added. */
  get entries(): List<Scripted> {
    return this.#plan.script;
  }

  get isReady(): boolean {
    return this.#ready.length > 0;
  }

  /**
   * Whether the last moment was a timed action (or the start): another may follow at the same microsecond.
   */
  get acted(): boolean {
    return this.#acted;
  }

  nextAt(): Micros | null {
    return this.#isLaterNext() ? (this.#later.at(-1) as ActionDue).at : this.#timedAt();
  }

  /** The action that happens now, at `at`, if there is one before `dueAt`. Actions come first. */
  take(at: Micros, dueAt: Micros): { action: Action; index: number; isStaged: boolean } | null {
    const index = this.#takeIndex(at, dueAt);
    if (index === null) return null;
    const scripted = this.#plan.script.at(index) as Scripted;
    return { action: scripted.action, index, isStaged: 'at' in scripted && scripted.isStaged === true };
  }

  #takeIndex(at: Micros, dueAt: Micros): number | null {
    this.#acted = false;
    const first = this.#ready.pop();
    if (first !== undefined) return first.index;
    const next = this.nextAt();
    if (next === null || next > at || next > dueAt) return null;
    this.#acted = true;
    if (!this.#isLaterNext()) return this.#plan.timed.at(this.#done++) as number;
    return (this.#later.pop() as ActionDue).index;
  }

  /** A reader's action, at `at`, becomes the script's last. Returns its index. */
  join(action: Action, at: Micros): number {
    const index = this.#plan.script.length;
    this.#plan = planWith(this.#plan, { action, at }, this.#done);
    this.#done += 1;
    this.#acted = true;
    return index;
  }

  /** Evaluates every condition that has not come true yet and that may have changed since. */
  look(view: View): void {
    if (this.#pending.isEmpty) return;
    const came: ActionDue[] = [];
    for (const place of this.#pending.changed(view)) {
      const { when, actions } = this.#plan.groups[place] as Group;
      if (!when(view)) continue;
      this.#pending.delete(place);
      this.#pendingList = null;
      for (const { index, after } of actions) came.push({ at: after > 0 ? view.time + after : NOW, index });
    }
    // The last due first: then many simultaneous ones are each inserted at the end of the list.
    for (const due of came.sort(sooner).reverse()) insert(due.at === NOW ? this.#ready : this.#later, due);
  }

  /** The conditions were evaluated for the world that the run is restored from. */
  hasLookedAt(view: View): void {
    this.#pending.changed(view);
  }

  machinery(): ScriptPosition {
    this.#pendingList ??= [...this.#pending.items];
    return {
      actionsDone: this.#done,
      later: this.#later.slice(),
      pending: this.#pendingList,
      ready: this.#ready.slice(),
      acted: this.#acted,
    };
  }

  /** The time of the next timed action. Called at every moment. */
  #timedAt(): Micros | null {
    const index = this.#plan.timed.at(this.#done);
    return index === undefined ? null : (this.#plan.script.at(index) as Timed).at;
  }

  /** Whether an action whose condition came true is next, before timed ones. */
  #isLaterNext(): boolean {
    const later = this.#later.at(-1);
    const index = this.#plan.timed.at(this.#done);
    if (later === undefined || index === undefined) return later !== undefined;
    return sooner(later, { at: this.#timedAt() as Micros, index }) < 0;
  }
}
