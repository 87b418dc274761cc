/** The limits of a document and of its run. Limits that a run meets on its way: `sim/limits.ts`. */
import { fromMs, type Micros, toMs } from '../base/time.ts';
import { RUN_LIMITS, type RunLimits } from '../sim/limits.ts';
import type { Ms, ScenarioDocument } from './types.ts';

/** The longest a run may get: an hour of the cluster's time. */
export const LONGEST_RUN: Micros = fromMs(3_600_000);

/** No time in a document is longer, in ms: sums of tens of thousands of them are still exact microseconds. */
export const MOST_TIME: Ms = 100_000_000;
/** The range of speeds of a server's clock. */
export const SLOWEST_CLOCK = 0.001;
export const FASTEST_CLOCK = 1000;
/** The highest term that a run may begin with: later terms are still counted exactly. */
export const MOST_TERM = 1_000_000_000_000_000;
/** Entries in one message. */
export const MOST_ENTRIES = 1000;
/**
 * Entries that a server may begin with, plus the requests of its document: a server may apply them all at
 * once.
 */
export const MOST_LOG = 50_000;
/** Entries that all servers together may begin with. */
export const MOST_INITIAL = 100_000;
export const MOST_SERVERS = 99;
/** Entries of `links`: enough for each direction between so many servers. */
export const MOST_LINKS = 10_000;
/** Characters in the name of a place. */
export const MOST_PLACE = 40;
export const MOST_ACTIONS = 50_000;
export const MOST_EXPECTED = 10_000;
/** Characters in a title, and in a whole document. */
export const MOST_TITLE = 500;
export const MOST_TEXT = 8_000_000;
/** Bytes in a file: a character takes at most three. */
export const MOST_FILE = 3 * MOST_TEXT;
/**
 * Events a millisecond that short timers may cause: a run of four seconds reaches the limit of all events.
 */
export const MOST_TIMED_PER_MS = 1000;

/** The limits that the headless run can raise. */
export interface Raisable {
  readonly run: RunLimits;
  /** The longest run. */
  readonly time: Ms;
}
export const USUAL: Raisable = { run: RUN_LIMITS, time: toMs(LONGEST_RUN) };

const DEFAULT_UNTIL = 5000;

/**
 * When a document's run ends, and the field that says so: by default 5 s, or the latest time in `actions` and
 * `expect`.
 */
export function endOf({ until, actions = [], expect = [] }: ScenarioDocument): [Ms, (string | number)[]] {
  if (until !== undefined) return [until, ['until']];
  let end: [Ms, (string | number)[]] = [DEFAULT_UNTIL, ['until']];
  const later = (time: Ms, path: () => (string | number)[]): void => {
    if (time > end[0]) end = [time, path()];
  };
  for (const [i, { at = 0 }] of actions.entries()) later(at, () => ['actions', i, 'at']);
  for (const [i, claim] of expect.entries()) {
    const { at, by, always, never } = claim;
    const span = always ?? never;
    if (span) later(span[1], () => ['expect', i, always ? 'always' : 'never', 1]);
    else later(at ?? by ?? 0, () => ['expect', i, at === undefined ? 'by' : 'at']);
  }
  return end;
}
