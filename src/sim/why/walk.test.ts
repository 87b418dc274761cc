/** What a chain names, in runs of which every message is known. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../scenario/compile.ts';
import type { ActionDocument, ClusterDocument } from '../../scenario/types.ts';
import { History } from '../history.ts';
import type { SimEvent } from '../types.ts';
import { whyOf } from './why.ts';

const TERM_1 = Object.fromEntries(
  [1, 2, 3, 4, 5].map((id) => [`S${id}`, { term: 1, ...(id === 1 && { role: 'leader' as const }) }]),
);

function run(cluster: ClusterDocument, actions: readonly ActionDocument[], until = 400): History {
  const latency = cluster.latency ?? ([10, 10] as const);
  const { cluster: compiled, script } = compile({
    raftarium: 1,
    cluster: { electionTimeout: [150, 300], replicate: 'at-once', ...cluster, latency },
    actions: [...actions],
    until,
  });
  const history = new History({ cluster: compiled, script });
  history.seek(until * 1000);
  return history;
}

function told({ time, server, what }: SimEvent): string {
  const who = server === 0 ? '' : `S${server} `;
  if (!('packet' in what)) return `${time / 1000} ${who}${what.kind}`;
  const { from, to, type } = what.packet.message;
  return `${time / 1000} ${what.kind} ${type} S${from} → S${to}`;
}

/** The chain of the last event that is asked for. */
function chain(history: History, is: (event: SimEvent) => boolean): readonly string[] {
  const event = history.events(1, history.world.seq).findLast(is);
  if (event === undefined) throw new Error('it did not happen');
  return whyOf(history, event.seq).steps.map((step) => told(step.event));
}

const by =
  (kind: SimEvent['what']['kind'], server: number) =>
  (event: SimEvent): boolean =>
    event.what.kind === kind && event.server === server;

const EVEN = { servers: 5, initial: TERM_1 } as const;

