/**
 * Rules broken on purpose, by name (scenario-format, "bugs"): each is the paper's policy with a judge or two replaced.
 * What such a judge decides otherwise than the paper's bears a rule of its own, so no event reports a rule that was not
 * followed.
 */
import { addBug, type PolicyChange } from './broken.ts';
import { isDeposed } from './judges/server.ts';
import type { Decisions, Held, JudgeName, Judges, VoteCount } from './policy.ts';
import { majority } from './quorum.ts';
import { type BrokenRule, BUG_RULES, type BugName, type RuleId } from './rules.ts';
import { type Clause, type Judge, no, type Standing, yes } from './verdict.ts';

/** The judge, but that the clause which answers no by `rule` is looked at in vain: its yes is by `bug`. */
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

/** The judge, but that a clause is put before all others. */
const first = <About>({ clauses, end }: Judge<About>, clause: Clause<About>): Judge<About> => ({
  clauses: [clause, ...clauses],
  end,
});

/** The judge, but that its yes is by `bug` where `holds` does not hold: it is what Raft asks for, and is ignored. */
const unless = <About>(
  { clauses, end }: Judge<About>,
  bug: BrokenRule,
  condition: string,
  holds: Clause<About>['holds'],
): Judge<About> => ({
  clauses: [
    ...clauses,
    { condition, holds, values: () => ({}), else: { ...end, yes: false }, waived: { ...end, rule: bug } },
  ],
  end,
});

/** The judge says the opposite, by `bug`. */
const always =
  <Name extends JudgeName>(name: Name, answer: boolean, bug: BrokenRule): PolicyChange =>
  () => ({ [name]: { clauses: [], end: answer ? yes(bug) : no(bug) } });

const realVotes = (_: Standing, { granted, size }: VoteCount): boolean => granted >= majority(size);
const realHolders = (_: Standing, { index, servers, matchIndex }: Held): boolean =>
  servers.filter((id) => (matchIndex[id] ?? 0) >= index).length >= majority(servers.length);
/** No vote and no acknowledgement was counted by a broken rule. */
const counted = ({ role }: Standing): boolean => role.name === 'follower' || role.broken === undefined;

/** A vote, or an acknowledgement, that is counted though it should not be: what it leads to bears the bug's rule, too. */
const countingVote =
  (rule: RuleId, bug: BrokenRule): PolicyChange =>
  (policy) => ({
    ...waiving('countVote', [rule], bug)(policy),
    win: unless(policy.win, bug, 'every vote counts once, in its term', counted),
  });

