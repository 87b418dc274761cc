/** For each rule a run in which it decides: an entry of the library, or a small document; and when, in ms. */
import type { RuleId } from '../raft/rules.ts';
import type { Ms, ScenarioDocument } from '../scenario/types.ts';

/** No election timer runs out by itself, and a message takes 10 ms. */
const QUIET = { servers: 3, electionTimeout: [9000, 9000], latency: [10, 10] } as const;
const LED = { S2: { term: 1, votedFor: 'S1' }, S3: { term: 1, votedFor: 'S1' } } as const;

const LEADER_WITHOUT_VOTE: ScenarioDocument = {
  raftarium: 1,
  title: 'A leader that has not voted',
  cluster: {
    ...QUIET,
    initial: { S1: { term: 2, role: 'leader', votedFor: null }, S2: { term: 1 }, S3: { term: 1 } },
  },
  actions: [{ at: 0, do: 'timeout', server: 'S2' }],
  until: 200,
};

const ANSWER_TO_AN_EARLIER_TERM: ScenarioDocument = {
  raftarium: 1,
  title: 'An answer to an earlier leadership',
  cluster: { ...QUIET, initial: { S1: { term: 1, role: 'leader' }, ...LED } },
  actions: [
    { at: 5, do: 'hold', from: 'S2', to: 'S1', type: 'AppendEntriesReply' },
    { at: 40, do: 'timeout', server: 'S3' },
    { at: 100, do: 'timeout', server: 'S1' },
    { at: 140, do: 'release' },
  ],
  until: 300,
};

const COPY_OF_A_REFUSAL: ScenarioDocument = {
  raftarium: 1,
  title: 'A copy of a refusal',
  cluster: {
    ...QUIET,
    initial: { ...LED, S1: { term: 1, role: 'leader', log: [1, 1] }, S3: { ...LED.S3, log: [1, 1] } },
  },
  actions: [{ at: 15, do: 'duplicate', message: { type: 'AppendEntriesReply', from: 'S2', to: 'S1' } }],
  until: 300,
};

type Example = readonly [run: string | ScenarioDocument, at: Ms];

/** These never decide in a run: a server that leads, or stops leading, stops its timers at once. */
export const NEVER_IN_A_RUN = [
  'timeout:leads',
  'retry:decided',
  'heartbeat:not-leader',
  'write:not-counted',
  'write:old-term',
] as const satisfies readonly RuleId[];
type Never = (typeof NEVER_IN_A_RUN)[number];

/** The names of entries, and when the rule decides first. */
export const EXAMPLES: Readonly<Record<Exclude<RuleId, Never>, Example>> = {
  'timeout:start-election': ['quiet-election', 160],
  'vote:majority': ['quiet-election', 180.995],
  'term:higher': ['quiet-election', 169.16],
  'term:deposed': ['partition-heals', 692.646],
  'term:leader-exists': ['candidate-gives-way', 190],
  'vote:granted': ['quiet-election', 169.16],
  'vote:again': ['late-vote', 235],
  'vote:stale-term': ['deaf-follower', 320],
  'vote:already-voted': ['split-vote-of-four', 170],
  'vote:log-behind': ['longest-log-loses', 60],
  'entries:match': ['quiet-election', 190.808],
  'entries:stale-term': ['partition-heals', 685.137],
  'entries:missing': ['crash-before-answer', 160],
  'entries:conflict': ['log-repair-slow', 10],
  'entries:own-term': ['vote-lost', 230],
  'log:client': ['one-command', 40],
  'log:noop': ['blank-entry', 0],
  'log:replicate': ['one-command', 85],
  'log:overwrite': ['log-repair-fast', 50],
  'commit:majority': ['one-command', 95],
  'commit:told': ['one-command', 160],
  'apply:committed': ['one-command', 95],
  'client:redirect': ['wrong-server', 110],
  'read:local': ['stale-read-2014', 400],
  'message:heeded': ['quiet-election', 169.16],
  'term:known': ['quiet-election', 180.499],
  'term:new-vote': ['quiet-election', 169.16],
  'own-vote:stays': ['candidate-gives-way', 190],
  'timer:no-reason': ['quiet-election', 169.16],
  'timer:vote-granted': ['quiet-election', 169.16],
  'timeout:random': ['quiet-election', 160],
  'retry:again': ['partition-3-2', 320],
  'heartbeat:due': ['quiet-election', 255.995],
  'vote-reply:counted': ['quiet-election', 180.499],
  'vote-reply:decided': ['quiet-election', 181.739],
  'vote-reply:old-term': ['late-vote', 325],
  'vote-reply:again': ['lossy-network', 209.567],
  'votes:too-few': ['quiet-election', 180.499],
  'log:keep': ['quiet-election', 190.808],
  'commit:known': ['quiet-election', 190.808],
  'commit:no-majority': ['quiet-election', 180.995],
  'commit:old-term': ['three-in-one-message', 25.119],
  'apply:not-committed': ['one-command', 40],
  'reply:counted': ['quiet-election', 201.349],
  'reply:not-leader': ['partition-heals', 695.913],
  'match:higher': ['one-command', 40],
  'match:known': ['quiet-election', 201.349],
  'refusal:earlier': ['log-repair-slow', 20],
  'write:counted': ['one-command', 40],
  'disk:first': ['quiet-election', 160],
  'disk:leader-first': ['quiet-election', 180.995],
  'crash:disk': ['crash-before-answer', 115],
  'crash:memory': ['crash-before-answer', 115],
  'read:log': ['wrong-server', 110],
  'timer:leads': [LEADER_WITHOUT_VOTE, 10],
  'reply:old-term': [ANSWER_TO_AN_EARLIER_TERM, 140],
  'refusal:late': [COPY_OF_A_REFUSAL, 25],
  'bug:vote-twice': ['vote-twice', 163],
  'bug:vote-lost': ['vote-lost', 165],
  'bug:term-lost': ['term-lost', 200],
  'bug:same-term-clears-vote': ['same-term-clears-vote', 180],
  'bug:keep-vote': ['keep-vote', 160],
  'bug:majority-off-by-one': ['majority-off-by-one', 170],
  'bug:no-up-to-date': ['no-up-to-date', 160],
  'bug:length-first': ['length-first', 160],
  'bug:count-replies': ['count-replies', 170],
  'bug:stale-votes': ['stale-votes', 325],
  'bug:no-randomness': ['no-randomness', 150],
  'bug:any-message-resets': ['any-message-resets', 10],
  'bug:grant-keeps-timer': ['grant-keeps-timer', 160],
  'bug:no-prev-check': ['no-prev-check', 25],
  'bug:keep-tail': ['keep-tail', 30],
  'bug:truncate-always': ['truncate-always', 10],
  'bug:commit-own-length': ['commit-own-length', 70],
  'bug:old-leader': ['old-leader-obeyed', 280],
  'bug:no-backing-up': ['no-backing-up', 20],
  'bug:deposed-appends': ['deposed-appends', 65],
  'bug:commit-old-terms': ['commit-old-terms', 20],
  'bug:count-self-twice': ['count-self-twice', 100],
  'bug:ack-before-write': ['ack-before-write', 10],
  'bug:apply-before-commit': ['apply-before-commit', 100],
  'bug:apply-again': ['apply-again', 190],
  'bug:stale-acks': ['stale-acks', 330],
  'bug:match-not-max': ['match-not-max', 70],
  'bug:deaf-to-replies': ['deaf-to-replies', 95],
};
