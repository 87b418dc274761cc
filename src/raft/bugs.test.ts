/**
 * What a rule broken on purpose decides differently, as a table: the judge, the server, the subject, the
 * verdict and the conditions that were evaluated (see `judges.test.ts`). The verdict has the bug's name only
 * if the paper's judge would have decided differently.
 */
import { describe, expect, test } from 'vitest';
import { policyOf } from './broken.ts';
import { BUGS } from './bugs.ts';
import { RAFT } from './figure2.ts';
import type { Decisions, JudgeName, Judges, VoteCount } from './policy.ts';
import { BUG_RULES, type BugName } from './rules.ts';
import { ack, appendEntries, refusal, requestVote, subject, voteReply } from './testing/subject.ts';
import { verdictLines } from './testing/verdicts.ts';
import type { Candidate, Leader, RoleName, Server } from './types.ts';
import type { Judge } from './verdict.ts';

type Row = {
  [Name in JudgeName]: readonly [name: Name, self: Server, about: Decisions[Name], ...told: string[]];
}[JudgeName];

const at = (...start: Parameters<typeof subject>): Server => subject(...start).server;
const to = { to: 1 } as const;

const CANDIDATE: Candidate = { name: 'candidate', votes: [true, null, false, true] };
const LEADER: Leader = { name: 'leader', nextIndex: [3, 3, 2], matchIndex: [2, 2, 0] };
const follower = at({ term: 3, log: [1, 3] });
const voted = at({ term: 3, log: [1, 3], votedFor: 3 });
const candidate = at({ term: 3, log: [1, 3], votedFor: 1, role: CANDIDATE });
const leader = at({ term: 3, log: [1, 3], votedFor: 1, role: LEADER });
const deposed = at({ term: 3, role: { name: 'follower', leader: null, deposed: true } });
const hasCounted = (broken: `bug:${BugName}`) => ({
  candidate: at({ term: 3, role: { ...CANDIDATE, broken } }),
  leader: at({ term: 3, log: [1, 3], role: { ...LEADER, broken } }),
});

const ask = (last: [number, number], term = 3) => ({ ...requestVote({ from: 2, term, last }), ...to });
const vote = (from: number, term: number, granted = true) => ({
  ...voteReply({ from, term, granted }),
  ...to,
});
const reply = (term: number) => ({ ...ack({ from: 2, term, match: 2 }), ...to });
const attach = (prev: [number, number], term = 3) => ({ ...appendEntries({ from: 2, term, prev }), ...to });

const voters = [1, 2, 3];
const held = (index: number, matchIndex: number[], old?: number[]) => ({
  index,
  matchIndex,
  configuration: old === undefined ? { voters } : { voters, old },
});
const votes = (granted: number, majority: number, size: number, old?: VoteCount): VoteCount =>
  old === undefined ? { granted, majority, size } : { granted, majority, size, old };

const OF_TERM = '+ term = currentTerm (term 3, currentTerm 3)';
const MAY_VOTE = [
  '+ term ≥ currentTerm (term 3, currentTerm 3)',
  '- votedFor = candidateId (votedFor null, candidateId 2)',
  '+ votedFor = null (votedFor null)',
];
const logs = (sign: '+' | '-', index: number, term: number): string =>
  `${sign} the candidate’s log is at least as up to date (lastLogTerm ${term}, lastLogIndex ${index}, ownLastTerm 3, ownLastIndex 2)`;
const lengths = (sign: '+' | '-', index: number): string =>
  `${sign} lastLogIndex ≥ own last index (lastLogIndex ${index}, ownLastIndex 2)`;
const enough = (sign: '+' | '-', values: string): string => `${sign} a majority has voted for it (${values})`;
const MAY_COMMIT = [
  '+ a majority holds an index > commitIndex (index 2, commitIndex 0)',
  '+ its entry there is of its currentTerm (term 3, currentTerm 3)',
];
const counted = (sign: '+' | '-', role: RoleName): string =>
  `${sign} all that it counts is of this term, once, and the latest (role ${role})`;
const holders = (sign: '+' | '-', count: number): string =>
  `${sign} more than half hold it, each counted once (holders ${count}, majority 2)`;

