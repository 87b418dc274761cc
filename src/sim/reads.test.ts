/**
 * Reads (§8, diss §6.4): through the log, and wrongly from a server's own state. "Each read must return the
 * result of the latest committed write": what a client knew when it asked, no answer may miss.
 */
import { describe, expect, test } from 'vitest';
import type { ActionDocument, ClusterDocument, ScenarioDocument } from '../scenario/document.ts';
import { History } from './history.ts';
import { compiled } from './testing/runs.ts';
import { at, type Story, storyOf } from './testing/story.ts';

const request = (server: string, command = 'GET x') => ({ do: 'request', server, command });
const LOCAL = { rules: { reads: 'local' }, replicate: 'at-once' } as const;
const S1_LEADS = { S1: { term: 1, role: 'leader' }, S2: { term: 1 }, S3: { term: 1 } } as const;
const FIVE = { ...S1_LEADS, S4: { term: 1 }, S5: { term: 1 } } as const;

const answers = (story: Story): string[] => story.lines(['client-response']);
/** Which answers were out of date: by whom, when, and which write they miss. */
const outOfDate = ({ sim, events }: Story): string[] =>
  sim.violations
    .filter(({ property }) => property === 'linearizable-reads')
    .map(({ servers, time, index, event }) => {
      expect(events[event - 1]).toMatchObject({
        time,
        server: servers[0],
        what: { kind: 'client-response' },
      });
      return `${time / 1000} S${servers.join()} misses ${index}`;
    });

