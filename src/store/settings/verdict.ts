/** Whether a cluster with the settings of a document can elect a leader, and keep it. */
import type { ScenarioDocument } from '../../scenario/types.ts';
import { timingVerdict } from '../../scenario/verdict.ts';
import { advice, type TimingAdvice } from '../timing.ts';

/** `document`: a valid one. */
export const verdictsOf = (document: ScenarioDocument): readonly TimingAdvice[] =>
  timingVerdict(document).findings.map(advice);
