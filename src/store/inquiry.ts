/** What is asked about the run; of types only, because the session has it. */
import type { Micros } from '../base/time.ts';
import type { RunQuestion } from '../sim/questions/types.ts';
import type { World } from '../sim/types.ts';
import type { Run } from './run.ts';

/** A question, and the run up to the world that it is about. */
export interface RunInquiry {
  readonly question: RunQuestion;
  readonly run: Run;
  readonly world: World;
  /** The time of the playhead then. */
  readonly at: Micros;
  /** The question that led to it. */
  readonly before: RunInquiry | null;
}