const CHANGES: Readonly<Record<BrokenRule, PolicyChange>> = {
  'bug:commit-old-terms': waiving('commit', ['commit:old-term'], 'bug:commit-old-terms'),
  'bug:vote-twice': waiving('vote', ['vote:already-voted'], 'bug:vote-twice'),
  'bug:vote-lost': ({ survive }) => ({
    survive: first(survive, {
      condition: 'it is votedFor',
      holds: (_, memory) => memory === 'votedFor',
      values: (_, memory) => ({ memory }),
      then: no('bug:vote-lost'),
    }),
  }),
  'bug:term-lost': ({ survive }) => ({
    survive: first(survive, {
      condition: 'it is currentTerm',
      holds: (_, memory) => memory === 'currentTerm',
      values: (_, memory) => ({ memory }),
      then: no('bug:term-lost'),
    }),
  }),
  'bug:ack-before-write': ({ waitForDisk }) => ({
    waitForDisk: first(waitForDisk, {
      condition: 'it acknowledges entries',
      holds: (_, type) => type === 'AppendEntriesReply',
      values: (_, type) => ({ type }),
      then: no('bug:ack-before-write'),
    }),
  }),
  'bug:same-term-clears-vote': always('forgetVote', true, 'bug:same-term-clears-vote'),
  'bug:keep-vote': always('keepVote', true, 'bug:keep-vote'),
  'bug:no-up-to-date': waiving('vote', ['vote:log-behind'], 'bug:no-up-to-date'),
  'bug:length-first': ({ vote }) => {
    const longer: Clause<Decisions['vote']> = {
      condition: 'lastLogIndex ≥ own last index',
      holds: ({ persistent: { log } }, { lastLogIndex }) => lastLogIndex >= log.lastIndex,
      values: ({ persistent: { log } }, { lastLogIndex }) => ({ lastLogIndex, ownLastIndex: log.lastIndex }),
      else: no('bug:length-first', 'log-behind'),
    };
    const { clauses, end } = waive(vote, 'vote:log-behind', 'bug:length-first');
    return { vote: { end, clauses: [...clauses.slice(0, -1), longer, ...clauses.slice(-1)] } };
  },
  'bug:no-prev-check': waiving('entries', ['entries:missing', 'entries:conflict'], 'bug:no-prev-check'),
  'bug:keep-tail': always('removeTail', false, 'bug:keep-tail'),
  'bug:truncate-always': always('clearFirst', true, 'bug:truncate-always'),
  'bug:commit-own-length': ({ commitTold }) => ({
    committable: (_matchIndex, lastIndex) => lastIndex,
    commitTold: unless(
      commitTold,
      'bug:commit-own-length',
      'index ≤ matchIndex',
      (_, { index, matchIndex }) => index <= matchIndex,
    ),
  }),
  'bug:majority-off-by-one': ({ win, commit }) => ({
    majority: (size) => Math.max(1, Math.floor(size / 2)),
    win: unless(win, 'bug:majority-off-by-one', 'more than half have voted for it', realVotes),
    commit: unless(commit, 'bug:majority-off-by-one', 'more than half hold it', realHolders),
  }),
  'bug:count-self-twice': ({ commit }) => ({
    ownShare: 2,
    commit: unless(commit, 'bug:count-self-twice', 'a majority of different servers holds it', realHolders),
  }),
  'bug:count-replies': ({ countVote, win }) => {
    const again: Clause<Decisions['countVote']> = {
      condition: 'its sender has said yes before, and says so again',
      holds: ({ role }, { from, voteGranted, term }) =>
        role.name === 'candidate' && role.votes[from] === true && voteGranted && term > 0,
      values: (_, { from }) => ({ from }),
      then: yes('bug:count-replies'),
    };
    const last = countVote.clauses.length - 1;
    return {
      countVote: {
        ...countVote,
        clauses: [...countVote.clauses.slice(0, last), again, ...countVote.clauses.slice(last)],
      },
      win: unless(win, 'bug:count-replies', 'every vote counts once, in its term', counted),
    };
  },
  'bug:stale-votes': countingVote('vote-reply:old-term', 'bug:stale-votes'),
  'bug:stale-acks': ({ countReply, commit }) => ({
    countReply: waive(countReply, 'reply:old-term', 'bug:stale-acks'),
    commit: unless(commit, 'bug:stale-acks', 'every acknowledgement is of this term', counted),
  }),
  'bug:match-not-max': ({ setMatch, commit }) => ({
    setMatch: waive(setMatch, 'match:known', 'bug:match-not-max'),
    commit: unless(commit, 'bug:match-not-max', 'no acknowledgement was taken back', counted),
  }),
  'bug:old-leader': waiving('hearLeader', ['entries:stale-term'], 'bug:old-leader'),
  'bug:deposed-appends': ({ request }) => ({
    request: first(request, {
      condition: 'it was deposed, and has heard of no leader since',
      holds: isDeposed,
      values: ({ role }) => ({ role: role.name }),
      then: yes('bug:deposed-appends'),
    }),
  }),
  'bug:apply-before-commit': waiving('apply', ['apply:not-committed'], 'bug:apply-before-commit'),
  'bug:apply-again': ({ survive }) => ({
    survive: first(survive, {
      condition: 'it is the state machine',
      holds: (_, memory) => memory === 'state',
      values: (_, memory) => ({ memory }),
      then: yes('bug:apply-again'),
    }),
  }),
  'bug:any-message-resets': ({ restartTimer }) => ({
    restartTimer: {
      end: yes('bug:any-message-resets'),
      clauses: [
        {
          condition: 'it does not lead',
          holds: ({ role }) => role.name !== 'leader',
          values: ({ role }) => ({ role: role.name }),
          else: restartTimer.end,
        },
      ],
    },
  }),
  'bug:no-randomness': always('drawTimeout', false, 'bug:no-randomness'),
  'bug:grant-keeps-timer': always('waitAfterVote', false, 'bug:grant-keeps-timer'),
  'bug:deaf-to-replies': ({ heed }) => ({
    heed: first(heed, {
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