describe('a chain names', () => {
  test('of five servers the two whose acknowledgements made the majority, not all four', () => {
    const history = run(EVEN, [{ at: 5, do: 'request', server: 'S1', command: 'SET x 1' }], 60);
    expect(chain(history, by('commit', 1))).toEqual([
      '5 S1 client-request',
      '5 S1 append',
      '5 send AppendEntries S1 → S2',
      '5 send AppendEntries S1 → S3',
      '15 deliver AppendEntries S1 → S2',
      '15 S2 accept-entries',
      '15 send AppendEntriesReply S2 → S1',
      '15 deliver AppendEntries S1 → S3',
      '15 S3 accept-entries',
      '15 send AppendEntriesReply S3 → S1',
      '25 deliver AppendEntriesReply S2 → S1',
      '25 deliver AppendEntriesReply S3 → S1',
      '25 S1 commit',
    ]);
  });

  test('of five servers the two votes that made the majority, not a refusal nor a later one', () => {
    const initial = { ...TERM_1, S1: { term: 1 }, S2: { term: 1, log: [1] } };
    const history = run({ servers: 5, initial, timeouts: { S1: [100] } }, [], 140);
    expect(chain(history, by('become-leader', 1))).toEqual([
      '100 S1 election-timeout',
      '100 S1 become-candidate',
      '100 send RequestVote S1 → S3',
      '100 send RequestVote S1 → S4',
      '110 deliver RequestVote S1 → S3',
      '110 S3 new-term',
      '110 S3 grant-vote',
      '110 send RequestVoteReply S3 → S1',
      '110 deliver RequestVote S1 → S4',
      '110 S4 new-term',
      '110 S4 grant-vote',
      '110 send RequestVoteReply S4 → S1',
      '120 deliver RequestVoteReply S3 → S1',
      '120 deliver RequestVoteReply S4 → S1',
      '120 S1 become-leader',
    ]);
  });

  test('of a denied vote the earlier vote of the same server', () => {
    const history = run({ servers: 3, timeouts: { S1: [100], S3: [105] }, latency: [10, 10] }, [], 130);
    expect(chain(history, by('deny-vote', 2))).toEqual([
      '100 S1 election-timeout',
      '100 S1 become-candidate',
      '100 send RequestVote S1 → S2',
      '105 S3 election-timeout',
      '105 S3 become-candidate',
      '105 send RequestVote S3 → S2',
      '110 deliver RequestVote S1 → S2',
      '110 S2 new-term',
      '110 S2 grant-vote',
      '115 deliver RequestVote S3 → S2',
      '115 S2 deny-vote',
    ]);
  });

  test('of a step-down the message with the higher term, and the timer that began it', () => {
    const history = run(EVEN, [{ at: 20, do: 'timeout', server: 'S4' }], 60);
    expect(chain(history, by('step-down', 1))).toEqual([
      '20 S4 timeout',
      '20 S4 election-timeout',
      '20 S4 become-candidate',
      '20 send RequestVote S4 → S1',
      '30 deliver RequestVote S4 → S1',
      '30 S1 new-term',
      '30 S1 step-down',
    ]);
  });

  test('of a lost message its sending, and the act that cut its way', () => {
    const parted = run(EVEN, [
      { at: 2, do: 'request', server: 'S1', command: 'SET x 1' },
      { at: 30, do: 'partition', groups: [['S1'], ['S2', 'S3', 'S4', 'S5']] },
    ]);
    const isLost = ({ what, time }: SimEvent): boolean => what.kind === 'lost' && time < 100_000;
    expect(chain(parted, isLost)).toEqual([
      '30 partition',
      '75 S1 heartbeat-timeout',
      '75 send AppendEntries S1 → S5',
      '75 lost AppendEntries S1 → S5',
    ]);
  });

  test('of a message that met a crashed server the crash', () => {
    const crashed = run(EVEN, [{ at: 3, do: 'crash', server: 'S5' }], 20);
    expect(chain(crashed, by('lost', 5))).toEqual([
      '0 send AppendEntries S1 → S5',
      '3 S5 crash',
      '10 lost AppendEntries S1 → S5',
    ]);
  });

  test('of a client’s answer its request, the commit and its application', () => {
    const history = run(EVEN, [{ at: 5, do: 'request', server: 'S1', command: 'SET x 1' }], 60);
    const names = chain(history, by('client-response', 1));
    expect(names[0]).toBe('5 S1 client-request');
    expect(names.slice(-3)).toEqual(['25 S1 commit', '25 S1 apply', '25 S1 client-response']);
    expect(names.filter((name) => name.includes('deliver AppendEntriesReply'))).toHaveLength(2);
  });

  test('of a commit that a follower is told the leader’s commit, and its own entry', () => {
    const history = run(EVEN, [{ at: 5, do: 'request', server: 'S1', command: 'SET x 1' }], 120);
    const names = chain(history, by('commit', 5));
    expect(names).toContain('25 S1 commit');
    expect(names).toContain('15 S5 append');
    expect(names.slice(-4)).toEqual([
      '75 send AppendEntries S1 → S5',
      '85 deliver AppendEntries S1 → S5',
      '85 S5 accept-entries',
      '85 S5 commit',
    ]);
  });

  test('of a truncation the entry that was in the way, and the message', () => {
    const initial = { S1: { term: 3, log: [1, 3], role: 'leader' as const }, S2: { term: 3, log: [1, 2] } };
    const history = run({ servers: 2, initial }, [], 100);
    expect(chain(history, by('truncate', 2)).slice(-3)).toEqual([
      '30 deliver AppendEntries S1 → S2',
      '30 S2 accept-entries',
      '30 S2 truncate',
    ]);
  });

  test('of an election after a crash the crash that made the server forget that it leads', () => {
    const history = run(
      EVEN,
      [
        { at: 20, do: 'crash', server: 'S1' },
        { at: 30, do: 'restart', server: 'S1' },
        { at: 40, do: 'timeout', server: 'S1' },
      ],
      60,
    );
    expect(chain(history, by('become-candidate', 1))).toEqual([
      '20 S1 crash',
      '30 S1 restart',
      '40 S1 timeout',
      '40 S1 election-timeout',
      '40 S1 become-candidate',
    ]);
  });
});

test('a chain that looks back no further says where it stopped', () => {
  const requests = Array.from({ length: 30 }, (_, i): ActionDocument => {
    return { at: 5 + i * 10, do: 'request', server: 'S1', command: `SET x ${i}` };
  });
  const history = run(EVEN, requests, 500);
  const last = history.events(1, history.world.seq).findLast(by('commit', 1));
  const whole = whyOf(history, last?.seq ?? 0);
  expect(whole.stoppedAt).toBeNull();
  const short = whyOf(history, last?.seq ?? 0, 100);
  expect(short.stoppedAt?.seq).toBeGreaterThan(1);
  expect(short.steps.length).toBeLessThan(whole.steps.length);
  expect(short.steps.at(-1)).toEqual(whole.steps.at(-1));
});
