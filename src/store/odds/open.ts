/** What the page shows of a question about what may come. */
import type { Recording } from '../../sim/history.ts';
import type { OddsQuestion } from '../../sim/odds/question.ts';
import type { Curve } from './following.ts';

export interface OpenOdds {
  readonly question: OddsQuestion;
  /** The run that it is about. */
  readonly of: Recording;
  /** Null before anything is known. */
  readonly curve: Curve | null;
  /** Why it cannot be computed. */
  readonly failure: string | null;
}
