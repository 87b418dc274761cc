/**
 * The checks trust no server. Most of what they are shown here happens in no run, not even in one with a
 * broken rule: one message, one step or one applied entry of three servers.
 */
import { describe, expect, test } from 'vitest';
import {
  ack,
  appendEntries,
  entry,
  logOf,
  refusal,
  requestVote,
  subject,
  voteReply,
} from '../../raft/testing/subject.ts';
import type { Effect, Fact, Message, Persistent, Server, ServerId } from '../../raft/types.ts';
import { breachWords } from '../../words/safety.ts';
import { scene } from '../testing/bugs.ts';
import { beginning } from '../testing/runs.ts';
import type { Node } from '../types.ts';
import { Safety } from './safety.ts';
import type { Applied } from './watch.ts';

const LEADER = { name: 'leader', nextIndex: [1, 1, 1], matchIndex: [0, 0, 0] } as const;
type Start = Parameters<typeof subject>[0];
const followerOf = (id: ServerId, start: Start = {}): Server => subject({ term: 3, ...start, id }).server;
const leaderOf = (id: ServerId, start: Start = {}): Server => followerOf(id, { role: LEADER, ...start });
const PRESENT = { trigger: 7, time: 1000 };

/** The checks of a run that begins with these servers, S1 to S3, all of their state on their disks. */
class Checked {
  safety: Safety;
  #nodes: readonly Node[];

