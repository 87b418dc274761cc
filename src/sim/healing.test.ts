import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { entriesOf } from '../base/pmap.ts';
import { entriesFrom, entryAt } from '../raft/log.ts';
import type {
  ActionDocument,
  ClusterDocument,
  ScenarioDocument,
  UntimedAction,
} from '../scenario/document.ts';
import { serverNames } from '../scenario/document.ts';
import { runningLeader } from './actions.ts';
import { nodeOf } from './nodes.ts';
import { Simulation } from './simulation.ts';
import { actions, clusters } from './testing/documents.ts';
import { compiled, everyRun, PATIENCE } from './testing/runs.ts';
import type { Node } from './types.ts';

vi.setConfig({ testTimeout: PATIENCE });

/**
 * A cluster in which elections are decided: short latencies and writes, timeouts well apart, no heartbeat too
 * late.
 */
function lively(cluster: ClusterDocument): ClusterDocument {
  const calm = { electionTimeout: [150, 300], heartbeatInterval: 50, clock: {} } as const;
  return { ...cluster, ...calm, disk: { write: [0, 3] }, timeouts: {}, electionTimeouts: {}, disks: {} };
}

const calmOwn = { electionTimeout: [150, 300], clock: 1, disk: { write: [0, 3], fails: 0 } } as const;

const LONGEST = 300;
const HEALED = 1100;
/** Everything that ends the faults, in a cluster of these servers. */
function healing(names: readonly string[]): ActionDocument[] {
  const whole = { latency: [1, 8] as const, loss: 0, duplication: 0 };
  const links = names.flatMap((from) => names.filter((to) => to !== from).map((to) => ({ from, to })));
  const actions: UntimedAction[] = [
    { do: 'heal' },
    { do: 'unblock' },
    { do: 'network', ...whole },
    ...links.map((link): UntimedAction => ({ do: 'link', ...link, ...whole })),
    { do: 'settings', heartbeatInterval: 50, maxEntries: 100 },
    ...names.map((server): UntimedAction => ({ do: 'settings', server, ...calmOwn })),
    ...names.map((server): UntimedAction => ({ do: 'restart', server })),
    ...names.map((server): UntimedAction => ({ do: 'resume', server })),
    { do: 'release' },
  ];
  const probe = {
    at: HEALED + 10 * LONGEST,
    do: 'request',
    server: 'leader',
    command: 'SET probe 1',
  } as const;
  return [...actions.map((action) => ({ ...action, at: HEALED })), probe];
}

const healed: fc.Arbitrary<ScenarioDocument> = fc.integer({ min: 1, max: 7 }).chain((size) =>
  fc.tuple(fc.nat(), clusters(size), actions(size)).map(([seed, cluster, done]) => ({
    raftarium: 1 as const,
    seed,
    cluster: lively(cluster),
    // A disk that is still to fail is a fault that does not end.
    actions: [
      ...done.filter(({ when, do: word }) => when === undefined && word !== 'failWrite'),
      ...healing(serverNames(size)),
    ],
    until: HEALED + 20 * LONGEST,
  })),
);

test('once all faults have ended, a leader emerges, and within 20 election timeouts all servers agree', () => {
  everyRun(healed, 40, (document) => {
    const { cluster, script, until } = compiled(document);
    const sim = new Simulation(cluster, script);
    while (sim.advance(until - 10_000 * LONGEST));
    expect(runningLeader(sim.nodes)).not.toBeNull();
    while (sim.advance(until));
    const { nodes } = sim;
    const first = nodeOf(sim, 1) as Node;
    for (const { server, state } of nodes) {
      const { log } = server.persistent;
      expect(entriesFrom(log)).toEqual(entriesFrom(first.server.persistent.log));
      expect([server.commitIndex, server.lastApplied]).toEqual([log.lastIndex, log.lastIndex]);
      expect(entriesOf(state.values)).toEqual(entriesOf(first.state.values));
      expect(state.digest).toBe(first.state.digest);
    }
    expect(entryAt(first.server.persistent.log, first.server.commitIndex)?.command).toBe('SET probe 1');
    expect(nodes.filter(({ server }) => server.role.name === 'leader')).toHaveLength(1);
    expect(sim.violations).toEqual([]);
  });
});
