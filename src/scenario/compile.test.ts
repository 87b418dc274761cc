import { describe, expect, test } from 'vitest';
import { RAFT } from '../raft/figure2.ts';
import { emptyLog, entriesFrom } from '../raft/log.ts';
import type { Action } from '../sim/types.ts';
import { actionToDocument } from './actions.ts';
import { compile } from './compile.ts';
import { EVERYTHING } from './testing/documents.ts';
import type { ScenarioDocument } from './types.ts';

const compiled = (fields: Partial<ScenarioDocument>) => compile({ raftarium: 1, ...fields });

describe('what a document omits', () => {
  const { cluster, script, until } = compiled({});

  test('has its default', () => {
    const { initial, ...rest } = cluster;
    expect(rest).toEqual({
      seed: 1,
      settings: {
        servers: [1, 2, 3, 4, 5],
        configuration: { voters: [1, 2, 3, 4, 5] },
        maxEntries: 100,
        replicate: 'heartbeat',
        noop: false,
        fastBacktrack: true,
        reads: 'log',
        policy: RAFT,
      },
      electionTimeout: [150_000, 300_000],
      heartbeatInterval: 75_000,
      link: { latency: [10_000, 15_000], loss: 0, duplication: 0 },
      disk: { write: [0, 0], fails: 0 },
      own: new Map(),
      links: new Map(),
      timeouts: [],
    });
    expect([script, until]).toEqual([[], 5_000_000]);
    expect(
      initial
        .slice(1)
        .map((server) => [server?.role, server?.persistent.currentTerm, server?.persistent.votedFor]),
    ).toEqual(Array(5).fill(['follower', 0, null]));
  });

  test('servers that begin with nothing share one empty log', () => {
    const logs = new Set(cluster.initial.slice(1).map((server) => server?.persistent.log));
    expect([logs.size, [...logs][0]?.lastIndex]).toEqual([1, 0]);
  });
});

describe('the end of the run', () => {
  test.each<[Partial<ScenarioDocument>, number]>([
    [{ actions: [{ at: 4000, do: 'heal' }] }, 5000],
    [
      {
        actions: [
          { at: 7000.5, do: 'heal' },
          { at: 6000, do: 'heal' },
        ],
      },
      7000.5,
    ],
    [{ expect: [{ at: 8000, leaders: 1 }] }, 8000],
    [{ expect: [{ by: 8001, leaders: 1 }] }, 8001],
    [{ expect: [{ always: [1, 8002], leaders: 1 }] }, 8002],
    [{ expect: [{ never: [1, 8003], leaders: 1 }], actions: [{ at: 9000, do: 'heal' }] }, 9000],
    [{ until: 0, actions: [{ at: 9000, do: 'heal' }] }, 0],
  ])('of %j is %s ms', (fields, ms) => {
    expect(compiled(fields).until).toBe(ms * 1000);
  });
});

describe('a cluster', () => {
  test('has its times in µs and its servers by number', () => {
    const { cluster } = compile(EVERYTHING);
    expect(cluster).toMatchObject({
      seed: 3,
      settings: {
        servers: [1, 2, 3, 4],
        maxEntries: 10,
        replicate: 'at-once',
        noop: true,
        fastBacktrack: false,
      },
      heartbeatInterval: 50_500,
      link: { latency: [5000, 10_000], loss: 0.01, duplication: 0.02 },
      disk: { write: [0, 1000], fails: 0 },
    });
    expect([cluster.own.get(2)?.clock, cluster.timeouts[3], cluster.timeouts[4]]).toEqual([
      1.1,
      [400_000, 200_000],
      [500_000],
    ]);
  });

  test('has no timer of zero length', () => {
    const { cluster } = compiled({
      cluster: { electionTimeout: [0.0001, 0.0002], heartbeatInterval: 0.0001 },
    });
    expect([cluster.electionTimeout, cluster.heartbeatInterval]).toEqual([[1, 1], 1]);
  });

  test('gives its servers what they hold at the start', () => {
    const { initial } = compile(EVERYTHING).cluster;
    const timeouts = [1, 2, 3].map((id) => {
      const { persistent, role } = initial[id] ?? {};
      return [
        role,
        persistent?.currentTerm,
        persistent?.votedFor,
        entriesFrom(persistent?.log ?? emptyLog()).map(({ command }) => command),
      ];
    });
    expect(timeouts).toEqual([
      ['follower', 3, null, ['', 'SET y 1']],
      ['leader', 3, 2, ['', 'SET y 1', '']],
      ['follower', 0, null, []],
    ]);
  });

  test('takes a vote as it is given, also a leader’s', () => {
    const { initial } = compiled({
      cluster: { initial: { S1: { term: 2, role: 'leader', votedFor: null }, S2: { votedFor: 'S3' } } },
    }).cluster;
    expect([initial[1]?.persistent.votedFor, initial[2]?.persistent.votedFor]).toEqual([null, 3]);
  });
});

describe('an action', () => {
  const script = compile(EVERYTHING).script;

  test('is due at its time, or after its condition', () => {
    const due = script.slice(0, 4).map((entry) => ('at' in entry ? entry.at : `after ${entry.after}`));
    expect(due).toEqual([100_000, 'after 0', 'after 50000', 400_000]);
  });

  test('is written back as it was, with its defaults', () => {
    const written = (EVERYTHING.actions ?? []).filter(({ at }) => at !== undefined);
    const actions = script.flatMap((entry) =>
      'at' in entry ? [actionToDocument(entry.action, entry.at)] : [],
    );
    const withWhich = written.map((action) =>
      action.do === 'delay' && typeof action.message === 'object'
        ? { ...action, message: { ...action.message, which: 'first' } }
        : action,
    );
    expect(actions).toEqual(withWhich);
  });

  test('is exact to the microsecond', () => {
    const action: Action = { do: 'setTimer', server: 3, in: 1 };
    const document = actionToDocument(action, 1_234_567);
    expect(document).toEqual({ do: 'setTimer', server: 'S3', in: 0.001, at: 1234.567 });
    expect(compiled({ actions: [document] }).script).toEqual([{ action, at: 1_234_567, isStaged: false }]);
  });
});
