/** Clusters that work badly, or not at all: what the verdict says, and the simulated run that backs it. */
import { describe, expect, test } from 'vitest';
import { fromMs, type Micros } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';
import { runningLeader } from '../sim/actions.ts';
import { Simulation } from '../sim/simulation.ts';
import { compile } from './compile.ts';
import { readDocument } from './document.ts';
import type { Level } from './timing-reach.ts';
import type { ClusterDocument, LinkDocument, LinksDocument, ScenarioDocument, ServerName } from './types.ts';
import { timingVerdict } from './verdict.ts';

function valid(cluster: ClusterDocument): ScenarioDocument {
  const read = readDocument({ raftarium: 1, seed: 5, cluster });
  if (!read.ok) throw new Error(read.message);
  return read.document;
}

const said = (cluster: ClusterDocument): string[] =>
  timingVerdict(valid(cluster)).findings.map((found) => {
    const of = 'server' in found && found.server !== 0 ? ` S${found.server}` : '';
    return `${found.level} ${found.code}${of}`;
  });

/** Links between one server and all others: both ways, or one. */
function linksOf(
  name: ServerName,
  link: LinkDocument,
  ways: 'both' | 'to' | 'from' = 'both',
  servers = 5,
): LinksDocument[] {
  const others = Array.from({ length: servers }, (_, i) => `S${i + 1}`).filter((other) => other !== name);
  return others.flatMap((other) => [
    ...(ways === 'from' ? [] : [{ ...link, from: other, to: name }]),
    ...(ways === 'to' ? [] : [{ ...link, from: name, to: other }]),
  ]);
}
const ofS5 = (link: LinkDocument, ways: 'both' | 'to' | 'from' = 'both'): ClusterDocument => ({
  links: linksOf('S5', link, ways),
});

/**
 * The percentage of the time from 1 s to 7 s without a leader. At 1 s that server stands for election, though
 * nothing is wrong (0: none does), and at 4 s a leader crashes for a second.
 */
function leaderless(cluster: ClusterDocument, stands: ServerId | 0): number {
  const simulation = new Simulation(compile(valid(cluster)).cluster, [], { watch: null });
  const leads = (): boolean => runningLeader(simulation.nodes) !== null;
  let [without, before] = [0, fromMs(1000)];
  const until = (end: Micros): void => {
    for (let ended = false; !ended; ) {
      const led = leads();
      ended = !simulation.advance(end);
      const now = ended ? end : simulation.time;
      if (!led) without += Math.max(0, now - before);
      before = Math.max(now, before);
    }
  };
  until(fromMs(1000));
  if (stands !== 0) simulation.act({ do: 'timeout', server: stands }, simulation.soonest());
  until(fromMs(4000));
  const leader = runningLeader(simulation.nodes);
  if (leader !== null) simulation.act({ do: 'crash', server: leader.id }, simulation.soonest());
  until(fromMs(5000));
  if (leader !== null) simulation.act({ do: 'restart', server: leader.id }, simulation.soonest());
  until(fromMs(7000));
  return (without / fromMs(6000)) * 100;
}

type Row = readonly [
  name: string,
  cluster: ClusterDocument,
  says: readonly string[],
  /** Measured, about: see `leaderless`. */
  percent: number,
  stands?: ServerId | 0,
];

const UNKNOWN = 'tight share-unknown';
const FINE = ['fine all-is-well'];
const both = (a: ServerName, b: ServerName, link: LinkDocument): LinksDocument => ({
  ...link,
  between: [a, b],
});

