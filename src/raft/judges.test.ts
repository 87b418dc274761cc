/**
 * The conditions of every judge of Figure 2, as a table. A row is a server, a subject, the verdict, and the
 * conditions that were evaluated: "+" held, "-" did not, and the last one decided. Readers see the
 * conditions, so their words and values are complete here.
 */
import { describe, expect, test } from 'vitest';
import { RAFT } from './figure2.ts';
import type { Decisions, JudgeName, Judges } from './policy.ts';
import { ack, appendEntries, logOf, refusal, requestVote, subject, voteReply } from './testing/subject.ts';
import { verdictLines } from './testing/verdicts.ts';
import type { Candidate, Leader, Persistent, Server } from './types.ts';
import type { Judge } from './verdict.ts';

type Row<Name extends JudgeName> = readonly [self: Server, about: Decisions[Name], ...told: string[]];

const at = (...start: Parameters<typeof subject>): Server => subject(...start).server;
const to = { to: 1 } as const;

const CANDIDATE: Candidate = { name: 'candidate', votes: [true, null, false] };
const LEADER: Leader = { name: 'leader', nextIndex: [3, 3, 2], matchIndex: [2, 2, 0] };
const follower = at({ term: 3, log: [1, 3] });
const candidate = at({ term: 3, log: [1, 3], votedFor: 1, role: CANDIDATE });
const leader = at({ term: 3, log: [1, 3], votedFor: 1, role: LEADER });
const roles = { follower, candidate, leader };

/** The rows of a judge that depends on the role only. */
const byRole = <About>(about: About, expected: Record<keyof typeof roles, readonly string[]>) =>
  Object.entries(roles).map(
    ([name, self]) => [self, about, ...expected[name as keyof typeof roles]] as const,
  );

const ask = (term: number, last: [number, number], from = 2) => ({
  ...requestVote({ from, term, last }),
  ...to,
});
const vote = (from: number, term: number) => ({ ...voteReply({ from, term }), ...to });
const entries = (term: number, prev: [number, number] = [0, 0]) => ({
  ...appendEntries({ from: 2, term, prev }),
  ...to,
});
const written = (currentTerm: number): Persistent => ({ currentTerm, votedFor: null, log: logOf([]) });
const configuration = { voters: [1, 2, 3] };
const held = (index: number) => ({ index, configuration, matchIndex: [index, index, 0] });