  constructor(...servers: readonly Server[]) {
    const [nodes, initial] = beginning(scene({}, []));
    this.#nodes = (nodes as readonly Node[]).map((node, i) => {
      const server = servers[i] ?? node.server;
      return { ...node, server, disk: { ...node.disk, durable: server.persistent } };
    });
    this.safety = new Safety(this.#nodes, initial);
  }

  /**
   * A server is in this state now, on its disk too, by one step. The step's facts are the events 41, 42 and
   * so on.
   */
  step(server: Server, ...facts: readonly Fact[]): this {
    const { id } = server;
    const before = (this.#nodes[id - 1] as Node).server;
    const now = (node: Node): Node => ({
      ...node,
      server,
      disk: { ...node.disk, durable: server.persistent },
    });
    this.#nodes = this.#nodes.map((node) => (node.id === id ? now(node) : node));
    const effects = facts.map((fact): Effect => ({ type: 'fact', fact, rule: 'log:client', because: -1 }));
    const seqs = facts.map((_, i) => 41 + i);
    this.safety.stepped({ before, id, nodes: this.#nodes, effects, seqs, ...PRESENT });
    return this;
  }

  /** A message leaves while the disk of its sender has this. */
  sends(message: Message, durable: Persistent): this {
    this.safety.sent(message, durable, this.#nodes, 7, 1000);
    return this;
  }

  /** The run goes another way after this event. */
  upTo(seq: number): this {
    this.safety = this.safety.upTo(seq, this.#nodes);
    return this;
  }

  /** All that was found: the event, the property, the servers, the index, and the words. */
  get found(): string[] {
    return this.safety.violations.map(({ property, servers, index, event, time, detail }) => {
      const where = [...servers.map((id) => `S${id}`), ...(index === null ? [] : [`index ${index}`])];
      const when = time === PRESENT.time ? event : `${event} at ${time}`;
      return `${when} ${property} (${where.join(', ')}): ${breachWords(detail)}`;
    });
  }
}

describe('what a server says is on its disk before (diss §3.8)', () => {
  const onDisk = (currentTerm: number, votedFor: number | null, log: readonly number[] = []) => ({
    currentTerm,
    votedFor,
    log: logOf(log),
  });
  const asks = { ...requestVote({ from: 1, term: 3 }), to: 2 };
  const grants = { ...voteReply({ from: 1, term: 3 }), to: 2 };
  const denies = { ...voteReply({ from: 1, term: 3, granted: false }), to: 2 };
  const leads = { ...appendEntries({ from: 1, term: 3 }), to: 2 };

  test.each<[what: string, message: Message, disk: Persistent, found: string | null]>([
    ['a request for votes', asks, onDisk(3, 1), null],
    ['a request without its vote', asks, onDisk(3, null), 'S1 asks for votes before its own is on its disk'],
    ['a request, its vote another’s', asks, onDisk(3, 2), 'S1 asks for votes before its own is on its disk'],
    ['a request without its term', asks, onDisk(2, 1), 'S1 speaks in term 3 with term 2 on its disk'],
    ['a vote', grants, onDisk(3, 2), null],
    ['a vote that is not there', grants, onDisk(3, null), 'S1 grants S2 a vote that is not on its disk'],
    ['a vote for another', grants, onDisk(3, 3), 'S1 grants S2 a vote that is not on its disk'],
    ['a vote without its term', grants, onDisk(2, 2), 'S1 speaks in term 3 with term 2 on its disk'],
    ['a no', denies, onDisk(3, null), null],
    ['a no without its term', denies, onDisk(2, null), 'S1 speaks in term 3 with term 2 on its disk'],
    ['a heartbeat of one that never voted', leads, onDisk(3, null), null],
    // The disk of a paused server works on, so it may be ahead of what its server says.
    ['a request, the disk ahead', asks, onDisk(4, 3), null],
    ['a vote, the disk ahead', grants, onDisk(4, 3), null],
  ])('%s: %3$s', (_what, message, disk, found) => {
    const all = found === null ? [] : [`7 durable-before-told (S1): ${found}`];
    expect(new Checked().sends(message, disk).found).toEqual(all);
  });

  /** S2 acknowledges so much to S1, which has [1, 3] and leads term 3. */
  const acknowledged = (match: number, log: readonly number[], s1 = leaderOf(1, { log: [1, 3] })) =>
    new Checked(s1).sends({ ...ack({ from: 2, term: 3, match }), to: 1 }, onDisk(3, null, log)).found;
  const MISSING = 'S2 acknowledges index 2 with only 1 entries on its disk';
  const OTHER = 'S2 acknowledges index 2 with another entry there, of term 2, on its disk';
  test.each<[match: number, log: number[], found: string | null]>([
    [2, [1, 3], null],
    [1, [1, 3], null],
    [1, [1, 2], null],
    [0, [2], null],
    [2, [1], MISSING],
    [2, [1, 2], OTHER],
  ])('an acknowledgement up to %i with %j on the disk: %s', (match, log, found) => {
    expect(acknowledged(match, log)).toEqual(
      found === null ? [] : [`7 durable-before-told (S2, index ${match}): ${found}`],
    );
  });

  test.each([
    ['follows', followerOf(1, { log: [1, 3] })],
    ['leads another term', leaderOf(1, { term: 4, log: [1, 3] })],
  ])('one to a server that %s now cannot be compared, but what is missing is', (_does, s1) => {
    expect(acknowledged(2, [1, 2], s1)).toEqual([]);
    expect(acknowledged(2, [1], s1)).toEqual([`7 durable-before-told (S2, index 2): ${MISSING}`]);
  });

  test('a refusal acknowledges nothing', () => {
    const message = { ...refusal({ from: 2, term: 3, prev: 9 }), matchIndex: 9, to: 1 };
    expect(new Checked(leaderOf(1)).sends(message, onDisk(3, null)).found).toEqual([]);
  });
});

describe('one vote a term (§5.2)', () => {
  const ON_DISK = { currentTerm: 3, votedFor: 2, log: logOf([]) };
  const TWICE = 'S1 votes for S2 in term 3, and voted for S3 in it before';

  test('counts when it is sent', () => {
    const s = new Checked(followerOf(1, { votedFor: 3 }));
    expect(s.sends({ ...voteReply({ from: 1, term: 3 }), to: 2 }, ON_DISK).found).toEqual([
      `7 one-vote-per-term (S1, S2, S3): ${TWICE}`,
    ]);
  });

  test('counts when it is on the disk', () => {
    const s = new Checked(followerOf(1, { votedFor: 3 }));
    s.safety.written(1, ON_DISK, 7, 1000);
    s.safety.written(1, { ...ON_DISK, currentTerm: 4 }, 8, 1000);
    s.safety.written(2, { ...ON_DISK, votedFor: null }, 9, 1000);
    s.safety.written(2, { ...ON_DISK, votedFor: 3 }, 10, 1000);
    expect(s.found).toEqual([`7 one-vote-per-term (S1, S2, S3): ${TWICE}`]);
  });

  test.each<[what: string, votedFor: number, fact: Fact]>([
    ['grants', 2, { kind: 'grant-vote', candidate: 2, term: 3 }],
    ['stands', 1, { kind: 'become-candidate', term: 3 }],
  ])('counts with the step that %s, where the disk takes no time', (_what, votedFor, fact) => {
    const s = new Checked(followerOf(1, { votedFor: 3 }));
    s.step(followerOf(1, { votedFor }), { kind: 'commit', commitIndex: 0 }, fact);
    const servers = votedFor === 1 ? 'S1, S3' : 'S1, S2, S3';
    expect(s.found).toEqual([
      `42 one-vote-per-term (${servers}): S1 votes for S${votedFor} in term 3, and voted for S3 in it before`,
    ]);
  });

  test('does not count when it is denied', () => {
    const s = new Checked(followerOf(1, { votedFor: 3 }));
    const no = { ...voteReply({ from: 1, term: 3, granted: false }), to: 2 };
    expect(s.sends(no, { ...ON_DISK, votedFor: 3 }).found).toEqual([]);
  });
});

describe('one leader a term, by the votes of a majority (§5.2)', () => {
  const leads: Fact = { kind: 'become-leader', term: 3 };

  test('the leader with which the run begins has won its term', () => {
    expect(new Checked(leaderOf(1)).step(leaderOf(2), leads).found).toEqual([
      '41 election-safety (S1, S2): S2 leads term 3, which S1 already won',
      '41 vote-evidence (S2): S2 leads term 3 with the votes of nobody, no majority of 3',
    ]);
  });

  test('votes with which the run begins are votes', () => {
    const s = new Checked(followerOf(1, { votedFor: 1 }), followerOf(2, { votedFor: 1 }));
    expect(s.step(leaderOf(1), leads).found).toEqual([]);
  });

  test('a leader of the next term was elected again, and may have another log', () => {
    const s = new Checked(leaderOf(1, { log: [1, 3] }));
    expect(s.step(leaderOf(1, { term: 4, log: [1] })).found).toEqual([
      '7 vote-evidence (S1): S1 leads term 4 with the votes of nobody, no majority of 3',
    ]);
  });
});

describe('a new leader has all entries that were committed in earlier terms (§5.4)', () => {
  // Index 1 was committed in term 2, index 2 in term 5; only then the winner of term 4 learns of its votes.
  const late = (log: readonly number[]) =>
    new Checked(leaderOf(1, { term: 2, log: [2] }), followerOf(2, { term: 2, log: [2] }))
      .step(leaderOf(1, { term: 2, log: [2], commit: 1 }))
      .step(leaderOf(2, { term: 5, log: [2, 5] }))
      .step(leaderOf(2, { term: 5, log: [2, 5], commit: 2 }))
      .step(leaderOf(3, { term: 4, log }))
      .found.filter((line) => line.includes('leader-completeness'));

  test('and none of later terms', () => {
    expect(late([2])).toEqual([]);
    expect(late([3])).toEqual([
      '7 leader-completeness (S3, index 1): S3 leads term 4 without “t2” of term 2, committed at index 1 in term 2',
    ]);
  });
});

describe('a run that goes another way after an event', () => {
  const TWICE = 'S1 votes for S2 in term 3, and voted for S3 in it before';
  const grants: Fact = { kind: 'grant-vote', candidate: 2, term: 3 };

  test('keeps what was found up to there', () => {
    const s = () => new Checked(followerOf(1, { votedFor: 3 })).step(followerOf(1, { votedFor: 2 }), grants);
    const found = [`41 one-vote-per-term (S1, S2, S3): ${TWICE}`];
    expect(s().found).toEqual(found);
    expect(s().upTo(41).found).toEqual(found);
    expect(s().upTo(40).found).toEqual([]);
  });

  test('finds again what happens again, and counts no vote that was cast only later', () => {
    const s = new Checked(followerOf(1)).step(followerOf(1, { votedFor: 3 }), { ...grants, candidate: 3 });
    expect(s.upTo(41).step(followerOf(1, { votedFor: 2 }), grants).found).toHaveLength(1);
    const other = new Checked(followerOf(1)).step(followerOf(1, { votedFor: 3 }), {
      ...grants,
      candidate: 3,
    });
    expect(other.upTo(40).step(followerOf(1, { votedFor: 2 }), grants).found).toEqual([]);
  });
});

describe('a leader never overwrites or deletes entries in its log (§5.3)', () => {
  const before = { log: [1, 3, 3] };
  const truncates: Fact = { kind: 'truncate', from: 3 };

  test('it loses its last one, or all', () => {
    const lost = (index: number) =>
      `41 leader-append-only (S1, index ${index}): S1, leader of term 3, loses its own entry at index ${index}`;
    expect(new Checked(leaderOf(1, before)).step(leaderOf(1, { log: [1, 3] }), truncates).found).toEqual([
      lost(3),
    ]);
    expect(new Checked(leaderOf(1, before)).step(leaderOf(1, { log: [] }), truncates).found).toEqual([
      lost(1),
    ]);
  });

  test.each<[does: string, before: Server, after: Server]>([
    ['that appends keeps all', leaderOf(1, before), leaderOf(1, { log: [1, 3, 3, 3] })],
    ['that writes nothing keeps all', leaderOf(1, before), leaderOf(1, { ...before, votedFor: 1 })],
    ['that was deposed may', leaderOf(1, before), followerOf(1, { log: [1, 3] })],
    ['that follows may', followerOf(1, before), followerOf(1, { log: [1, 3] })],
  ])('a server %s', (_does, from, to) => {
    expect(new Checked(from).step(to).found).toEqual([]);
  });
});

describe('Log Matching: one entry and one predecessor for an index and a term (§5.3)', () => {
  const x = { term: 3, command: 'SET x 1' };
  const y = { term: 3, command: 'SET y 1' };
  const appends: Fact = { kind: 'append', index: 2, term: 3, command: 'SET y 1' };

  test('another command', () => {
    const s = new Checked(followerOf(1, { log: [1, x] }), followerOf(2, { log: [1] }));
    expect(s.step(followerOf(2, { log: [1, y] }), appends).found).toEqual([
      '41 log-matching (S1, S2, index 2): S2 holds “SET y 1” of term 3 at index 2 after term 1; S1 held “SET x 1” of term 3 there after term 1',
    ]);
  });

  test('another predecessor', () => {
    const s = new Checked(followerOf(1, { log: [1, 3] }), followerOf(2, { log: [2] }));
    expect(s.step(followerOf(2, { log: [2, 3] }), appends).found).toEqual([
      '41 log-matching (S1, S2, index 2): S2 holds “t3” of term 3 at index 2 after term 2; S1 held “t3” of term 3 there after term 1',
    ]);
  });

  test('two terms at one index are two entries, and the same entry in two logs is one', () => {
    const s = new Checked(followerOf(1, { log: [1, 2] }), followerOf(2, { log: [1] }));
    expect(s.step(followerOf(2, { log: [1, 3] })).found).toEqual([]);
    expect(s.step(followerOf(3, { log: [1, 2] })).found).toEqual([]);
  });
});

describe('a follower commits what a leader committed (Figure 2, AppendEntries 5)', () => {
  const commits: Fact = { kind: 'commit', commitIndex: 1 };

  test('and nothing if none did', () => {
    const s = new Checked(followerOf(1, { log: [1] }));
    expect(s.step(followerOf(1, { log: [1], commit: 1 }), commits).found).toEqual([
      '41 follower-commit (S1, index 1): S1 takes “t1” of term 1 at index 1 for committed; nothing is committed there',
    ]);
  });

  test('compared from the first change on, where entries that it took for committed are replaced', () => {
    const committed = { log: [3, 3, 3] };
    const wrong = (index: number, term: number) =>
      `7 follower-commit (S3, index ${index}): S3 takes “t${term}” of term ${term} at index ${index} for committed; “t3” of term 3 is committed there`;
    const s = new Checked(
      leaderOf(1, committed),
      followerOf(2, committed),
      followerOf(3, { log: [1, 1, 1] }),
    );
    s.step(leaderOf(1, { ...committed, commit: 3 })).step(followerOf(2, { ...committed, commit: 3 }));
    expect(s.found).toEqual([]);
    s.step(followerOf(3, { log: [1, 1, 1], commit: 3 }));
    expect(s.found).toEqual([wrong(1, 1)]);
    s.step(followerOf(3, { term: 4, log: [1, 1, 4], commit: 3 }));
    expect(s.found).toEqual([wrong(1, 1), wrong(3, 4)]);
  });

  test('and no entry that it does not have', () => {
    const s = new Checked(followerOf(1));
    expect(s.step(followerOf(1, { commit: 1 })).found).toEqual([
      '7 follower-commit (S1, index 1): S1 takes nothing at index 1 for committed; nothing is committed there',
    ]);
  });
});

describe('entries are applied in order, each once, after their commit (Figure 2, "All Servers")', () => {
  const one = (change: Partial<Applied>): Applied => ({
    id: 1,
    index: 1,
    entry: entry(1),
    digest: 5,
    lastApplied: 0,
    commitIndex: 9,
    seq: 7,
    time: 1000,
    ...change,
  });
  const after = (...all: readonly Partial<Applied>[]) => {
    const s = new Checked();
    for (const change of all) s.safety.applied(one(change));
    return s.found;
  };
  const outOfTurn = (id: number, index: number, words: string) =>
    `7 state-machine-safety (S${id}, index ${index}): S${id} applies “t1” of term 1 at index ${index} with ${words}`;

  test('one after the other, by every server', () => {
    const second = { index: 2, lastApplied: 1 };
    expect(after({}, second, { id: 2 }, { id: 2, ...second })).toEqual([]);
  });

  test('from the first again after a crash: the state machine is in memory', () => {
    expect(after({}, { index: 2, lastApplied: 1 }, {}, { index: 2, lastApplied: 1 })).toEqual([]);
  });

  test('none is left out, and none applied twice', () => {
    expect(after({ index: 2 })).toEqual([outOfTurn(1, 2, '0 applied and 9 committed')]);
    expect(after({}, { lastApplied: 1 })).toEqual([outOfTurn(1, 1, '1 applied and 9 committed')]);
    // Whatever it says that it had applied.
    expect(after({ index: 5, lastApplied: 4 })).toEqual([outOfTurn(1, 5, '0 applied and 9 committed')]);
  });

  test('one out of turn counts for nobody: the first in its turn stands', () => {
    const early = { id: 2, commitIndex: 0, entry: entry(2) };
    const words = 'S2 applies “t2” of term 2 at index 1 with 0 applied and 0 committed';
    expect(after(early, {}, { id: 3 })).toEqual([`7 state-machine-safety (S2, index 1): ${words}`]);
  });

  test('none before its commit', () => {
    expect(after({ commitIndex: 1 })).toEqual([]);
    expect(after({ commitIndex: 0 })).toEqual([outOfTurn(1, 1, '0 applied and 0 committed')]);
  });

  test.each<[what: string, change: Partial<Applied>, words: string]>([
    ['of another term', { entry: { term: 2, command: 't1' } }, '“t1” of term 2'],
    ['with another command', { entry: { term: 1, command: 'SET x 1' } }, '“SET x 1” of term 1'],
    ['to another state', { digest: 6 }, '“t1” of term 1'],
  ])('an entry %s is another than the first that was applied there', (_what, change, words) => {
    expect(after({}, { id: 2, ...change })).toEqual([
      `7 state-machine-safety (S1, S2, index 1): S2 applies ${words} at index 1, where S1 applied “t1” of term 1`,
    ]);
  });
});
