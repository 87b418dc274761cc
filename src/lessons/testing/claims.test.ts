/** Every kind of claim fails if the run contradicts it. */
import { expect, test } from 'vitest';
import { fromMs } from '../../base/time.ts';
import { compile } from '../../scenario/compile.ts';
import { led, request } from '../../scenario/situations/situation.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import { History } from '../../sim/history.ts';
import type { Claim } from '../types.ts';
import { contradiction, unclaimed } from './claims.ts';

type Judged = Omit<Claim, 'says'>;

/** S1 leads, S3 is paused. S1 sends an entry at 75 ms, and knows at 95 ms that S2 has it. */
const LED: ScenarioDocument = {
  raftarium: 1,
  cluster: { ...led(3, 1), latency: [10, 10], timeouts: { S2: [200, 250, 250], S3: [300, 300, 300] } },
  actions: [request(60, 'S1', 'SET x 1'), { at: 70, do: 'pause', server: 'S3' }, request(80, 'S2', 'GET x')],
};
/** S1 becomes a candidate at 150 ms, and has the reply of S2 at 170 ms. */
const ASKING: ScenarioDocument = {
  raftarium: 1,
  cluster: { servers: 5, latency: [10, 10], timeouts: { S1: [150] }, electionTimeout: [300, 300] },
};

const judge = (document: ScenarioDocument, said: Judged): string =>
  contradiction(
    { says: '', ...said },
    { history: new History(compile(document)), from: fromMs(50), to: fromMs(100) },
  );

test.each<[string, Judged, Judged]>([
  ['holds', { holds: { committed: 'SET x 1' } }, { at: 94, holds: { committed: 'SET x 1' } }],
  ['not', { not: { leader: 'S2' } }, { not: { leader: 'S1' } }],
  ['the start', { at: 'start', holds: { server: 'S1', log: [] } }, { holds: { server: 'S1', log: [] } }],
  ['always', { always: { leader: 'S1' } }, { always: { committed: 'SET x 1' } }],
  ['never', { never: { leader: 'S2' } }, { never: { committed: 'SET x 1' } }],
  ['once', { once: { committed: 'SET x 1' } }, { once: { leader: 'S2' } }],
  ['happens', { happens: { kind: 'append', times: 2 } }, { happens: { kind: 'append', times: 1 } }],
  [
    'at least one',
    { happens: { kind: 'append', server: 'S2' } },
    { happens: { kind: 'append', server: 'S3' } },
  ],
  ['flying', { at: 80, flying: { from: 'S1', to: 'S2' } }, { at: 80, flying: { from: 'S2', to: 'S1' } }],
  ['sends', { sends: { from: 'S1', entries: 1, times: 2 } }, { sends: { from: 'S1', entries: 0 } }],
  ['drawn', { timer: { server: 'S2', drawn: 250 } }, { timer: { server: 'S2', drawn: 200 } }],
  [
    'left, between two moments',
    { timer: { server: 'S2', left: 235 } },
    { timer: { server: 'S2', left: 240 } },
  ],
  [
    'told a value',
    { told: { command: 'SET x 1', result: 1 } },
    { at: 94, told: { command: 'SET x 1', result: 1 } },
  ],
  ['told the leader', { told: { redirect: 'S1' } }, { told: { redirect: 'S3' } }],
  ['known', { known: { server: 'S1', index: 1, on: 2 } }, { known: { server: 'S1', index: 1, on: 3 } }],
  [
    'progress',
    { progress: { leader: 'S1', follower: 'S2', next: 2, match: 1 } },
    { progress: { leader: 'S1', follower: 'S3', next: 2, match: 1 } },
  ],
  ['waiting', { waiting: { server: 'S3', messages: 1 } }, { waiting: { server: 'S2', messages: 1 } }],
  ['servers', { servers: 3 }, { servers: 5 }],
])('%s: what is so holds, what is not is found', (_, right, wrong) => {
  expect(judge(LED, right)).toBe('');
  expect(judge(LED, wrong)).not.toBe('');
});

test('votes are counted as the candidate counts them', () => {
  expect(judge(ASKING, { at: 160, votes: { server: 'S1', granted: 1 } })).toBe('');
  expect(judge(ASKING, { at: 160, votes: { server: 'S1', granted: 2 } })).not.toBe('');
  expect(judge(ASKING, { at: 140, votes: { server: 'S1', granted: 1 } })).not.toBe('');
});

test('a sentence about a server needs a claim, and a question does not', () => {
  const words = { title: 'S1', text: 'All wait. S1 leads. Does S2 follow?' };
  expect(unclaimed(words, [])).toEqual(['S1 leads.']);
  expect(unclaimed(words, [{ says: 'S1 leads' }])).toEqual([]);
});
