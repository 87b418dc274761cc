/** Whether a cluster with the settings of a document can elect a leader, and keep it. */
import { compile } from '../../scenario/compile.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import { judgeTiming, type TimingAdvice } from '../timing.ts';

/** `document`: a valid one. */
export function verdictsOf(document: ScenarioDocument): readonly TimingAdvice[] {
  const { settings, electionTimeout, heartbeatInterval, link } = compile(document).cluster;
  const servers = settings.servers.length;
  return judgeTiming({ servers, electionTimeout, heartbeatInterval, way: () => link });
}
