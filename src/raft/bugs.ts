/**
 * Rules broken on purpose, by name (docs/bugs.md): each is the paper's policy with one or two judges
 * replaced. A decision that differs from the paper's has a rule of its own, so no event reports a rule that
 * was not followed.
 */
import { addBug, type PolicyChange } from './broken.ts';
import { hasQuorum, howMany, majority } from './configuration.ts';
import { doesNotLead } from './judges/clauses.ts';
import { ofServer } from './per-server.ts';
import type { Decisions, Held, JudgeName, Judges, Tally, VoteCount } from './policy.ts';
import { type BrokenRule, BUG_RULES, type BugName, type RuleId } from './rules.ts';
import type { ServerId } from './types.ts';
import { type Clause, type Judge, no, type Standing, type Verdict, yes } from './verdict.ts';

/** The judge without the clause that says no by `rule`: the yes instead is by `bug`. */
function waive<About>({ clauses, end }: Judge<About>, rule: RuleId, bug: BrokenRule): Judge<About> {
  const waived = { ...end, rule: bug };
  return {
    end,
    clauses: clauses.map((clause) => (clause.else?.rule === rule ? { ...clause, waived } : clause)),
  };
}

const waiving =
  <Name extends JudgeName>(name: Name, rules: readonly RuleId[], bug: BrokenRule): PolicyChange =>
  (judges: Judges) => {
    const judge: Judge<Decisions[Name]> = judges[name];
    return { [name]: rules.reduce((now, rule) => waive(now, rule, bug), judge) };
  };

/** The judge with a clause before all others. */
const first = <About>({ clauses, end }: Judge<About>, clause: Clause<About>): Judge<About> => ({
  clauses: [clause, ...clauses],
  end,
});

/** The judge, but for this one subject it says `verdict`. */
const ofOne = <About extends string>(
  judge: Judge<About>,
  one: NoInfer<About>,
  verdict: Verdict,
): Judge<About> =>
  first(judge, {
    condition: `it is ${one}`,
    holds: (_, about) => about === one,
    values: (_, about) => ({ about }),
    then: verdict,
  });

/** The judge with a clause before its last one. */
const beforeLast = <About>({ clauses, end }: Judge<About>, clause: Clause<About>): Judge<About> => ({
  clauses: [...clauses.slice(0, -1), clause, ...clauses.slice(-1)],
  end,
});

/** The judge, but its yes is by `bug` if a condition of Raft does not hold. */
const unless = <About>(
  { clauses, end }: Judge<About>,
  bug: BrokenRule,
  asked: Pick<Clause<About>, 'condition' | 'holds' | 'values'>,
): Judge<About> => ({
  clauses: [...clauses, { ...asked, else: { ...end, yes: false }, waived: { ...end, rule: bug } }],
  end,
});

/** The judge always says the same, by `bug`. */
const always =
  <Name extends JudgeName>(name: Name, answer: boolean, bug: BrokenRule): PolicyChange =>
  () => ({ [name]: { clauses: [], end: answer ? yes(bug) : no(bug) } });

const isMoreThanHalf = ({ granted, size }: Tally): boolean => granted >= majority(size);
const REAL_VOTES = {
  condition: 'more than half have voted for it',
  holds: (_: Standing, count: VoteCount) =>
    isMoreThanHalf(count) && (count.old === undefined || isMoreThanHalf(count.old)),
  values: (_: Standing, { granted, size }: VoteCount) => ({ granted, majority: majority(size) }),
};
const holds =
  ({ index, matchIndex }: Held) =>
  (id: ServerId): boolean =>
    (ofServer(matchIndex, id) ?? 0) >= index;
const REAL_HOLDERS = {
  condition: 'more than half hold it, each counted once',
  holds: (_: Standing, held: Held) => hasQuorum(held.configuration, holds(held)),
  values: (_: Standing, held: Held) => ({
    holders: howMany(held.configuration.voters, holds(held)),
    majority: majority(held.configuration.voters.length),
  }),
};
/**
 * The condition that no vote and no acknowledgement was counted by `bug`: their consequences have that rule,
 * too.
 */
const uncountedBy = (bug: BrokenRule) => ({
  condition: 'all that it counts is of this term, once, and the latest',
  holds: ({ role }: Standing) => role.name === 'follower' || role.broken !== bug,
  values: ({ role }: Standing) => ({ role: role.name }),
});

