/** Presets and measured latencies are valid clusters, and work. */
import { describe, expect, test } from 'vitest';
import { runningLeader } from '../sim/actions.ts';
import { readDocument } from './document.ts';
import { OTHER_PROTOCOLS, PRESETS } from './presets.ts';
import { betweenRegions, linksOfRegions, REGIONS, type Region, ROUND_TRIPS } from './regions.ts';
import { runDocument } from './run.ts';
import type { ClusterDocument, ScenarioDocument } from './types.ts';
import { timingVerdict } from './verdict.ts';

function valid(cluster: ClusterDocument, seed: number, until = 60_000): ScenarioDocument {
  const read = readDocument({ raftarium: 1, seed, cluster, until });
  if (!read.ok) throw new Error(read.message);
  return read.document;
}

describe.each(PRESETS.map((preset) => [preset.name, preset] as const))('%s', (_, preset) => {
  test('is a valid cluster, whose timing is fine', () => {
    const { findings, holds } = timingVerdict(valid(preset.cluster, 1));
    expect(findings.filter(({ level }) => level === 'broken')).toEqual([]);
    expect(holds.failures).toBe(true);
  });

  test.each([1, 2, 3])('elects a leader that stays, with seed %i', (seed) => {
    const { simulation } = runDocument(valid(preset.cluster, seed));
    expect(runningLeader(simulation.nodes)).not.toBeNull();
    const [low] = preset.cluster.electionTimeout ?? [0];
    const early = runDocument(valid(preset.cluster, seed, 5 * low)).simulation;
    expect(runningLeader(early.nodes)?.id).toBe(runningLeader(simulation.nodes)?.id);
  });

  test('has a source with a year, and says what it leaves out', () => {
    expect(preset.address).toMatch(/^https:\/\//);
    expect(preset.year).toBeGreaterThan(2012);
    for (const sentence of preset.notModelled) expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(preset.notModelled.length).toBeGreaterThan(0);
  });
});

test('presets and other protocols have names of their own', () => {
  const names = [...PRESETS, ...OTHER_PROTOCOLS].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { difference } of OTHER_PROTOCOLS) expect(difference).toMatch(/^[A-Z].*\.$/);
});

describe('regions', () => {
  test('each pair has a latency, the same both ways: half of the mean round trip, and up to a tenth more', () => {
    for (const a of REGIONS)
      for (const b of REGIONS) {
        const [low, high] = betweenRegions(a, b);
        expect(low).toBeGreaterThan(0);
        expect(high).toBeGreaterThan(low);
        expect(betweenRegions(b, a)).toEqual([low, high]);
      }
    expect([ROUND_TRIPS.year, ROUND_TRIPS.ms.Virginia[2]]).toEqual([2017, 80.55]);
    expect(betweenRegions('Virginia', 'Ireland')).toEqual([40.3, 44.3]);
    expect(betweenRegions('Tokyo', 'Frankfurt')).toEqual([118.3, 130.1]);
    expect(betweenRegions('Sydney', 'Sydney')).toEqual([0.5, 1]);
  });

  test.each<[Partial<Record<Region, string[]>>]>([
    [{ Virginia: ['S1', 'S2'], Ireland: ['S3', 'S4'], Tokyo: ['S5'] }],
    [{ Oregon: ['S1'], Seoul: ['S2'], Frankfurt: ['S3'], Sydney: ['S4'], Singapore: ['S5'] }],
  ])('a cluster over %j elects a leader with etcd’s timing', (places) => {
    const cluster = {
      electionTimeout: [1000, 2000],
      heartbeatInterval: 100,
      ...linksOfRegions(places),
    } as const;
    const { simulation } = runDocument(valid(cluster, 1, 20_000));
    expect(runningLeader(simulation.nodes)).not.toBeNull();
  });
});
