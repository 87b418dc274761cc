/** Whether a cluster can elect a leader and keep it, in numbers, for what shows it in words. */
import type { Micros } from '../../base/time.ts';
import { USUAL_FAILURES } from '../../scenario/verdict.ts';

export { numbersOf, type TimingNumbers, timingVerdict, USUAL_FAILURES } from '../../scenario/verdict.ts';

const DAY = USUAL_FAILURES;
/** Mean times between two failures of a leader to choose from. */
export const FAILURES: readonly Micros[] = [DAY / 1440, DAY / 24, DAY, 30 * DAY, 365 * DAY];
