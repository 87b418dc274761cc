/** Views of a world, made by hand out of a real one. */
import { nodeOf } from '../../sim/nodes.ts';
import type { Node, View, Violation } from '../../sim/types.ts';
import { runDocument } from '../run.ts';
import type { ClusterDocument, ScenarioDocument } from '../types.ts';

/** The start of a run of this cluster, with these servers changed. */
export function startOf(
  cluster: ClusterDocument,
  changes: Readonly<Record<number, Partial<Node>>> = {},
  violations: readonly Violation[] = [],
): View {
  const { simulation } = runDocument({ raftarium: 1, cluster, until: 0 });
  const nodes = simulation.nodes.map((node) => ({ ...node, ...changes[node.id] }));
  return { time: 0, nodes, violations, counts: simulation.counts };
}

/** The end of a document's run. */
export const endOf = (document: ScenarioDocument): View => runDocument(document).simulation;

/** A moment with this many leaders, and nothing else. */
export function moment(time: number, leaders: number): View {
  const one = startOf({ servers: 1, initial: { S1: { role: 'leader', term: 1 } } });
  const leader = nodeOf(one, 1) as Node;
  const nodes = Array.from({ length: leaders }, (_, i): Node => ({ ...leader, id: i + 1 }));
  return { ...one, time, nodes };
}