/** The wrong count shows later, when the candidate wins or the leader commits by it. */
const winsBy = (bug: `bug:${BugName}`): Row[] => [
  [
    'win',
    candidate,
    votes(2, 2, 3),
    'yes vote:majority',
    enough('+', 'granted 2, majority 2, size 3'),
    counted('+', 'candidate'),
  ],
  [
    'win',
    hasCounted(bug).candidate,
    votes(2, 2, 3),
    `yes ${bug}`,
    enough('+', 'granted 2, majority 2, size 3'),
    counted('-', 'candidate'),
  ],
  [
    'win',
    hasCounted('bug:vote-twice').candidate,
    votes(2, 2, 3),
    'yes vote:majority',
    enough('+', 'granted 2, majority 2, size 3'),
    counted('+', 'candidate'),
  ],
];
const commitsBy = (bug: `bug:${BugName}`): Row[] => [
  ['commit', leader, held(2, [2, 2, 0]), 'yes commit:majority', ...MAY_COMMIT, counted('+', 'leader')],
  ['commit', hasCounted(bug).leader, held(2, [2, 2, 0]), `yes ${bug}`, ...MAY_COMMIT, counted('-', 'leader')],
  [
    'commit',
    hasCounted('bug:vote-twice').leader,
    held(2, [2, 2, 0]),
    'yes commit:majority',
    ...MAY_COMMIT,
    counted('+', 'leader'),
  ],
];

