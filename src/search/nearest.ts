/**
 * The nearest run in which something happens that has not happened: small changes of the run, each one act,
 * are tried from a world before them. A generator, one try a step: it can be stopped at any yield.
 */
import { fromMs, type Micros } from '../base/time.ts';
import { compile } from '../scenario/compile.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import type { Changed } from '../sim/changed.ts';
import { Simulation } from '../sim/simulation.ts';
import type { Action, World } from '../sim/types.ts';
import { isMet } from '../sim/why-not/is-met.ts';
import type { Aim } from '../sim/why-not/types.ts';
import { type Beginning, changesIn, type TriedChange } from './changes.ts';

export interface NearestWish {
  readonly document: ScenarioDocument;
  /** Its actions at time 0 are part of the setup. */
  readonly isStaged: boolean;
  /** A world of the run before all changes; null for its start. */
  readonly from: World | null;
  readonly aim: Aim;
  /** By this time it should have happened. */
  readonly at: Micros;
}

/** A change with which it happens: the act that makes it, and when. */
export interface NearestRun {
  readonly change: Changed;
  readonly action: Action;
  readonly time: Micros;
  /** How much earlier or later something is, or for how long it is otherwise. */
  readonly by: Micros;
  /** When it happens then. */
  readonly happensAt: Micros;
}

export interface NearestStep {
  readonly tried: number;
  readonly of: number;
}

/** Changes are told in tenths of milliseconds. */
const GRAIN: Micros = fromMs(0.1);
/** More than this is not a small change. */
const MOST: Micros = fromMs(500);
const MOST_TRIES = 2500;
/** The sizes that are tried first, of the largest one. */
const SHARES = [1, 0.75, 0.5, 0.25];

/** The smallest change of each sort with which it happens, the smallest sort first. */
export function* nearestRuns(wish: NearestWish): Generator<NearestStep, readonly NearestRun[]> {
  const { cluster, script } = compile(wish.document, wish.isStaged);
  const begin: Beginning = (onEvent) =>
    new Simulation(cluster, script, { watch: null, ...(onEvent && { onEvent }) }, wish.from ?? undefined);
  const changes = changesIn(begin, wish.at);
  const best = new Map<Changed['sort'], NearestRun>();
  let tried = 0;
  for (const [i, change] of changes.entries()) {
    if (tried >= MOST_TRIES) break;
    // In whole grains: so the found change can be told exactly.
    const [least, most] = [Math.ceil(change.least / GRAIN), Math.floor(Math.min(change.most, MOST) / GRAIN)];
    let reach = Math.min(most, (best.get(change.what.sort)?.by ?? Infinity) / GRAIN - 1);
    if (reach < least) continue;
    let found: NearestRun | null = null;
    // Too much may do harm where less is enough: a new leader may meet what befell the old one.
    for (const share of SHARES) {
      const size = least + Math.round((reach - least) * share);
      tried += 1;
      yield { tried: i, of: changes.length };
      found = attempt(begin(), wish, change, size * GRAIN);
      if (found !== null) reach = size;
      if (found !== null || change.what.sort === 'message') break;
    }
    if (found === null) continue;
    // The smallest one that is enough, if all larger ones are too; else one of those that are.
    for (let low = least; low < reach; ) {
      const middle = Math.floor((low + reach) / 2);
      tried += 1;
      yield { tried: i, of: changes.length };
      const nearer = attempt(begin(), wish, change, middle * GRAIN);
      if (nearer === null) low = middle + 1;
      else [found, reach] = [nearer, middle];
    }
    best.set(change.what.sort, found);
  }
  return SORTS.map((sort) => best.get(sort)).filter((one) => one !== undefined);
}

const SORTS: readonly Changed['sort'][] = ['message', 'timer', 'way', 'power'];

/** The run with a change, as a branch of the page would have it; null if it does not happen in time. */
function attempt(
  sim: Simulation,
  { aim, at: end }: NearestWish,
  change: TriedChange,
  by: Micros,
): NearestRun | null {
  const { action, time } = change.act(by);
  while (sim.advance(time));
  let at = Math.max(time, sim.soonest());
  while (sim.advance(sim.isScriptedBy(at) ? at : at - 1)) at = Math.max(time, sim.soonest());
  if (sim.stopped !== null || at > end) return null;
  sim.act(action, at);
  for (let happensAt: Micros | null = null; ; ) {
    if (!isMet(sim, aim)) happensAt = null;
    else happensAt ??= sim.time;
    if (sim.advance(end)) continue;
    return happensAt === null ? null : { change: change.what, action, time, by, happensAt };
  }
}
