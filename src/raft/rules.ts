/**
 * Every rule by which a server decides, with the place that states it. A decision names its rule, and that name travels
 * with the event to the reader: nobody works out a reason a second time.
 */
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
} as const satisfies Record<string, readonly [section: string, text: string]>;

export type RuleId = keyof typeof RULES;