const TABLE: Readonly<Record<BugName, readonly Row[]>> = {
  'commit-old-terms': [
    [
      'commit',
      leader,
      held(1, [2, 1, 0]),
      'yes bug:commit-old-terms',
      '+ a majority holds an index > commitIndex (index 1, commitIndex 0)',
      '- its entry there is of its currentTerm (term 1, currentTerm 3)',
    ],
    ['commit', leader, held(2, [2, 2, 0]), 'yes commit:majority', ...MAY_COMMIT],
    [
      'commit',
      leader,
      held(0, [2, 0, 0]),
      'no commit:no-majority',
      '- a majority holds an index > commitIndex (index 0, commitIndex 0)',
    ],
  ],
  'vote-twice': [
    [
      'vote',
      voted,
      ask([2, 3]),
      'yes bug:vote-twice',
      MAY_VOTE[0] ?? '',
      '- votedFor = candidateId (votedFor 3, candidateId 2)',
      '- votedFor = null (votedFor 3)',
      logs('+', 2, 3),
    ],
    [
      'vote',
      voted,
      ask([1, 3]),
      'no vote:log-behind',
      MAY_VOTE[0] ?? '',
      '- votedFor = candidateId (votedFor 3, candidateId 2)',
      '- votedFor = null (votedFor 3)',
      logs('-', 1, 3),
    ],
  ],
  'vote-lost': [
    ['survive', follower, 'votedFor', 'no bug:vote-lost', '+ it is votedFor (about votedFor)'],
    [
      'survive',
      follower,
      'currentTerm',
      'yes crash:disk',
      '- it is votedFor (about currentTerm)',
      '+ it is on the disk (memory currentTerm)',
    ],
  ],
  'term-lost': [
    ['survive', follower, 'currentTerm', 'no bug:term-lost', '+ it is currentTerm (about currentTerm)'],
    [
      'survive',
      follower,
      'votedFor',
      'yes crash:disk',
      '- it is currentTerm (about votedFor)',
      '+ it is on the disk (memory votedFor)',
    ],
  ],
  'ack-before-write': [
    [
      'waitForDisk',
      follower,
      'AppendEntriesReply',
      'no bug:ack-before-write',
      '+ it is AppendEntriesReply (about AppendEntriesReply)',
    ],
    [
      'waitForDisk',
      follower,
      'RequestVoteReply',
      'yes disk:first',
      '- it is AppendEntriesReply (about RequestVoteReply)',
      '+ it tells what its sender has promised or stored (type RequestVoteReply)',
    ],
  ],
  'same-term-clears-vote': [['forgetVote', candidate, 2, 'yes bug:same-term-clears-vote']],
  'keep-vote': [['keepVote', voted, 4, 'yes bug:keep-vote']],
  'no-up-to-date': [
    ['vote', follower, ask([9, 2]), 'yes bug:no-up-to-date', ...MAY_VOTE, logs('-', 9, 2)],
    ['vote', follower, ask([2, 3]), 'yes vote:granted', ...MAY_VOTE, logs('+', 2, 3)],
  ],
  'length-first': [
    ['vote', follower, ask([2, 2]), 'yes bug:length-first', ...MAY_VOTE, lengths('+', 2), logs('-', 2, 2)],
    ['vote', follower, ask([1, 4]), 'no bug:length-first', ...MAY_VOTE, lengths('-', 1)],
    ['vote', follower, ask([2, 3]), 'yes vote:granted', ...MAY_VOTE, lengths('+', 2), logs('+', 2, 3)],
  ],
  'no-prev-check': [
    [
      'entries',
      follower,
      attach([3, 3]),
      'yes bug:no-prev-check',
      '- prevLogIndex ≤ last index (prevLogIndex 3, lastIndex 2)',
      '- the term at prevLogIndex = prevLogTerm (prevLogIndex 3, prevLogTerm 3, ownTerm -1)',
    ],
    [
      'entries',
      follower,
      attach([2, 2]),
      'yes bug:no-prev-check',
      '+ prevLogIndex ≤ last index (prevLogIndex 2, lastIndex 2)',
      '- the term at prevLogIndex = prevLogTerm (prevLogIndex 2, prevLogTerm 2, ownTerm 3)',
    ],
    [
      'entries',
      follower,
      attach([2, 3]),
      'yes entries:match',
      '+ prevLogIndex ≤ last index (prevLogIndex 2, lastIndex 2)',
      '+ the term at prevLogIndex = prevLogTerm (prevLogIndex 2, prevLogTerm 3, ownTerm 3)',
    ],
  ],
  'keep-tail': [['removeTail', follower, { from: 2, lastIndex: 2 }, 'no bug:keep-tail']],
  'truncate-always': [['clearFirst', follower, { from: 2, lastIndex: 2 }, 'yes bug:truncate-always']],
  'commit-own-length': [
    [
      'followCommit',
      follower,
      { index: 2, matchIndex: 1 },
      'yes bug:commit-own-length',
      '+ index > commitIndex (index 2, commitIndex 0)',
      '- index ≤ matchIndex (index 2, matchIndex 1)',
    ],
    [
      'followCommit',
      follower,
      { index: 1, matchIndex: 1 },
      'yes commit:told',
      '+ index > commitIndex (index 1, commitIndex 0)',
      '+ index ≤ matchIndex (index 1, matchIndex 1)',
    ],
    [
      'followCommit',
      follower,
      { index: 0, matchIndex: 1 },
      'no commit:known',
      '- index > commitIndex (index 0, commitIndex 0)',
    ],
  ],
  'majority-off-by-one': [
    [
      'win',
      candidate,
      votes(2, 2, 4),
      'yes bug:majority-off-by-one',
      enough('+', 'granted 2, majority 2, size 4'),
      '- more than half have voted for it (granted 2, majority 3)',
    ],
    [
      'win',
      candidate,
      votes(3, 2, 4),
      'yes vote:majority',
      enough('+', 'granted 3, majority 2, size 4'),
      '+ more than half have voted for it (granted 3, majority 3)',
    ],
    ['win', candidate, votes(1, 2, 4), 'no votes:too-few', enough('-', 'granted 1, majority 2, size 4')],
    [
      'win',
      candidate,
      votes(3, 2, 4, votes(2, 2, 4)),
      'yes bug:majority-off-by-one',
      enough('+', 'granted 3, majority 2, size 4, oldGranted 2, oldMajority 2, oldSize 4'),
      '- more than half have voted for it (granted 3, majority 3)',
    ],
    [
      'win',
      candidate,
      votes(2, 2, 4, votes(3, 2, 4)),
      'yes bug:majority-off-by-one',
      enough('+', 'granted 2, majority 2, size 4, oldGranted 3, oldMajority 2, oldSize 4'),
      '- more than half have voted for it (granted 2, majority 3)',
    ],
    [
      'win',
      candidate,
      votes(3, 2, 4, votes(3, 2, 4)),
      'yes vote:majority',
      enough('+', 'granted 3, majority 2, size 4, oldGranted 3, oldMajority 2, oldSize 4'),
      '+ more than half have voted for it (granted 3, majority 3)',
    ],
    ['commit', leader, held(2, [2, 0, 0]), 'yes bug:majority-off-by-one', ...MAY_COMMIT, holders('-', 1)],
    ['commit', leader, held(2, [2, 2, 0]), 'yes commit:majority', ...MAY_COMMIT, holders('+', 2)],
    [
      'commit',
      leader,
      held(2, [2, 2, 0], [1, 3]),
      'yes bug:majority-off-by-one',
      ...MAY_COMMIT,
      holders('-', 2),
    ],
    ['commit', leader, held(2, [2]), 'yes bug:majority-off-by-one', ...MAY_COMMIT, holders('-', 1)],
  ],
  'count-self-twice': [
    ['commit', leader, held(2, [2, 0, 0]), 'yes bug:count-self-twice', ...MAY_COMMIT, holders('-', 1)],
    ['commit', leader, held(2, [2, 2, 0]), 'yes commit:majority', ...MAY_COMMIT, holders('+', 2)],
  ],
  'count-replies': [
    [
      'countVote',
      candidate,
      vote(4, 3),
      'yes bug:count-replies',
      '+ it still stands (role candidate)',
      OF_TERM,
      '+ its sender has said yes before, and says so again (from 4, voteGranted true)',
    ],
    [
      'countVote',
      candidate,
      vote(4, 3, false),
      'no vote-reply:again',
      '+ it still stands (role candidate)',
      OF_TERM,
      '- its sender has said yes before, and says so again (from 4, voteGranted false)',
      '- its sender has not answered before (from 4, before true)',
    ],
    [
      'countVote',
      candidate,
      vote(3, 3),
      'no vote-reply:again',
      '+ it still stands (role candidate)',
      OF_TERM,
      '- its sender has said yes before, and says so again (from 3, voteGranted true)',
      '- its sender has not answered before (from 3, before false)',
    ],
    [
      'countVote',
      candidate,
      vote(2, 3),
      'yes vote-reply:counted',
      '+ it still stands (role candidate)',
      OF_TERM,
      '- its sender has said yes before, and says so again (from 2, voteGranted true)',
      '+ its sender has not answered before (from 2, before null)',
    ],
    ...winsBy('bug:count-replies'),
  ],
  'stale-votes': [
    [
      'countVote',
      candidate,
      vote(2, 2),
      'yes bug:stale-votes',
      '+ it still stands (role candidate)',
      '- term = currentTerm (term 2, currentTerm 3)',
      '+ its sender has not answered before (from 2, before null)',
    ],
    [
      'countVote',
      candidate,
      vote(3, 2),
      'no vote-reply:again',
      '+ it still stands (role candidate)',
      '- term = currentTerm (term 2, currentTerm 3)',
      '- its sender has not answered before (from 3, before false)',
    ],
    ...winsBy('bug:stale-votes'),
  ],
  'stale-acks': [
    [
      'countReply',
      leader,
      reply(2),
      'yes bug:stale-acks',
      '+ it leads (role leader)',
      '- term = currentTerm (term 2, currentTerm 3)',
    ],
    ['countReply', leader, reply(3), 'yes reply:counted', '+ it leads (role leader)', OF_TERM],
    ...commitsBy('bug:stale-acks'),
  ],
  'match-not-max': [
    [
      'setMatch',
      leader,
      { match: 1, known: 2 },
      'yes bug:match-not-max',
      '- the acknowledged index > matchIndex (acknowledged 1, matchIndex 2)',
    ],
    [
      'setMatch',
      leader,
      { match: 3, known: 2 },
      'yes match:higher',
      '+ the acknowledged index > matchIndex (acknowledged 3, matchIndex 2)',
    ],
    ...commitsBy('bug:match-not-max'),
  ],
  'old-leader': [
    [
      'acceptLeader',
      follower,
      attach([2, 3], 2),
      'yes bug:old-leader',
      '- term ≥ currentTerm (term 2, currentTerm 3)',
      '+ it does not lead (role follower)',
    ],
    [
      'acceptLeader',
      leader,
      attach([2, 3], 2),
      'no entries:own-term',
      '- term ≥ currentTerm (term 2, currentTerm 3)',
      '- it does not lead (role leader)',
    ],
  ],
  'deposed-appends': [
    [
      'request',
      deposed,
      'SET x 1',
      'yes bug:deposed-appends',
      '+ it was deposed, and has heard of no leader since (role follower)',
    ],
    [
      'request',
      follower,
      'SET x 1',
      'no client:redirect',
      '- it was deposed, and has heard of no leader since (role follower)',
      '- it leads (role follower)',
    ],
    [
      'request',
      candidate,
      'SET x 1',
      'no client:redirect',
      '- it was deposed, and has heard of no leader since (role candidate)',
      '- it leads (role candidate)',
    ],
  ],
  'apply-before-commit': [
    ['apply', follower, 1, 'yes bug:apply-before-commit', '- index ≤ commitIndex (index 1, commitIndex 0)'],
  ],
  'apply-again': [
    ['survive', follower, 'state', 'yes bug:apply-again', '+ it is state (about state)'],
    [
      'survive',
      follower,
      'votedFor',
      'yes crash:disk',
      '- it is state (about votedFor)',
      '+ it is on the disk (memory votedFor)',
    ],
  ],
  'any-message-resets': [
    [
      'restartTimer',
      follower,
      attach([2, 3], 2),
      'yes bug:any-message-resets',
      '+ it does not lead (role follower)',
    ],
    ['restartTimer', leader, attach([2, 3], 2), 'no timer:no-reason', '- it does not lead (role leader)'],
  ],
  'no-randomness': [['drawTimeout', follower, 1, 'no bug:no-randomness']],
  'grant-keeps-timer': [['waitAfterVote', follower, ask([2, 3]), 'no bug:grant-keeps-timer']],
  'deaf-to-replies': [
    [
      'handle',
      follower,
      vote(2, 4),
      'no bug:deaf-to-replies',
      '+ it is an answer of a higher term (type RequestVoteReply, term 4, currentTerm 3)',
    ],
    [
      'handle',
      follower,
      reply(4),
      'no bug:deaf-to-replies',
      '+ it is an answer of a higher term (type AppendEntriesReply, term 4, currentTerm 3)',
    ],
    [
      'handle',
      follower,
      reply(3),
      'yes message:heeded',
      '- it is an answer of a higher term (type AppendEntriesReply, term 3, currentTerm 3)',
    ],
    [
      'handle',
      follower,
      ask([2, 3], 4),
      'yes message:heeded',
      '- it is an answer of a higher term (type RequestVote, term 4, currentTerm 3)',
    ],
  ],
  'no-backing-up': [
    ['backUp', leader, { ...refusal({ from: 3, term: 3, prev: 1 }), ...to }, 'no bug:no-backing-up'],
  ],
};

