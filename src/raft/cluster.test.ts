/** Many random runs of whole clusters, checked by `testing/cluster.ts`; after each, the faults end. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesFrom } from './log.ts';
import type { Settings } from './settings.ts';
import { Cluster, type Move } from './testing/cluster.ts';
import { settings } from './testing/subject.ts';

const place = fc.nat(1000);
const timer = (name: 'election' | 'heartbeat' | 'retry') =>
  fc.record({ do: fc.constant('timer' as const), server: place, timer: fc.constant(name) });
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({ do: fc.constant('deliver' as const), which: place, again: fc.boolean() }),
  },
  { weight: 2, arbitrary: timer('election') },
  { weight: 6, arbitrary: timer('heartbeat') },
  { weight: 1, arbitrary: timer('retry') },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('request' as const), server: place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const), server: place }) },
);
const options: fc.Arbitrary<Partial<Settings>> = fc.record({
  maxEntries: fc.constantFrom(1, 2, 100),
  replicate: fc.constantFrom('heartbeat' as const, 'at-once' as const),
  noop: fc.boolean(),
  fastBacktrack: fc.boolean(),
});

function run(size: number, change: Partial<Settings>, moves: readonly Move[]): Cluster {
  const cluster = new Cluster(settings(size, change));
  for (const one of moves) cluster.move(one);
  return cluster;
}

/** The faults end: servers time out one after another until one leads in the latest term. */
function elect(cluster: Cluster): number {
  cluster.flush();
  const { servers } = cluster.settings;
  for (let i = 0; i < 2 * servers.length; i += 1) {
    const latest = Math.max(...[...cluster.servers.values()].map((one) => one.persistent.currentTerm));
    const leader = cluster.leader();
    if (leader?.persistent.currentTerm === latest) return leader.id;
    cluster.timer(1 + (i % servers.length), 'election');
    cluster.flush();
  }
  throw new Error('nobody was elected');
}

/** Whole logs, and how far they are committed. */
const summary = (cluster: Cluster) =>
  [...cluster.servers.values()].map(({ persistent: { log }, commitIndex }) => ({
    log: entriesFrom(log),
    commitIndex,
  }));

describe.each([1, 2, 3, 4, 5])('a cluster of %i', (size) => {
  test('is safe whatever happens, and agrees once the faults end', () => {
    fc.assert(
      fc.property(
        options,
        fc.array(move, { minLength: 50, maxLength: 250, size: 'max' }),
        (change, moves) => {
          const cluster = run(size, change, moves);
          const id = elect(cluster);
          cluster.request(id);
          const all = cluster.server(id).persistent.log;
          for (let i = 0; i < all.lastIndex + 3; i += 1) {
            cluster.timer(id, 'heartbeat');
            cluster.flush();
          }
          const same = { log: entriesFrom(all), commitIndex: all.lastIndex };
          expect(summary(cluster)).toEqual(cluster.settings.servers.map(() => same));
        },
      ),
      { seed: 1 + size, numRuns: 60 },
    );
  });
});
