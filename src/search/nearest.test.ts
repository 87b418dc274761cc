/** The nearest run in which it happens, where the answer is known. */
import { expect, test } from 'vitest';
import type { ActionDocument, ClusterDocument, ScenarioDocument } from '../scenario/types.ts';
import { led } from '../sim/why-not/testing/asking.ts';
import type { Aim } from '../sim/why-not/types.ts';
import { nearestWords } from '../words/nearest.ts';
import { nearestRuns } from './nearest.ts';

const SET = { at: 5, do: 'request', server: 'S1', command: 'SET x 1' } as const;
const COMMIT = { want: 'commit', index: 1, term: 1 } as const;

function nearest(cluster: ClusterDocument, actions: readonly ActionDocument[], aim: Aim, ms: number) {
  const document: ScenarioDocument = {
    raftarium: 1,
    cluster: { electionTimeout: [150, 300], replicate: 'at-once', latency: [10, 10], ...cluster },
    actions,
  };
  const search = nearestRuns({ document, isStaged: false, from: null, aim, at: ms * 1000 });
  for (let next = search.next(); ; next = search.next())
    if (next.done) return next.value.map((one) => `${nearestWords(one)} ${one.happensAt / 1000}`);
}

test('an answer that comes a little earlier commits an entry', () => {
  expect(nearest(led(3), [SET], COMMIT, 22)).toEqual([
    'Had AppendEntriesReply from S2 to S1 come 3.0 ms earlier 22',
  ]);
});

test('a timer that runs out earlier makes a leader', () => {
  const cluster = { servers: 3, timeouts: { S1: [120], S2: [200], S3: [250] } };
  expect(nearest(cluster, [], { want: 'leader' }, 100)).toEqual([
    'Had the election timer of S1 run out 40.0 ms earlier 100',
  ]);
});

test('a message that comes later leaves the vote for another', () => {
  const timeouts = { S1: [100], S2: [101], S3: [250] };
  const slow = { at: 1, do: 'link', from: 'S2', to: 'S3', latency: [12, 12] } as const;
  const vote = { want: 'vote', voter: 3, candidate: 2, term: 1 } as const;
  expect(nearest({ servers: 3, timeouts }, [slow], vote, 140)).toEqual([
    'Had RequestVote from S1 to S3 come 3.0 ms later 123',
    'Had the election timer of S2 run out 3.0 ms earlier 120',
  ]);
});

test('an open way, where messages were lost at a cut', () => {
  const cut = { at: 2, do: 'partition', groups: [['S1'], ['S2', 'S3']] } as const;
  expect(nearest(led(3), [cut, SET], { want: 'have', leader: 1, server: 2, index: 1 }, 60)).toEqual([
    'Had nothing been lost from S1 to S2 since 4.9 ms 15',
  ]);
});

test('a server that is up again in time for a heartbeat', () => {
  const down = [2, 3].map((id) => ({ at: 1, do: 'crash', server: `S${id}` }) as const);
  expect(nearest(led(3), [...down, SET], COMMIT, 100)).toEqual(['Had S2 run since 84.9 ms 95']);
});

test('a crash that did nothing, because the server was down, changes no answer', () => {
  const down = [2, 3].map((id) => ({ at: 1, do: 'crash', server: `S${id}` }) as const);
  const again = [2, 3].map((id) => ({ at: 95, do: 'crash', server: `S${id}` }) as const);
  expect(nearest(led(3), [...down, SET, ...again], COMMIT, 100)).toEqual(['Had S2 run since 84.9 ms 95']);
});

test('a way that was cut from the start of the run is never open before it', () => {
  const cut = { at: 0, do: 'cut', from: 'S1', to: 'S2' } as const;
  const cluster = {
    ...led(3),
    initial: { ...led(3).initial, S1: { term: 1, role: 'leader', log: [1] } },
  } as const;
  const found = nearest(cluster, [cut], { want: 'have', leader: 1, server: 2, index: 1 }, 60) ?? [];
  expect(found.filter((one) => one.includes('-'))).toEqual([]);
});

test('none, if no single change is enough', () => {
  const down = [2, 3, 4, 5].map((id) => ({ at: 1, do: 'crash', server: `S${id}` }) as const);
  expect(nearest(led(5), [...down, SET], COMMIT, 30)).toEqual([]);
});

test('a timer a little earlier, where one much earlier would meet the crash of the leader', () => {
  const crash = { at: 60, do: 'crash', server: 'leader' } as const;
  const cluster = { ...led(3), electionTimeout: [150, 150] as const };
  expect(nearest(cluster, [crash], { want: 'leader' }, 120)).toEqual([
    'Had the election timer of S2 run out 60.0 ms earlier 120',
  ]);
});
