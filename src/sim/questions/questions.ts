/** The two or three questions that make sense about something that is pointed at. */
import { commonPrefix, termAt } from '../../raft/log.ts';
import { ofServer } from '../../raft/per-server.ts';
import type { Index, ServerId } from '../../raft/types.ts';
import { runningLeader } from '../actions.ts';
import { isFall } from '../kinds.ts';
import { nodeOf } from '../nodes.ts';
import type { Kind, Node, SimEvent } from '../types.ts';
import { isTrigger } from '../why/why.ts';
import { latest } from '../why-not/looking-back.ts';
import type { Aim } from '../why-not/types.ts';
import type { AskedRun, RunQuestion, Thing } from './types.ts';

const MOST = 3;

type Makers = {
  readonly [K in Thing['kind']]: (thing: Extract<Thing, { kind: K }>, asked: AskedRun) => Candidates;
};
/** In order of interest; what does not make sense now is missing. */
type Candidates = readonly (RunQuestion | null)[];

/** The questions about a thing, the most interesting one first; at most three. */
export function questionsAbout(thing: Thing, asked: AskedRun): readonly RunQuestion[] {
  const make = MAKERS[thing.kind] as (thing: Thing, asked: AskedRun) => Candidates;
  return make(thing, asked)
    .filter((question) => question !== null)
    .slice(0, MOST);
}

const not = (goal: Aim): RunQuestion => ({ ask: 'why-not', goal });

/** Why an event happened; null for an act: the reader knows why. */
const why = (event: SimEvent | undefined): RunQuestion | null =>
  event === undefined || 'action' in event.what ? null : { ask: 'why', event };

const lately = (
  asked: AskedRun,
  server: ServerId,
  kinds: readonly Kind[],
  also?: (event: SimEvent) => boolean,
) =>
  latest(
    asked,
    (event) => event.server === server && kinds.includes(event.what.kind) && (also?.(event) ?? true),
  );

/** Why it became the leader of its term; null if it leads from the start of the run. */
function whyLeads(asked: AskedRun, { id, server }: Node): RunQuestion | null {
  const { highlights } = asked.past;
  const term = server.persistent.currentTerm;
  const mark = highlights.findLast(
    (one) =>
      one.seq <= asked.world.seq && one.kind === 'become-leader' && one.server === id && one.term === term,
  );
  return why(mark && asked.past.events(mark.seq, mark.seq)[0]);
}

const MAKERS: Makers = {
  server: ({ server }, asked) => {
    const node = nodeOf(asked.world, server);
    if (node === undefined) return [];
    const nobody = runningLeader(asked.world.nodes) === null ? not({ want: 'leader' }) : null;
    if (node.power === 'crashed')
      return [why(fallOf(asked, server)), ...behind(node, asked), nobody, whyVoted(node, asked)];
    if (node.power === 'paused') return [...behind(node, asked), nobody, whyVoted(node, asked)];
    return BY_ROLE[node.server.role.name](node, asked);
  },
  term: ({ server }, asked) => {
    const node = nodeOf(asked.world, server);
    return node === undefined ? [] : [unknownTerm(node, asked), whyTerm(node, asked)];
  },
  timer: ({ server }, asked) => {
    const timer = nodeOf(asked.world, server)?.timers.election;
    if (!timer) return [];
    const [started] = timer.cause > 0 ? asked.past.events(timer.cause, timer.cause) : [];
    const question = why(started);
    return [not({ want: 'stand', server }), question?.ask === 'why' ? { ...question, timer: server } : null];
  },
  'commit-mark': ({ server }, asked) => {
    const node = nodeOf(asked.world, server);
    if (node === undefined) return [];
    return [
      whyNotCommitted(node, node.server.commitIndex + 1, asked),
      whyCommitted(node, node.server.commitIndex, asked),
    ];
  },
  vote: ({ voter, candidate }, asked) => {
    const asks = nodeOf(asked.world, candidate);
    const vote = asks?.server.role.name === 'candidate' ? ofServer(asks.server.role.votes, voter) : undefined;
    const term = asks?.server.persistent.currentTerm ?? 0;
    if (vote !== true) return [not({ want: 'vote', voter, candidate, term })];
    if (voter === candidate) return [why(lately(asked, voter, ['become-candidate']))];
    return [
      why(
        lately(
          asked,
          voter,
          ['grant-vote'],
          ({ what }) => 'candidate' in what && what.candidate === candidate,
        ),
      ),
    ];
  },
  entry: ({ server, index }, asked) => {
    const node = nodeOf(asked.world, server);
    if (node === undefined || index > node.server.persistent.log.lastIndex) return [];
    const stored = lately(asked, server, ['append'], ({ what }) => 'index' in what && what.index === index);
    return [
      index <= node.server.commitIndex
        ? whyCommitted(node, index, asked)
        : whyNotCommitted(node, index, asked),
      otherThanLeaders(node, index, asked),
      why(stored),
    ];
  },
  message: ({ message }, asked) => {
    const packet = asked.world.packets.find(({ id }) => id === message);
    if (packet === undefined) return [];
    return [not({ want: 'arrive', message }), why(asked.past.events(packet.send, packet.send)[0])];
  },
  request: ({ request: id }, asked) => {
    const request = asked.world.requests.find((one) => one.id === id);
    if (request === undefined) return [];
    if (request.answer === null) return [not({ want: 'answer', request: id })];
    const { server, answeredAt } = request;
    return [why(lately(asked, server, ['client-response'], ({ time }) => time === answeredAt))];
  },
  event: ({ event }) => [isTrigger(event) ? null : why(event)],
  time: (_, asked) => {
    const leader = runningLeader(asked.world.nodes);
    const stands = [...asked.world.nodes].find(
      ({ power, server }) => power === 'up' && server.role.name === 'candidate',
    );
    const campaign = stands && why(lately(asked, stands.id, ['become-candidate']));
    if (leader === null) return [not({ want: 'leader' }), campaign ?? null];
    return [
      whyLeads(asked, leader),
      whyNotCommitted(leader, leader.server.commitIndex + 1, asked),
      campaign ?? null,
    ];
  },
};

