/** Links with settings of their own at the start: by servers, by places, by both. */
import { describe, expect, test } from 'vitest';
import { toMs } from '../base/time.ts';
import { settingsOf } from '../sim/ways.ts';
import { readDocument } from './document.ts';
import { runDocument } from './run.ts';
import type { ClusterDocument } from './types.ts';

/** One direction at the start of a run: `8-12 ms, loss 0, copies 0`. */
function way(cluster: ClusterDocument, from: number, to: number): string {
  const read = readDocument({ raftarium: 1, cluster, until: 0 });
  if (!read.ok) throw new Error(read.message);
  const { network } = runDocument(read.document).simulation.world();
  const { latency, loss, duplication } = settingsOf(network, from, to);
  return `${latency.map(toMs).join('-')} ms, loss ${loss}, copies ${duplication}`;
}

const PLACES: ClusterDocument = {
  latency: [10, 15],
  loss: 0.01,
  places: { Virginia: ['S1', 'S2'], Ireland: ['S3', 'S4'] },
  links: [
    { between: ['Virginia', 'Virginia'], latency: [0.5, 1] },
    { between: ['Virginia', 'Ireland'], latency: [35, 40] },
  ],
};

describe('by places', () => {
  test('an entry is about all servers of both places, in both directions', () => {
    for (const [from, to] of [
      [1, 3],
      [1, 4],
      [2, 3],
      [2, 4],
      [3, 1],
      [4, 2],
    ] as const)
      expect(way(PLACES, from, to)).toBe('35-40 ms, loss 0.01, copies 0');
  });

  test('a place with itself: between its servers', () => {
    expect([way(PLACES, 1, 2), way(PLACES, 2, 1)]).toEqual(Array(2).fill('0.5-1 ms, loss 0.01, copies 0'));
  });

  test('what no entry is about is as everywhere: within Ireland, and S5, which has no place', () => {
    expect([way(PLACES, 3, 4), way(PLACES, 1, 5)]).toEqual(Array(2).fill('10-15 ms, loss 0.01, copies 0'));
  });
});

describe('by servers', () => {
  test('one direction, and only what is given', () => {
    const cluster: ClusterDocument = { links: [{ from: 'S1', to: 'S2', loss: 0.5 }] };
    expect([way(cluster, 1, 2), way(cluster, 2, 1)]).toEqual([
      '10-15 ms, loss 0.5, copies 0',
      '10-15 ms, loss 0, copies 0',
    ]);
  });

  test('an entry about servers counts more than one about places, in any order', () => {
    const exact = { from: 'S1', to: 'S3', latency: [100, 100] } as const;
    const half = { from: 'Virginia', to: 'S3', latency: [90, 90], duplication: 1 } as const;
    const links = PLACES.links ?? [];
    for (const all of [
      [exact, half, ...links],
      [...links, half, exact],
    ]) {
      const cluster = { ...PLACES, links: all };
      expect([way(cluster, 1, 3), way(cluster, 2, 3), way(cluster, 1, 4)]).toEqual([
        '100-100 ms, loss 0.01, copies 1',
        '90-90 ms, loss 0.01, copies 1',
        '35-40 ms, loss 0.01, copies 0',
      ]);
    }
  });
});

test('they are the same as links set at time 0, but for the events of these actions', () => {
  const cluster: ClusterDocument = { servers: 3, loss: 0.2 };
  const links = [
    { from: 'S1', to: 'S2', latency: [40, 60], loss: 0 },
    { from: 'S3', to: 'S1', duplication: 0.5 },
  ] as const;
  const kinds = (document: object): string[] => {
    const seen: string[] = [];
    runDocument(
      { raftarium: 1, until: 3000, ...document },
      {
        onEvent: ({ time, server, what: { kind } }) =>
          kind !== 'link' && seen.push(`${time} ${server} ${kind}`),
      },
    );
    return seen;
  };
  const actions = links.map((link) => ({ at: 0, do: 'link', ...link }));
  expect(kinds({ cluster: { ...cluster, links } })).toEqual(kinds({ cluster, actions }));
});

test('what the network does later holds where a link has no setting of its own', () => {
  const { network } = runDocument({
    raftarium: 1,
    cluster: { links: [{ from: 'S1', to: 'S2', latency: [1, 1] }] },
    actions: [{ at: 0, do: 'network', latency: [7, 7], loss: 0.5 }],
    until: 0,
  }).simulation.world();
  // Field by field: this link has no loss of its own.
  expect(settingsOf(network, 1, 2).loss).toBe(0.5);
  expect([settingsOf(network, 1, 2).latency, settingsOf(network, 2, 1).latency]).toEqual([
    [1000, 1000],
    [7000, 7000],
  ]);
});
