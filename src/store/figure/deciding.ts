/** All moments of a run at which a line of Figure 2 ran, found in slices as far as the run is known. */
import { countBefore } from '../../base/sorted.ts';
import type { Micros } from '../../base/time.ts';
import type { Job } from '../../playback/slices.ts';
import type { RuleId } from '../../raft/rules.ts';
import type { ServerId } from '../../raft/types.ts';
import type { LineId } from '../../sim/figure/lines.ts';
import { linesOf, type Ran } from '../../sim/figure/ran.ts';
import type { History } from '../../sim/history.ts';
import type { MomentSteps } from '../../sim/steps.ts';
import type { World } from '../../sim/types.ts';

/** A moment at which a line ran, and the rules that decided on it. */
export interface RanAt {
  readonly moment: number;
  readonly time: Micros;
  readonly server: ServerId;
  readonly rules: readonly RuleId[];
}

export interface RanMoments {
  /** Known up to this moment. */
  readonly upTo: number;
  /** In order. Grows in place. */
  readonly at: readonly RanAt[];
  /** At how many moments each rule decided. */
  readonly byRule: ReadonlyMap<RuleId, number>;
}
type Growing = { upTo: number; readonly at: RanAt[]; readonly byRule: Map<RuleId, number> };

/** More are counted and not kept. */
const MOST_KEPT = 100_000;
/** Moments between two yields. */
const PORTION = 32;

const known = new WeakMap<History, Map<LineId, Growing>>();

function foundIn(history: History, line: LineId): Growing {
  const lines = known.get(history) ?? new Map<LineId, Growing>();
  known.set(history, lines);
  const found = lines.get(line) ?? { upTo: 0, at: [], byRule: new Map() };
  lines.set(line, found);
  return found;
}

/** What is known so far. */
export const foundFor = (history: History, line: LineId): RanMoments => foundIn(history, line);

/** A field is assigned by the lines of others. */
const isOn = ({ line, assigned }: Ran, wanted: LineId): boolean =>
  line === wanted || assigned.some(({ field }) => field === wanted);

/** The moment with the rules that decided on a line; null if the line did not run. */
export function ranAt({ moment, time, steps }: MomentSteps, line: LineId): RanAt | null {
  const ran = linesOf(steps).filter((one) => isOn(one, line));
  const [first] = ran;
  if (first === undefined) return null;
  const verdicts = ran
    .filter((one) => one.line === line)
    .flatMap(({ asked }) => asked.flatMap(({ verdict }) => (verdict === null ? [] : verdict.rule)));
  return { moment, time, server: first.server, rules: [...new Set(verdicts)] };
}

/** Finds what is not known yet. */
export function* finding(history: History, line: LineId): Job {
  const found = foundIn(history, line);
  const begun = found.upTo;
  const from = countBefore(history.keyframes, ({ moment }) => moment <= found.upTo) - 1;
  const start = history.keyframes[Math.max(0, from)] as World;
  let pause = PORTION;
  for (const one of history.momentsAfter(start, Infinity)) {
    if (one.moment > found.upTo) {
      found.upTo = one.moment;
      const at = ranAt(one, line);
      if (at !== null) add(found, at);
    }
    pause -= 1;
    if (pause > 0) continue;
    pause = PORTION;
    yield (found.upTo - begun) / Math.max(1, history.frontierMoment - begun);
  }
}

function add({ at, byRule }: Growing, one: RanAt): void {
  if (at.length < MOST_KEPT) at.push(one);
  for (const rule of one.rules) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
}