const ROWS: readonly Row[] = [
  ['the default', {}, FINE, 2],
  ['nine servers', { servers: 9 }, FINE, 3],
  ['two servers: either stops the cluster', { servers: 2 }, ['tight both-needed'], 17, 0],

  [
    'timeouts that are all equal',
    { electionTimeout: [150, 150] },
    ['broken elections-endless', 'tight timeouts-too-close'],
    100,
    0,
  ],
  [
    'the same of two servers',
    { servers: 2, electionTimeout: [150, 150] },
    ['broken elections-endless', 'tight timeouts-too-close'],
    100,
    0,
  ],
  [
    'the same of nine servers',
    { servers: 9, electionTimeout: [150, 150] },
    ['broken elections-endless', 'tight timeouts-too-close'],
    100,
    0,
  ],
  [
    'timeouts that are equal but for 2 ms',
    { electionTimeout: [150, 152] },
    ['broken elections-endless', 'tight timeouts-too-close'],
    100,
    0,
  ],
  ['timeouts that are almost equal', { electionTimeout: [150, 155] }, ['tight timeouts-too-close'], 83, 0],
  [
    'two disks are so slow that S1 is needed',
    { disks: { S2: { write: [2000, 2000] }, S3: { write: [2000, 2000] } } },
    ['tight crash-stops S1'],
    18,
    0,
  ],

  ['votes may come late', { latency: [80, 80] }, ['tight votes-late'], 13, 0],
  ['votes mostly come late', { latency: [140, 140] }, ['tight votes-late'], 96, 0],
  [
    'latency varies much',
    { latency: [10, 200] },
    ['tight votes-late', 'tight heartbeats-uneven', 'tight timeouts-too-close', UNKNOWN],
    26,
    0,
  ],
  [
    'latency varies more',
    { latency: [10, 290] },
    ['broken not-for-long', 'tight heartbeats-uneven', 'tight timeouts-too-close'],
    70,
    0,
  ],
  [
    'latency varies most',
    { latency: [10, 400] },
    ['broken not-for-long', 'tight heartbeats-uneven', 'tight timeouts-too-close'],
    95,
    0,
  ],
  [
    'slow disks make votes late',
    { disk: { write: [100, 200] } },
    ['broken elections-endless', 'tight votes-late'],
    100,
    0,
  ],

  ['S5 takes longer, but is in time', ofS5({ latency: [70, 70] }), FINE, 5],
  ['S5 may stand before it hears', ofS5({ latency: [100, 100] }), ['tight far-away S5', UNKNOWN], 12],
  ['S5 may stand before it hears, longer', ofS5({ latency: [140, 140] }), ['tight far-away S5', UNKNOWN], 30],
  ['S5 always stands before it hears', ofS5({ latency: [150, 150] }), ['broken far-away S5'], 98],
  ['S5 is far away', ofS5({ latency: [200, 200] }), ['broken far-away S5'], 97],
  ['to S5 it is far, not from it', ofS5({ latency: [300, 300] }, 'to'), ['broken far-away S5'], 100],
  ['from S5 it is far, not to it', ofS5({ latency: [300, 300] }, 'from'), ['broken far-away S5'], 95],
  [
    'the latency of S5 varies',
    ofS5({ latency: [20, 120] }),
    ['tight far-away S5', 'tight uneven-way S5', UNKNOWN],
    7,
  ],
  [
    'the latency of S5 varies much',
    ofS5({ latency: [20, 300] }),
    ['tight far-away S5', 'tight uneven-way S5', UNKNOWN],
    19,
  ],
  [
    'S4 and S5 are far away',
    {
      links: [
        ...linksOf('S4', { latency: [400, 400] }),
        ...linksOf('S5', { latency: [400, 400] }).filter(
          (link) => !('from' in link && (link.from === 'S4' || link.to === 'S4')),
        ),
      ],
    },
    ['broken far-away S4', 'broken far-away S5'],
    100,
  ],
  [
    'S3 of three is far away',
    { servers: 3, links: linksOf('S3', { latency: [200, 200] }, 'both', 3) },
    ['broken far-away S3'],
    97,
    3,
  ],
  [
    'one pair is far away',
    { links: [both('S1', 'S2', { latency: [200, 200] })] },
    ['tight far-away S1', UNKNOWN],
    4,
    2,
  ],
  [
    'S5 of nine is far away',
    { servers: 9, links: linksOf('S5', { latency: [200, 200] }, 'both', 9) },
    ['broken far-away S5'],
    97,
  ],

  ['S5 loses little', ofS5({ loss: 0.03 }), FINE, 4],
  ['S5 loses some', ofS5({ loss: 0.3 }), ['tight badly-linked S5'], 7],
  ['S5 loses half', ofS5({ loss: 0.5 }), ['broken badly-linked S5'], 12],
  ['S5 loses most', ofS5({ loss: 0.9 }), ['broken badly-linked S5'], 40],
  ['S5 loses almost all', ofS5({ loss: 0.99 }), ['tight badly-linked S5', UNKNOWN], 25],
  ['S5 is lost', ofS5({ loss: 1 }), FINE, 2],
  ['S5 does not hear, and is heard', ofS5({ loss: 1 }, 'to'), ['broken badly-linked S5'], 100],
  ['S5 hears almost nothing, and is heard', ofS5({ loss: 0.99 }, 'to'), ['broken badly-linked S5'], 100],
  ['S5 hears, and is not heard', ofS5({ loss: 1 }, 'from'), FINE, 2],
  ['one pair loses half', { links: [both('S1', 'S2', { loss: 0.5 })] }, ['tight badly-linked S1'], 3, 2],
  [
    'one way loses all',
    { links: [{ from: 'S1', to: 'S2', loss: 1 }] },
    ['tight badly-linked S2', UNKNOWN],
    4,
    2,
  ],

  ['all lose some', { loss: 0.3 }, ['broken loss-breaks'], 15],
  ['all lose most', { loss: 0.9 }, ['broken loss-breaks'], 100],
  ['all lose almost all', { loss: 0.99 }, ['broken loss-breaks'], 100],
  ['all lose all but one of 10 000', { loss: 0.9999 }, ['broken loss-breaks'], 100],
  ['all lose all but one of 1 000 000', { loss: 0.999999 }, ['broken loss-breaks'], 100],

  ['S2 does not wait for votes', { electionTimeouts: { S2: [10, 12] } }, ['broken impatient S2'], 100, 2],
  [
    'S2 does not wait for heartbeats',
    { electionTimeouts: { S2: [50, 60] } },
    ['tight impatient S2', UNKNOWN],
    4,
    2,
  ],
  ['heartbeats are just in time', { heartbeatInterval: 149 }, ['tight heartbeats-uneven', UNKNOWN], 3],
];
/** The percentage that a verdict allows. */
const BOUNDS: Readonly<Record<Level, readonly [number, number]>> = {
  fine: [0, 6],
  tight: [0, 100],
  broken: [10, 100],
};

describe('the verdict is what a run shows', () => {
  test.each(ROWS.map((row) => [row[0], row] as const))('%s', (_, row) => {
    const [, cluster, says, percent, stands = 5] = row;
    expect(said(cluster)).toEqual(says);
    const measured = leaderless(cluster, stands);
    expect(Math.abs(measured - percent)).toBeLessThan(1 + percent / 5);
    const [least, most] = BOUNDS[says[0]?.split(' ')[0] as Level];
    expect(measured).toBeGreaterThanOrEqual(least);
    expect(measured).toBeLessThanOrEqual(most);
  });
});