describe.each(BUGS)('%s', (bug) => {
  const rows = TABLE[bug].map(([name, self, about, ...expected]) => ({
    name,
    expected,
    title: [name, ...expected].join(', '),
    decide: (judges: Judges) => verdictLines(judges[name] as Judge<unknown>, self, about),
  }));

  test.each(rows)('$title', (row) => expect(row.decide(policyOf([bug]))).toEqual(row.expected));

  test('it decides something differently than the paper, and only that has its name', () => {
    const isOwn = (line: string | undefined): boolean => line?.endsWith(` bug:${bug}`) ?? false;
    expect(rows.some(({ expected }) => isOwn(expected[0]))).toBe(true);
    // Yes or no: if a condition is ignored, a later one may say no by another rule.
    const answer = (lines: readonly string[]): string | undefined => lines[0]?.split(' ')[0];
    const others = rows.filter(({ expected }) => !isOwn(expected[0]));
    expect(others.map((row) => answer(row.decide(RAFT)))).toEqual(
      others.map(({ expected }) => answer(expected)),
    );
  });
});

test('they are the 28 of the contract, and judges that a bug does not name stay the paper’s', () => {
  expect(BUGS).toEqual(Object.keys(BUG_RULES));
  for (const bug of BUGS) {
    const policy = policyOf([bug]);
    const named = new Set<string>(TABLE[bug].map(([name]) => name));
    const changed = (Object.keys(RAFT) as (keyof typeof RAFT)[]).filter((key) => policy[key] !== RAFT[key]);
    expect(new Set(changed.filter((key) => typeof RAFT[key] === 'object'))).toEqual(named);
  }
});

test('what three of them measure differently', () => {
  const sizes = [1, 2, 3, 4, 5];
  expect(sizes.map(policyOf(['majority-off-by-one']).majority)).toEqual([1, 1, 1, 2, 2]);
  expect(sizes.map(RAFT.majority)).toEqual([1, 2, 2, 3, 3]);
  expect(policyOf(['count-self-twice']).ownShare).toBe(2);
  expect(RAFT.ownShare).toBe(1);
  expect(policyOf(['commit-own-length']).committable(2, 5)).toBe(5);
  expect(RAFT.committable(2, 5)).toBe(2);
});