describe('a read from a server’s own state', () => {
  const local = (actions: readonly ActionDocument[], until?: number, cluster: ClusterDocument = {}) =>
    storyOf({ ...LOCAL, initial: S1_LEADS, ...cluster }, actions, until);

  test('is answered at once by leader, follower and candidate, and leaves a request and a response only', () => {
    const asked = at(50, request('S1'), request('S2'), { do: 'timeout', server: 'S3' }, request('S3'));
    const story = local([...at(5, request('S1', 'SET x 7')), ...asked], 50);
    expect(answers(story)).toEqual([
      '25 S1 client-response {"result":7}',
      '50 S1 client-response {"result":7}',
      // It does not know yet that the entry is committed.
      '50 S2 client-response {"result":null}',
      '50 S3 client-response {"result":null}',
    ]);
    const [read] = story.events.filter(({ what, time }) => what.kind === 'request' && time === 50_000);
    const lines = story.events.slice((read?.seq ?? 0) - 1, (read?.seq ?? 0) + 2);
    expect(lines).toMatchObject([
      { what: { kind: 'request' }, causes: [] },
      { what: { kind: 'client-request' }, causes: [lines[0]?.seq] },
      { what: { kind: 'client-response' }, causes: [lines[1]?.seq], rule: 'read:local' },
    ]);
    expect(story.lines(['append'])).toEqual(['5 S1 append 1', '15 S2 append 1', '15 S3 append 1']);
  });

  test('waits at a paused server, and is never answered by a crashed one', () => {
    const story = local([
      ...at(30, { do: 'pause', server: 'S2' }, { do: 'crash', server: 'S3' }),
      ...at(40, request('S2'), request('S3')),
      ...at(60, { do: 'resume', server: 'S2' }),
    ]);
    expect(answers(story)).toEqual(['60 S2 client-response {"result":null}']);
    expect(story.sim.world().requests).toMatchObject([
      { server: 2, answer: { result: null }, answeredAt: 60_000 },
      { server: 3, answer: null },
    ]);
  });

  test('turns no write into one: it goes through the log', () => {
    expect(answers(local(at(30, request('S2', 'ADD x 1'))))).toEqual([
      '30 S2 client-response {"redirect":1}',
    ]);
  });

  test('at an old leader cut off from the others misses what the new one has told', () => {
    const story = local(OLD_LEADER.actions ?? [], 500, OLD_LEADER.cluster);
    expect(answers(story)).toEqual([
      '220 S3 client-response {"result":9}',
      '400 S1 client-response {"result":1}',
    ]);
    expect(outOfDate(story)).toEqual(['400 S1 misses 2']);
    expect(story.sim.violations).toMatchObject([
      {
        property: 'linearizable-reads',
        servers: [1],
        detail: {
          code: 'reads-old',
          server: 1,
          command: 'GET x',
          at: 400_000,
          missed: { term: 2, command: 'SET x 9' },
          since: 220_000,
        },
      },
    ]);
  });

  test('through the log the same run keeps the promise: the old leader does not answer', () => {
    const story = local(OLD_LEADER.actions ?? [], 500, { ...OLD_LEADER.cluster, rules: { reads: 'log' } });
    expect(answers(story)).toEqual(['220 S3 client-response {"result":9}']);
    expect(story.sim.violations).toEqual([]);
  });

  test('at a follower that lags misses what the leader has told, until it learns that it is committed', () => {
    const write = at(5, request('S1', 'SET x 7'));
    const reads = [...at(20, request('S2')), ...at(30, request('S2')), ...at(90, request('S2'))];
    const story = local([...write, ...reads], 100);
    expect(answers(story).slice(0, 2)).toEqual([
      // Nobody was told of the write yet.
      '20 S2 client-response {"result":null}',
      '25 S1 client-response {"result":7}',
    ]);
    expect(answers(story).at(-1)).toBe('90 S2 client-response {"result":7}');
    expect(outOfDate(story)).toEqual(['30 S2 misses 1']);
  });

  test('counts from when it was asked, not from when it is answered', () => {
    const waits = (ms: number) => [
      ...at(0, { do: 'cut', from: 'S1', to: 'S2' }),
      ...at(3, { do: 'pause', server: 'S2' }),
      ...at(5, request('S1', 'SET x 7')),
      ...at(ms, request('S2')),
      ...at(60, { do: 'resume', server: 'S2' }),
    ];
    expect(outOfDate(local(waits(20)))).toEqual([]);
    expect(outOfDate(local(waits(30)))).toEqual(['60 S2 misses 1']);
  });

  test('tells a client of all that its state holds: a later read may not miss it, though nobody was answered for the write', () => {
    const log = [{ term: 1, command: 'SET x 1' }];
    const initial = Object.fromEntries(
      Object.entries(S1_LEADS).map(([name, start]) => [name, { ...start, log }]),
    );
    const ask = (...servers: string[]) =>
      local(
        servers.map((server, i) => ({ at: 25 + i, do: 'request', server, command: 'GET x' })),
        60,
        { initial },
      );
    expect(answers(ask('S1', 'S2'))).toEqual([
      '25 S1 client-response {"result":1}',
      '26 S2 client-response {"result":null}',
    ]);
    expect(outOfDate(ask('S1', 'S2'))).toEqual(['26 S2 misses 1']);
    expect(outOfDate(ask('S2', 'S1'))).toEqual([]);
    expect(outOfDate(ask('S2', 'S3'))).toEqual([]);
  });

  test('of a write that was told and lost none is right any more', () => {
    // Two leaders that each answered for another entry: no state holds both writes.
    const lost = storyOf({ ...LOCAL, initial: S1_LEADS }, [
      ...at(0, { do: 'partition', groups: [['S1', 'S2']] }),
      ...at(5, request('S1', 'SET x 7')),
      ...at(40, { do: 'crash', server: 'S1' }, { do: 'wipe', server: 'S2' }, { do: 'heal' }),
      ...at(41, { do: 'restart', server: 'S2' }, { do: 'timeout', server: 'S3' }),
      ...at(80, request('S3', 'SET y 1'), request('S3', 'SET y 2')),
      ...at(200, request('S3', 'GET y')),
    ]);
    expect(answers(lost)).toEqual([
      '25 S1 client-response {"result":7}',
      '100 S3 client-response {"result":1}',
      '100 S3 client-response {"result":2}',
      '200 S3 client-response {"result":2}',
    ]);
    expect(outOfDate(lost)).toEqual(['200 S3 misses 1']);
  });

  test('of a write that was told and lost none is right any more, whatever stands at its index now', () => {
    // As above, but here the new leader's blank entry takes the place of the lost write (§8).
    const lost = storyOf({ ...LOCAL, noop: true, initial: S1_LEADS }, [
      ...at(15, { do: 'partition', groups: [['S1', 'S2']] }),
      ...at(20, request('S1', 'SET x 7')),
      ...at(60, { do: 'crash', server: 'S1' }, { do: 'wipe', server: 'S2' }, { do: 'heal' }),
      ...at(61, { do: 'restart', server: 'S2' }, { do: 'timeout', server: 'S3' }),
      ...at(150, request('S3')),
      ...at(160, request('S3', 'SET y 1')),
      ...at(200, request('S3', 'GET y')),
    ]);
    expect(answers(lost)).toEqual([
      '40 S1 client-response {"result":7}',
      '150 S3 client-response {"result":null}',
      '180 S3 client-response {"result":1}',
      '200 S3 client-response {"result":1}',
    ]);
    expect(outOfDate(lost)).toEqual(['150 S3 misses 2', '200 S3 misses 2']);
  });

  test('that is out of date takes nothing back of what the others know', () => {
    const story = local([
      ...at(5, request('S1', 'SET x 1')),
      ...at(60, request('S1', 'SET x 2')),
      ...at(85, request('S2'), request('S3')),
    ]);
    expect(answers(story).slice(-3)).toEqual([
      '80 S1 client-response {"result":2}',
      '85 S2 client-response {"result":1}',
      '85 S3 client-response {"result":1}',
    ]);
    expect(outOfDate(story)).toEqual(['85 S2 misses 2', '85 S3 misses 2']);
  });

  test('is measured by when a client first knew of the write, however often it is read', () => {
    const story = local([
      ...at(5, request('S1', 'SET x 7')),
      ...at(26, request('S1')),
      ...at(30, request('S2')),
    ]);
    expect(answers(story)).toEqual([
      '25 S1 client-response {"result":7}',
      '26 S1 client-response {"result":7}',
      '30 S2 client-response {"result":null}',
    ]);
    expect(story.sim.violations).toMatchObject([{ detail: { since: 25_000, at: 30_000 } }]);
  });

  test('each answer out of date is told, a repeated one too', () => {
    const { actions = [], cluster = {} } = OLD_LEADER;
    const story = local([...actions, ...at(450, request('S1'))], 500, cluster);
    expect(outOfDate(story)).toEqual(['400 S1 misses 2', '450 S1 misses 2']);
  });
});