const BY_ROLE: Readonly<Record<Node['server']['role']['name'], (node: Node, asked: AskedRun) => Candidates>> =
  {
    leader: (node, asked) => [
      unknownTerm(node, asked),
      whyNotCommitted(node, node.server.commitIndex + 1, asked),
      whyLeads(asked, node),
    ],
    candidate: (node, asked) => [
      not({ want: 'lead', server: node.id }),
      why(lately(asked, node.id, ['become-candidate'])),
      unknownTerm(node, asked),
    ],
    follower: (node, asked) => {
      const isAlone = runningLeader(asked.world.nodes) === null;
      return [
        unknownTerm(node, asked),
        ...behind(node, asked),
        isAlone ? not({ want: 'leader' }) : null,
        isAlone ? not({ want: 'stand', server: node.id }) : null,
        whyVoted(node, asked),
        whyTerm(node, asked),
      ];
    },
  };

const fallOf = (asked: AskedRun, server: ServerId): SimEvent | undefined =>
  latest(asked, (event) => event.server === server && isFall(event));

/** Why it voted as it did in its present term. */
function whyVoted({ id, server }: Node, asked: AskedRun): RunQuestion | null {
  const { votedFor, currentTerm } = server.persistent;
  if (votedFor === null || votedFor === id) return null;
  const is = ({ what }: SimEvent): boolean => 'term' in what && what.term === currentTerm;
  return why(lately(asked, id, ['grant-vote'], is));
}

function whyTerm({ id, server }: Node, asked: AskedRun): RunQuestion | null {
  const { currentTerm } = server.persistent;
  const is = ({ what }: SimEvent): boolean => 'term' in what && what.term === currentTerm;
  return why(lately(asked, id, ['new-term', 'become-candidate'], is));
}

/** A running server is in a later term, and this one does not know. */
function unknownTerm({ id, server }: Node, asked: AskedRun): RunQuestion | null {
  const terms = [...asked.world.nodes]
    .filter(({ power }) => power === 'up')
    .map((node) => node.server.persistent.currentTerm);
  const term = Math.max(...terms);
  return term > server.persistent.currentTerm ? not({ want: 'term', server: id, term }) : null;
}

/** What a follower lacks of the leader's log, and of what the leader knows to be committed. */
function behind({ id, server }: Node, asked: AskedRun): Candidates {
  const leader = runningLeader(asked.world.nodes);
  if (leader === null || leader.id === id) return [];
  const { log } = leader.server.persistent;
  const shared = commonPrefix(log, server.persistent.log);
  const lacks =
    shared < log.lastIndex ? not({ want: 'have', leader: leader.id, server: id, index: shared + 1 }) : null;
  const { commitIndex } = leader.server;
  const known = server.commitIndex < commitIndex && shared >= commitIndex;
  return [lacks, known ? not({ want: 'told', server: id, index: server.commitIndex + 1 }) : null];
}

/** The leader has another entry there. */
function otherThanLeaders({ id, server }: Node, index: Index, asked: AskedRun): RunQuestion | null {
  const leader = runningLeader(asked.world.nodes);
  if (leader === null || leader.id === id) return null;
  const { log } = leader.server.persistent;
  if (index > log.lastIndex || termAt(log, index) === termAt(server.persistent.log, index)) return null;
  return not({ want: 'have', leader: leader.id, server: id, index });
}

/** An entry of its log that it does not know to be committed: nobody does, or only others do. */
function whyNotCommitted({ id, server }: Node, index: Index, asked: AskedRun): RunQuestion | null {
  const { log } = server.persistent;
  if (index > log.lastIndex || index <= server.commitIndex) return null;
  const term = termAt(log, index);
  const isCommitted = [...asked.world.nodes].some(
    ({ server: other }) => other.commitIndex >= index && termAt(other.persistent.log, index) === term,
  );
  return not(isCommitted ? { want: 'told', server: id, index } : { want: 'commit', index, term });
}

/** The event by which it knew first that an entry is committed. */
function whyCommitted({ id }: Node, index: Index, asked: AskedRun): RunQuestion | null {
  if (index === 0) return null;
  let first: SimEvent | undefined;
  latest(asked, (event) => {
    if (event.server !== id || event.what.kind !== 'commit') return false;
    if (event.what.commitIndex >= index) first = event;
    return event.what.commitIndex < index;
  });
  const question = why(first);
  return question?.ask === 'why' ? { ...question, entry: index } : null;
}