const CHANGES: Readonly<Record<BrokenRule, PolicyChange>> = {
  'bug:commit-old-terms': waiving('commit', ['commit:old-term'], 'bug:commit-old-terms'),
  'bug:vote-twice': waiving('vote', ['vote:already-voted'], 'bug:vote-twice'),
  'bug:vote-lost': ({ survive }) => ({ survive: ofOne(survive, 'votedFor', no('bug:vote-lost')) }),
  'bug:term-lost': ({ survive }) => ({ survive: ofOne(survive, 'currentTerm', no('bug:term-lost')) }),
  'bug:ack-before-write': ({ waitForDisk }) => ({
    waitForDisk: ofOne(waitForDisk, 'AppendEntriesReply', no('bug:ack-before-write')),
  }),
  'bug:same-term-clears-vote': always('forgetVote', true, 'bug:same-term-clears-vote'),
  'bug:keep-vote': always('keepVote', true, 'bug:keep-vote'),
  'bug:no-up-to-date': waiving('vote', ['vote:log-behind'], 'bug:no-up-to-date'),
  'bug:length-first': ({ vote }) => ({
    vote: beforeLast(waive(vote, 'vote:log-behind', 'bug:length-first'), {
      condition: 'lastLogIndex ≥ own last index',
      holds: ({ persistent: { log } }, { lastLogIndex }) => lastLogIndex >= log.lastIndex,
      values: ({ persistent: { log } }, { lastLogIndex }) => ({ lastLogIndex, ownLastIndex: log.lastIndex }),
      else: no('bug:length-first', 'log-behind'),
    }),
  }),
  'bug:no-prev-check': waiving('entries', ['entries:missing', 'entries:conflict'], 'bug:no-prev-check'),
  'bug:keep-tail': always('removeTail', false, 'bug:keep-tail'),
  'bug:truncate-always': always('clearFirst', true, 'bug:truncate-always'),
  'bug:commit-own-length': ({ followCommit }) => ({
    committable: (_matchIndex, lastIndex) => lastIndex,
    followCommit: unless(followCommit, 'bug:commit-own-length', {
      condition: 'index ≤ matchIndex',
      holds: (_, { index, matchIndex }) => index <= matchIndex,
      values: (_, { index, matchIndex }) => ({ index, matchIndex }),
    }),
  }),
  'bug:majority-off-by-one': ({ win, commit }) => ({
    majority: (size) => Math.max(1, Math.floor(size / 2)),
    win: unless(win, 'bug:majority-off-by-one', REAL_VOTES),
    commit: unless(commit, 'bug:majority-off-by-one', REAL_HOLDERS),
  }),
  'bug:count-self-twice': ({ commit }) => ({
    ownShare: 2,
    commit: unless(commit, 'bug:count-self-twice', REAL_HOLDERS),
  }),
  'bug:count-replies': ({ countVote, win }) => ({
    countVote: beforeLast(countVote, {
      condition: 'its sender has said yes before, and says so again',
      holds: ({ role }, { from, voteGranted }) =>
        role.name === 'candidate' && ofServer(role.votes, from) === true && voteGranted,
      values: (_, { from, voteGranted }) => ({ from, voteGranted }),
      then: yes('bug:count-replies'),
    }),
    win: unless(win, 'bug:count-replies', uncountedBy('bug:count-replies')),
  }),
  'bug:stale-votes': ({ countVote, win }) => ({
    countVote: waive(countVote, 'vote-reply:old-term', 'bug:stale-votes'),
    win: unless(win, 'bug:stale-votes', uncountedBy('bug:stale-votes')),
  }),
  'bug:stale-acks': ({ countReply, commit }) => ({
    countReply: waive(countReply, 'reply:old-term', 'bug:stale-acks'),
    commit: unless(commit, 'bug:stale-acks', uncountedBy('bug:stale-acks')),
  }),
  'bug:match-not-max': ({ setMatch, commit }) => ({
    setMatch: waive(setMatch, 'match:known', 'bug:match-not-max'),
    commit: unless(commit, 'bug:match-not-max', uncountedBy('bug:match-not-max')),
  }),
  'bug:old-leader': waiving('acceptLeader', ['entries:stale-term'], 'bug:old-leader'),
  'bug:deposed-appends': ({ request }) => ({
    request: first(request, {
      condition: 'it was deposed, and has heard of no leader since',
      holds: ({ role }) => role.name === 'follower' && role.deposed === true,
      values: ({ role }) => ({ role: role.name }),
      then: yes('bug:deposed-appends'),
    }),
  }),
  'bug:apply-before-commit': waiving('apply', ['apply:not-committed'], 'bug:apply-before-commit'),
  'bug:apply-again': ({ survive }) => ({ survive: ofOne(survive, 'state', yes('bug:apply-again')) }),
  'bug:any-message-resets': ({ restartTimer }) => ({
    restartTimer: { clauses: [doesNotLead(restartTimer.end)], end: yes('bug:any-message-resets') },
  }),
  'bug:no-randomness': always('drawTimeout', false, 'bug:no-randomness'),
  'bug:grant-keeps-timer': always('waitAfterVote', false, 'bug:grant-keeps-timer'),
  'bug:deaf-to-replies': ({ handle }) => ({
    handle: first(handle, {
      condition: 'it is an answer of a higher term',
      holds: (self, { type, term }) =>
        (type === 'RequestVoteReply' || type === 'AppendEntriesReply') && term > self.persistent.currentTerm,
      values: (self, { type, term }) => ({ type, term, currentTerm: self.persistent.currentTerm }),
      then: no('bug:deaf-to-replies'),
    }),
  }),
  'bug:no-backing-up': always('backUp', false, 'bug:no-backing-up'),
};

/** All names, in the order of the contract. */
export const BUGS = Object.keys(BUG_RULES) as BugName[];

for (const name of BUGS) addBug(name, CHANGES[`bug:${name}`]);