const TABLE: { readonly [Name in JudgeName]: readonly Row<Name>[] } = {
  // -------------------------------------------------------------------------------------------- every server
  handle: [[follower, ask(3, [2, 3]), 'yes message:heeded']],
  adopt: [
    [follower, ask(2, [2, 3]), 'no term:known', '- term > currentTerm (term 2, currentTerm 3)'],
    [follower, ask(3, [2, 3]), 'no term:known', '- term > currentTerm (term 3, currentTerm 3)'],
    [follower, ask(4, [2, 3]), 'yes term:higher', '+ term > currentTerm (term 4, currentTerm 3)'],
  ],
  keepVote: [[follower, 4, 'no term:new-vote']],
  restartTimer: [[follower, ask(3, [2, 3]), 'no timer:no-reason']],
  waitForDisk: [
    [
      leader,
      'AppendEntries',
      'no disk:leader-first',
      '- it tells what its sender has promised or stored (type AppendEntries)',
    ],
    ...(['RequestVote', 'RequestVoteReply', 'AppendEntriesReply'] as const).map(
      (type) =>
        [
          follower,
          type,
          'yes disk:first',
          `+ it tells what its sender has promised or stored (type ${type})`,
        ] as const,
    ),
  ],
  survive: [
    [follower, 'state', 'no crash:memory', '- it is on the disk (memory state)'],
    [follower, 'currentTerm', 'yes crash:disk', '+ it is on the disk (memory currentTerm)'],
    [follower, 'votedFor', 'yes crash:disk', '+ it is on the disk (memory votedFor)'],
  ],
  drawTimeout: [[follower, 1, 'yes timeout:random']],
  apply: [
    [
      at({ log: [1, 1, 1], commit: 2 }),
      3,
      'no apply:not-committed',
      '- index ≤ commitIndex (index 3, commitIndex 2)',
    ],
    [
      at({ log: [1, 1, 1], commit: 2 }),
      2,
      'yes apply:committed',
      '+ index ≤ commitIndex (index 2, commitIndex 2)',
    ],
  ],
  request: byRole('SET x 1', {
    follower: ['no client:redirect', '- it leads (role follower)'],
    candidate: ['no client:redirect', '- it leads (role candidate)'],
    leader: ['yes log:client', '+ it leads (role leader)'],
  }),
  read: [
    [follower, 'local', 'yes read:local', '+ reads are served locally (reads local)'],
    [follower, 'log', 'no read:log', '- reads are served locally (reads log)'],
  ],
  countWrite: [
    [follower, written(3), 'no write:not-counted', '- it leads or stands (role follower)'],
    [
      leader,
      written(2),
      'no write:old-term',
      '+ it leads or stands (role leader)',
      '- the write is of its currentTerm (written 2, currentTerm 3)',
    ],
    [
      candidate,
      written(2),
      'no write:old-term',
      '+ it leads or stands (role candidate)',
      '- the write is of its currentTerm (written 2, currentTerm 3)',
    ],
    [
      leader,
      written(3),
      'yes write:counted',
      '+ it leads or stands (role leader)',
      '+ the write is of its currentTerm (written 3, currentTerm 3)',
    ],
  ],

  // ---------------------------------------------------------------------------------------------- elections
  stand: byRole(null, {
    follower: ['yes timeout:start-election', '+ it does not lead (role follower)'],
    candidate: ['yes timeout:start-election', '+ it does not lead (role candidate)'],
    leader: ['no timeout:leads', '- it does not lead (role leader)'],
  }),
  askAgain: byRole(null, {
    follower: ['no retry:decided', '- it still stands (role follower)'],
    candidate: ['yes retry:again', '+ it still stands (role candidate)'],
    leader: ['no retry:decided', '- it still stands (role leader)'],
  }),
  vote: [
    [follower, ask(2, [9, 9]), 'no vote:stale-term', '- term ≥ currentTerm (term 2, currentTerm 3)'],
    [
      at({ term: 3, log: [1, 3], votedFor: 2 }),
      ask(3, [1, 1]),
      'yes vote:again',
      '+ term ≥ currentTerm (term 3, currentTerm 3)',
      '+ votedFor = candidateId (votedFor 2, candidateId 2)',
    ],
    [
      at({ term: 3, log: [1, 3], votedFor: 3 }),
      ask(3, [9, 3]),
      'no vote:already-voted',
      '+ term ≥ currentTerm (term 3, currentTerm 3)',
      '- votedFor = candidateId (votedFor 3, candidateId 2)',
      '- votedFor = null (votedFor 3)',
    ],
    ...(
      [
        ['no vote:log-behind', '-', 2, 9],
        ['no vote:log-behind', '-', 3, 1],
        ['yes vote:granted', '+', 3, 2],
        ['yes vote:granted', '+', 3, 3],
        ['yes vote:granted', '+', 4, 1],
      ] as const
    ).map(
      ([verdict, sign, term, index]): Row<'vote'> => [
        follower,
        ask(4, [index, term]),
        verdict,
        '+ term ≥ currentTerm (term 4, currentTerm 3)',
        '- votedFor = candidateId (votedFor null, candidateId 2)',
        '+ votedFor = null (votedFor null)',
        `${sign} the candidate’s log is at least as up to date (lastLogTerm ${term}, lastLogIndex ${index}, ownLastTerm 3, ownLastIndex 2)`,
      ],
    ),
  ],
  waitAfterVote: byRole(ask(3, [2, 3]), {
    follower: ['yes timer:vote-granted', '+ it does not lead (role follower)'],
    candidate: ['yes timer:vote-granted', '+ it does not lead (role candidate)'],
    leader: ['no timer:leads', '- it does not lead (role leader)'],
  }),
  countVote: [
    [leader, vote(2, 3), 'no vote-reply:decided', '- it still stands (role leader)'],
    [follower, vote(2, 3), 'no vote-reply:decided', '- it still stands (role follower)'],
    ...[2, 4].map(
      (term): Row<'countVote'> => [
        candidate,
        vote(2, term),
        'no vote-reply:old-term',
        '+ it still stands (role candidate)',
        `- term = currentTerm (term ${term}, currentTerm 3)`,
      ],
    ),
    [
      candidate,
      vote(3, 3),
      'no vote-reply:again',
      '+ it still stands (role candidate)',
      '+ term = currentTerm (term 3, currentTerm 3)',
      '- its sender has not answered before (from 3, before false)',
    ],
    [
      candidate,
      vote(1, 3),
      'no vote-reply:again',
      '+ it still stands (role candidate)',
      '+ term = currentTerm (term 3, currentTerm 3)',
      '- its sender has not answered before (from 1, before true)',
    ],
    [
      candidate,
      vote(2, 3),
      'yes vote-reply:counted',
      '+ it still stands (role candidate)',
      '+ term = currentTerm (term 3, currentTerm 3)',
      '+ its sender has not answered before (from 2, before null)',
    ],
  ],
  win: [
    [
      candidate,
      { granted: 1, majority: 2, size: 3 },
      'no votes:too-few',
      '- a majority has voted for it (granted 1, majority 2, size 3)',
    ],
    [
      candidate,
      { granted: 2, majority: 2, size: 3, old: { granted: 2, majority: 3, size: 5 } },
      'no votes:too-few',
      '- a majority has voted for it (granted 2, majority 2, size 3, oldGranted 2, oldMajority 3, oldSize 5)',
    ],
    [
      candidate,
      { granted: 1, majority: 2, size: 3, old: { granted: 3, majority: 3, size: 5 } },
      'no votes:too-few',
      '- a majority has voted for it (granted 1, majority 2, size 3, oldGranted 3, oldMajority 3, oldSize 5)',
    ],
    [
      candidate,
      { granted: 2, majority: 2, size: 3, old: { granted: 4, majority: 3, size: 5 } },
      'yes vote:majority',
      '+ a majority has voted for it (granted 2, majority 2, size 3, oldGranted 4, oldMajority 3, oldSize 5)',
    ],
    [
      candidate,
      { granted: 2, majority: 2, size: 3 },
      'yes vote:majority',
      '+ a majority has voted for it (granted 2, majority 2, size 3)',
    ],
  ],

  // ------------------------------------------------------------------------------------------ AppendEntries
  acceptLeader: [
    [follower, entries(2), 'no entries:stale-term', '- term ≥ currentTerm (term 2, currentTerm 3)'],
    [
      leader,
      entries(3),
      'no entries:own-term',
      '+ term ≥ currentTerm (term 3, currentTerm 3)',
      '- it does not lead (role leader)',
    ],
    [
      candidate,
      entries(3),
      'yes term:leader-exists',
      '+ term ≥ currentTerm (term 3, currentTerm 3)',
      '+ it does not lead (role candidate)',
    ],
  ],
  forgetVote: [[candidate, 2, 'no own-vote:stays']],
  entries: [
    [
      follower,
      entries(3, [3, 3]),
      'no entries:missing',
      '- prevLogIndex ≤ last index (prevLogIndex 3, lastIndex 2)',
    ],
    [
      follower,
      entries(3, [2, 1]),
      'no entries:conflict',
      '+ prevLogIndex ≤ last index (prevLogIndex 2, lastIndex 2)',
      '- the term at prevLogIndex = prevLogTerm (prevLogIndex 2, prevLogTerm 1, ownTerm 3)',
    ],
    [
      follower,
      entries(3, [2, 3]),
      'yes entries:match',
      '+ prevLogIndex ≤ last index (prevLogIndex 2, lastIndex 2)',
      '+ the term at prevLogIndex = prevLogTerm (prevLogIndex 2, prevLogTerm 3, ownTerm 3)',
    ],
  ],
  clearFirst: [[follower, { from: 2, lastIndex: 2 }, 'no log:keep']],
  removeTail: [[follower, { from: 2, lastIndex: 2 }, 'yes log:overwrite']],
  followCommit: [
    [
      at({ log: [1, 1], commit: 1 }),
      { index: 1, matchIndex: 2 },
      'no commit:known',
      '- index > commitIndex (index 1, commitIndex 1)',
    ],
    [
      at({ log: [1, 1], commit: 1 }),
      { index: 2, matchIndex: 2 },
      'yes commit:told',
      '+ index > commitIndex (index 2, commitIndex 1)',
    ],
  ],

  // ------------------------------------------------------------------------------------------------ leaders
  heartbeat: byRole(null, {
    follower: ['no heartbeat:not-leader', '- it leads (role follower)'],
    candidate: ['no heartbeat:not-leader', '- it leads (role candidate)'],
    leader: ['yes heartbeat:due', '+ it leads (role leader)'],
  }),
  countReply: [
    [
      follower,
      { ...ack({ from: 2, term: 3, match: 2 }), ...to },
      'no reply:not-leader',
      '- it leads (role follower)',
    ],
    [
      leader,
      { ...ack({ from: 2, term: 2, match: 2 }), ...to },
      'no reply:old-term',
      '+ it leads (role leader)',
      '- term = currentTerm (term 2, currentTerm 3)',
    ],
    [
      leader,
      { ...ack({ from: 2, term: 3, match: 2 }), ...to },
      'yes reply:counted',
      '+ it leads (role leader)',
      '+ term = currentTerm (term 3, currentTerm 3)',
    ],
  ],
  setMatch: [
    [
      leader,
      { match: 2, known: 2 },
      'no match:known',
      '- the acknowledged index > matchIndex (acknowledged 2, matchIndex 2)',
    ],
    [
      leader,
      { match: 3, known: 2 },
      'yes match:higher',
      '+ the acknowledged index > matchIndex (acknowledged 3, matchIndex 2)',
    ],
  ],
  backUp: [
    ...[0, 2].map(
      (prev): Row<'backUp'> => [
        leader,
        { ...refusal({ from: 3, term: 3, prev }), ...to },
        'no refusal:late',
        `- it answers the present question: prevLogIndex = nextIndex − 1 (prevLogIndex ${prev}, nextIndex 2)`,
      ],
    ),
    [
      leader,
      { ...refusal({ from: 3, term: 3, prev: 1 }), ...to },
      'yes refusal:earlier',
      '+ it answers the present question: prevLogIndex = nextIndex − 1 (prevLogIndex 1, nextIndex 2)',
    ],
    // An unknown server has been asked about the beginning, and a server that does not lead has asked
    // nothing.
    [
      leader,
      { ...refusal({ from: 4, term: 3, prev: 0 }), ...to },
      'yes refusal:earlier',
      '+ it answers the present question: prevLogIndex = nextIndex − 1 (prevLogIndex 0, nextIndex 1)',
    ],
    [
      follower,
      { ...refusal({ from: 3, term: 3, prev: 1 }), ...to },
      'no refusal:late',
      '- it answers the present question: prevLogIndex = nextIndex − 1 (prevLogIndex 1, nextIndex null)',
    ],
  ],
  commit: [
    [
      at({ term: 3, log: [1, 3], commit: 2, role: LEADER }),
      held(2),
      'no commit:no-majority',
      '- a majority holds an index > commitIndex (index 2, commitIndex 2)',
    ],
    [
      leader,
      held(1),
      'no commit:old-term',
      '+ a majority holds an index > commitIndex (index 1, commitIndex 0)',
      '- its entry there is of its currentTerm (term 1, currentTerm 3)',
    ],
    [
      leader,
      held(2),
      'yes commit:majority',
      '+ a majority holds an index > commitIndex (index 2, commitIndex 0)',
      '+ its entry there is of its currentTerm (term 3, currentTerm 3)',
    ],
  ],
};

describe.each(Object.keys(TABLE) as JudgeName[])('%s', (name) => {
  checkRows(name);
});

function checkRows<Name extends JudgeName>(name: Name): void {
  const rows: readonly Row<Name>[] = TABLE[name];
  const judges: Judges = RAFT;
  const judge: Judge<Decisions[Name]> = judges[name];

  test.each(rows.map(([self, about, ...told]) => [told.join(', '), self, about, told] as const))(
    '%s',
    (_, self, about, expected) => {
      expect(verdictLines(judge, self, about)).toEqual(expected);
    },
  );

  test('each of its clauses decides in a row, and so does its default', () => {
    const decided = new Set(rows.map(([, , ...told]) => `${told.length - 1} ${told[0]}`));
    const verdicts = judge.clauses.flatMap((clause, i) =>
      [clause.then, clause.else].flatMap((one) => (one === undefined ? [] : [{ ...one, after: i + 1 }])),
    );
    for (const { after, ...one } of [...verdicts, { ...judge.end, after: judge.clauses.length }]) {
      expect(decided).toContain(`${after} ${one.yes ? 'yes' : 'no'} ${one.rule}`);
    }
  });
}
