/** How to make each rule decide: what a reader can do or wait for. */
import type { BrokenRule, RuleId } from '../raft/rules.ts';

export const occasions: Readonly<Record<Exclude<RuleId, BrokenRule>, string>> = {
  'timeout:start-election': 'Let an election timer run out: crash the leader, and wait.',
  'vote:majority': 'Let an election end: more than half of the servers have to hear of the candidate.',
  'term:higher': 'Let a server stand for election: the others hear of its term.',
  'term:deposed': 'Cut the leader off, let the others elect a new one, and heal the cut.',
  'term:leader-exists': 'Let a leader speak: every heartbeat of its term is one.',
  'vote:granted': 'Let a server stand for election whose log is as good as the others’.',
  'vote:again':
    'Duplicate a request for a vote, or let a candidate ask again while the answer is on its way.',
  'vote:stale-term': 'Hold a request for a vote until its term is over, and release it.',
  'vote:already-voted': 'Let two servers stand in the same term: make both their timers run out at once.',
  'vote:log-behind': 'Keep a server from an entry, and then let it stand for election.',
  'entries:match': 'Let a leader speak to a follower that has its entries.',
  'entries:stale-term':
    'Cut the leader off, let the others elect a new one, and heal the cut: the old one still speaks.',
  'entries:missing': 'Crash a follower, let the leader append entries, and restart it.',
  'entries:conflict':
    'Give a leader that is cut off an entry, let the others elect another leader, give that one an entry too, and heal the cut.',
  'entries:own-term':
    'It needs two leaders in one term: only with a broken rule, such as a vote that a crash forgets.',
  'log:client': 'Send the leader a request.',
  'log:noop': 'Set up a cluster whose leaders begin with a blank entry.',
  'log:replicate': 'Send the leader a request, and wait for its next message.',
  'log:overwrite':
    'Give a leader that is cut off an entry, let the others elect another leader, give that one an entry too, and heal the cut.',
  'commit:majority': 'Send the leader a request, and let a majority answer.',
  'commit:told': 'Send the leader a request, and wait until it tells the followers that it is committed.',
  'apply:committed': 'Send the leader a request, and wait until it is committed.',
  'client:redirect': 'Send a follower a request.',
  'read:local': 'Set up a cluster whose servers answer reads from their own state, and send one a GET.',
  'message:heeded': 'Let a message arrive.',
  'term:known': 'Let a message arrive in a term that its receiver knows.',
  'term:new-vote': 'Let a server stand for election: the others begin its term with a free vote.',
  'own-vote:stays': 'Let two servers stand in the same term, and one of them win: the other follows it.',
  'timer:no-reason': 'Let a message arrive.',
  'timer:vote-granted': 'Let a server stand for election, and another vote for it.',
  'timer:leads':
    'Begin with a leader that has not voted in its term, and let another server ask it for its vote.',
  'timeout:leads': 'In a run it never decides: whoever wins stops its election timer.',
  'timeout:random': 'Let an election timer start.',
  'retry:again': 'Cut a candidate off: it asks again.',
  'retry:decided': 'In a run it never decides: whoever stands no longer stops the timer to ask again.',
  'heartbeat:due': 'Let a leader lead for longer than the time between two heartbeats.',
  'heartbeat:not-leader': 'In a run it never decides: whoever is deposed stops its heartbeat timer.',
  'vote-reply:counted': 'Let a server stand for election, and another answer.',
  'vote-reply:decided': 'Let a candidate win before all have answered: the later answers count no more.',
  'vote-reply:old-term':
    'Hold the answer to a request for a vote until its candidate stands in a later term, and release it.',
  'vote-reply:again': 'Duplicate the answer to a request for a vote, while the election is still open.',
  'votes:too-few': 'Let a candidate wait for the answers of more than half.',
  'log:keep': 'Let a follower accept a message of its leader.',
  'commit:known': 'Let a leader speak that has committed nothing new.',
  'commit:no-majority': 'Let a server begin to lead: no majority has an entry that is not committed yet.',
  'commit:old-term':
    'Let a leader with an uncommitted entry of an earlier term copy it to a majority, before it has one of its own.',
  'apply:not-committed': 'Send the leader a request: for a while it is in the log, and not committed.',
  'reply:counted': 'Let a follower answer its leader.',
  'reply:not-leader': 'Let a leader that is over receive an answer.',
  'reply:old-term':
    'Hold the answer of a follower until its leader leads again, in a later term, and release it.',
  'match:higher': 'Send the leader a request, and let a follower store it.',
  'match:known': 'Let a follower answer a heartbeat.',
  'refusal:earlier':
    'Crash a follower, let the leader append entries, and restart it: it refuses until the logs meet.',
  'refusal:late': 'Duplicate a follower’s refusal: the second is about a place that was passed.',
  'write:counted': 'Send the leader a request: when its own write is done, it counts itself.',
  'write:not-counted': 'In a run it never decides: of others, nothing is asked when a write is done.',
  'write:old-term':
    'In a run it never decides: a server asks for votes only when all its earlier writes are done.',
  'disk:first': 'Let a server stand for election, or answer.',
  'disk:leader-first': 'Let a leader speak.',
  'crash:disk': 'Crash a server.',
  'crash:memory': 'Crash a server.',
  'read:log': 'Send the leader a GET.',
};

export const brokenOccasion = (name: string): string =>
  `It decides only in a cluster in which the rule “${name}” is off, and then where the rule would have decided otherwise.`;