/** S1 leads term 1 and is cut off; S3 is elected, and answers for a write. */
const OLD_LEADER: ScenarioDocument = {
  raftarium: 1,
  cluster: {
    ...LOCAL,
    servers: 5,
    electionTimeout: [9000, 9000],
    latency: [10, 10],
    initial: Object.fromEntries(
      Object.entries(FIVE).map(([name, start]) => [
        name,
        { ...start, log: [{ term: 1, command: 'SET x 1' }] },
      ]),
    ),
  },
  actions: [
    ...at(100, { do: 'partition', groups: [['S1'], ['S2', 'S3', 'S4', 'S5']] }),
    ...at(150, { do: 'timeout', server: 'S3' }),
    ...at(200, request('S3', 'SET x 9')),
    ...at(400, request('S1')),
  ],
};

test('a history finds it again wherever one comes from, and a branch only where the read is in it', () => {
  const history = new History(compiled(OLD_LEADER));
  history.seek(500_000);
  const [found, ...more] = history.violations;
  expect([found?.property, more]).toEqual(['linearizable-reads', []]);
  expect(history.highlights.filter(({ sort }) => sort === 'violation')).toMatchObject([
    { seq: found?.event, server: 1 },
  ]);
  expect(history.seek(399_000).violations).toEqual([]);
  const branch = history.branch();
  expect(branch.violations).toEqual([]);
  branch.act({ do: 'request', server: 1, command: 'GET x' });
  expect(branch.violations).toMatchObject([{ property: 'linearizable-reads', servers: [1], index: 2 }]);
  expect(history.seek(400_000).violations).toEqual([found]);

  // Where the new leader crashes before it answers, nobody was told of anything.
  history.seek(215_000);
  const other = history.branch();
  other.act({ do: 'crash', server: 3 });
  other.seek(400_000);
  other.act({ do: 'request', server: 1, command: 'GET x' });
  expect(other.world.requests.at(-1)?.answer).toEqual({ result: 1 });
  expect(other.violations).toEqual([]);
});
