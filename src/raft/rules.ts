/**
 * Every rule by which a server decides, with its section. A decision names its rule, and the name is a part
 * of the event for the reader, so that no other code has to find the reason. The protocol itself needs only
 * the names.
 */
import type { Rule, SILENT_RULES } from './silent-rules.ts';

/** The rules that lead to an event. */
export const RULES = {
  'timeout:start-election': [
    '§5.2',
    'Its election timer ran out, so it starts an election: the next term, and a vote for itself.',
  ],
  'vote:majority': ['§5.2', 'A majority of the cluster voted for it in this term, so it leads this term.'],
  'term:higher': ['§5.1', 'It saw a term higher than its own, so it takes that term over.'],
  'term:deposed': [
    '§5.1',
    'Its own term is out of date, so it cannot lead or stand any longer and becomes a follower.',
  ],
  'term:leader-exists': [
    '§5.2',
    'A leader of its own term spoke: the election is decided, and the candidate becomes a follower.',
  ],
  'vote:granted': [
    '§5.2, §5.4.1',
    'It has not voted for another in this term, and the candidate’s log is at least as up to date as its own.',
  ],
  'vote:again': ['§5.2', 'It already voted for this very candidate in this term, and says so again.'],
  'vote:stale-term': ['§5.1', 'The request is from a term that is over.'],
  'vote:already-voted': [
    '§5.2',
    'Its one vote of this term is already given: to another server, or to itself.',
  ],
  'vote:log-behind': [
    '§5.4.1',
    'The candidate’s log is less up to date than its own: an earlier last term, or the same and shorter.',
  ],
  'entries:match': [
    '§5.3',
    'Its log agrees with the leader’s at the place where the message attaches, so both are the same up to there.',
  ],
  'entries:stale-term': ['§5.1', 'The sender’s term is over, so it leads no longer.'],
  'entries:missing': [
    '§5.3',
    'Its log is too short: it has no entry at the place where the message attaches.',
  ],
  'entries:conflict': [
    '§5.3',
    'Its entry at the place where the message attaches is of another term: the logs differ there or earlier.',
  ],
  'entries:own-term': [
    '§5.2',
    'It leads this very term itself; a term has one leader, so this cannot be one.',
  ],
  'log:client': ['§5.3', 'A leader appends what a client asks to its own log first.'],
  'log:noop': ['§8', 'A new leader appends a blank entry of its own term, to find out what is committed.'],
  'log:replicate': ['§5.3', 'A follower appends the leader’s entries that it does not have yet.'],
  'log:overwrite': [
    '§5.3',
    'An existing entry conflicts with the leader’s: it and all that follow it are removed.',
  ],
  'commit:majority': [
    '§5.3, §5.4.2',
    'An entry of the leader’s own term is on the disks of a majority: it is committed, and all before it.',
  ],
  'commit:told': [
    '§5.3',
    'The leader says how far the log is committed, and the follower has verified its own log up to there.',
  ],
  'apply:committed': ['§5.3', 'What is committed is applied to the state machine, in the order of the log.'],
  'client:redirect': [
    '§8',
    'Only the leader takes requests; another server names the leader, if it knows of one.',
  ],
  'read:local': [
    '§8, dissertation §6.4',
    'Wrong on purpose: it answers a read from its own state at once, and asks nobody whether that state is still the latest.',
  ],
} as const satisfies Record<string, Rule>;

/**
 * The rules that can be broken on purpose, by their names in documents: the rule that a server with such a
 * bug follows.
 */
export const BUG_RULES = {
  'commit-old-terms': ['§5.4.2', 'a leader commits by counting an entry of an older term.'],
  'vote-twice': ['§5.2', 'it votes though it has voted for another in this term.'],
  'vote-lost': ['dissertation §3.8', 'a crash makes it forget its vote.'],
  'term-lost': ['dissertation §3.8', 'a crash makes it forget its term.'],
  'ack-before-write': ['dissertation §3.8', 'it acknowledges entries that are not on its disk yet.'],
  'same-term-clears-vote': [
    'Figure 2',
    'it follows the leader of its term, and forgets that it voted in it.',
  ],
  'keep-vote': ['Figure 2', 'its vote of an earlier term counts as one of the new term.'],
  'no-up-to-date': ['§5.4.1', 'it votes though the candidate’s log is less up to date than its own.'],
  'length-first': ['§5.4.1', 'it compares how long the logs are, not the terms of their last entries.'],
  'no-prev-check': ['§5.3', 'it takes the entries though its log does not agree where they attach.'],
  'keep-tail': ['§5.3', 'a conflicting entry is replaced, and what follows it stays.'],
  'truncate-always': [
    'Figure 2',
    'it removes all behind the place where the message attaches, conflict or not.',
  ],
  'commit-own-length': ['Figure 2', 'it commits entries that the leader has not compared with its own.'],
  'majority-off-by-one': ['§5.2', 'half of the servers are taken for a majority.'],
  'count-self-twice': ['§5.3', 'the leader counts itself twice.'],
  'count-replies': ['§5.2', 'it counts every yes, a repeated one too.'],
  'stale-votes': ['§5.1', 'it counts a vote of an earlier term.'],
  'stale-acks': ['§5.1', 'it counts an acknowledgement of an earlier term.'],
  'match-not-max': ['Figure 2', 'a late acknowledgement lowers what the leader knows of a follower.'],
  'old-leader': ['§5.1', 'it follows a leader whose term is over.'],
  'deposed-appends': ['§5.4', 'it was deposed, and appends a request as if it still led.'],
  'apply-before-commit': ['§5.3', 'it applies an entry that is not committed.'],
  'apply-again': [
    'dissertation §3.8',
    'its state survives a crash, and what it had applied is applied again.',
  ],
  'any-message-resets': ['Figure 2', 'any message makes it wait longer.'],
  'no-randomness': ['§5.2', 'every election timeout is the same.'],
  'grant-keeps-timer': ['Figure 2', 'it granted a vote, and does not give that candidate time to win.'],
  'deaf-to-replies': ['§5.1', 'it drops an answer of a higher term.'],
  'no-backing-up': ['§5.3', 'a refusal changes nothing, so the leader asks about the same place for ever.'],
} as const satisfies Record<string, Rule>;

type EventRule = keyof typeof RULES;
/** The name of a broken rule in documents. */
export type BugName = keyof typeof BUG_RULES;
/** The rule of a decision that a broken rule changed. */
export type BrokenRule = `bug:${BugName}`;
export type RuleId = EventRule | keyof typeof SILENT_RULES | BrokenRule;

/** The section and the sentence of an event's rule. Silent rules cause no event. */
export function wordsOf(rule: RuleId): Rule | undefined {
  if (!rule.startsWith('bug:')) return (RULES as Partial<Record<RuleId, Rule>>)[rule];
  const [section, text] = BUG_RULES[rule.slice('bug:'.length) as BugName];
  return [section, `Broken on purpose: ${text}`];
}
