/** What happened, in plain sentences: one for every kind of event. Why is in the event's rule, see `RULES`. */
import { toMs } from '../../base/time.ts';
import type { Message, ServerId } from '../../raft/types.ts';
import type {
  Action,
  ActionKind,
  ClientAnswer,
  Happening,
  LossReason,
  SimEvent,
  Target,
  Value,
} from '../../sim/types.ts';
import { serverName as name } from '../../store/session.ts';

/** The members of the union that may be of kind K: several kinds share one. */
type What<K, H = Happening> = H extends { kind: infer Kinds } ? (K extends Kinds ? H : never) : never;
type Sentences = { readonly [K in Happening['kind']]: (who: string, what: What<K>, did?: Action) => string };

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** A message as a noun phrase without its sender: `a heartbeat`, `entries 4 to 6`. */
function thing(message: Message): string {
  switch (message.type) {
    case 'RequestVote':
      return `a request for its vote in term ${message.term}`;
    case 'RequestVoteReply':
      return message.voteGranted ? `its vote in term ${message.term}` : `a no to its request for a vote`;
    case 'AppendEntries':
      return entriesIn(message.prevLogIndex, message.entries.length);
    case 'AppendEntriesReply':
      return message.success
        ? `word that its log agrees up to index ${message.matchIndex}`
        : `word that it cannot attach what came after index ${message.prevLogIndex}`;
  }
}

function entriesIn(before: number, count: number): string {
  if (count === 0) return 'a heartbeat';
  return count === 1 ? `entry ${before + 1}` : `entries ${before + 1} to ${before + count}`;
}

const LOST: Readonly<Record<LossReason, (to: string) => string>> = {
  loss: () => 'the network lost it',
  cut: () => 'the link is cut',
  crashed: (to) => `${to} is down`,
  dropped: () => 'it was dropped',
};

function answered(who: string, command: string, answer: ClientAnswer): string {
  if ('result' in answer) return `${who} answers the client: ${outcome(command, answer.result)}.`;
  const { redirect } = answer;
  return redirect === null
    ? `${who} does not lead, and can name nobody who does.`
    : `${who} does not lead, and sends the client to ${name(redirect)}.`;
}

function outcome(command: string, result: Value | null): string {
  const [word, key] = command.split(' ');
  if (word === 'GET') return result === null ? `${key} has no value` : `${key} is ${result}`;
  return word === 'ADD' ? `${command} is done, ${key} is ${result}` : `${command} is done`;
}

const REFUSED: Partial<Record<string, (leader: string, prev: number) => string>> = {
  'entries:stale-term': (leader) => `the term of ${leader} is over`,
  'entries:missing': (_, prev) => `its log has no entry ${prev}`,
  'entries:conflict': (_, prev) => `its entry ${prev} is of another term`,
  'entries:own-term': () => 'it leads this term itself',
};
const DENIED: Partial<Record<string, string>> = {
  'vote:stale-term': 'that term is over',
  'vote:already-voted': 'it has voted for another in this term',
  'vote:log-behind': 'the candidate’s log is behind its own',
};

const target = (server: Target): string => (server === 'leader' ? 'the leader' : name(server));
const group = (ids: readonly ServerId[]): string => ids.map(name).join(', ');

/** Where it applies: `from S1`, `to S2`, `of AppendEntries`. */
function where(did: Action | undefined): string {
  if (did === undefined || !('from' in did || 'to' in did || 'type' in did)) return '';
  const { from, to, type } = did as { from?: ServerId; to?: ServerId; type?: string };
  return [type && ` of type ${type}`, from && ` from ${name(from)}`, to && ` to ${name(to)}`]
    .filter(Boolean)
    .join('');
}

function parted(did: Action | undefined): string {
  if (did?.do !== 'partition') return 'The network is cut into groups.';
  const parts = did.groups.filter((ids) => ids.length > 0).map(group);
  return `The network is cut: ${parts.join(' | ')}.`;
}

function delayed(did: Action | undefined): string {
  return did?.do === 'delay' ? `A message is delayed by ${toMs(did.by)} ms.` : 'A message is delayed.';
}

const DEEDS: Readonly<Record<ActionKind, (who: string, did?: Action) => string>> = {
  request: (who, did) =>
    did?.do === 'request' ? `A client sends ${did.command} to ${who}.` : `A client turns to ${who}.`,
  crash: (who) => `${who} crashes: what it had in memory is gone.`,
  restart: (who) => `${who} restarts, with its term, its vote and its log from the disk.`,
  pause: (who) => `${who} pauses: it does nothing, and what arrives waits for it.`,
  resume: (who) => `${who} resumes.`,
  wipe: (who) => `${who} crashes and its disk is wiped.`,
  timeout: (who) => `The election timer of ${who} is made to run out.`,
  setTimer: (who) => `The election timer of ${who} is set.`,
  partition: (_, did) => parted(did),
  heal: () => 'The network is whole again.',
  cut: (_, did) => `The link${where(did)} is cut.`,
  mend: (_, did) => `The link${where(did)} is mended.`,
  link: (_, did) => `The link${where(did)} has new settings.`,
  network: () => 'The network has new settings.',
  drop: () => 'A message is dropped.',
  duplicate: () => 'A message is sent twice.',
  'deliver-now': () => 'A message is delivered at once.',
  delay: (_, did) => delayed(did),
  block: (_, did) => `Messages${where(did)} are blocked from now on.`,
  unblock: (_, did) => `Messages${where(did)} are no longer blocked.`,
  hold: (_, did) =>
    did && 'message' in did
      ? 'A message is held on its way.'
      : `Messages${where(did)} are held on their links.`,
  release: (_, did) =>
    did && 'message' in did ? 'A held message is let go.' : `What was held${where(did)} is let go.`,
};

const SENTENCES: Sentences = {
  'election-timeout': (who) => `The election timer of ${who} runs out: it has heard from no leader.`,
  'heartbeat-timeout': (who) => `It is time for ${who} to speak again.`,
  send: (who, { packet }) =>
    `${who} sends ${name(packet.message.to)} ${thing(packet.message)}${packet.copyOf === null ? '' : ', a second time'}.`,
  deliver: (who, { packet }) => `${who} receives ${thing(packet.message)} from ${name(packet.message.from)}.`,
  lost: (who, { packet, reason }) =>
    `${name(packet.message.from)} had sent ${who} ${thing(packet.message)}, but ${LOST[reason](who)}.`,
  'become-candidate': (who, { term }) => `${who} stands for election in term ${term}, and votes for itself.`,
  'become-leader': (who, { term }) => `${who} has a majority: it leads term ${term}.`,
  'new-term': (who, { term }) => `${who} hears of term ${term}, and adopts it.`,
  'step-down': (who, { term }) => `${who} steps down: in term ${term} it is a follower.`,
  'grant-vote': (who, { candidate, term }) => `${who} grants its vote to ${name(candidate)} in term ${term}.`,
  'deny-vote': (who, { candidate }) => `${who} denies ${name(candidate)} its vote.`,
  'accept-entries': (who, { leader, prevLogIndex, matchIndex }) =>
    matchIndex > prevLogIndex
      ? `${who} accepts ${entriesIn(prevLogIndex, matchIndex - prevLogIndex)} from ${name(leader)}.`
      : `${who} accepts the heartbeat of ${name(leader)}.`,
  'reject-entries': (who, { leader }) => `${who} refuses what ${name(leader)} sent.`,
  append: (who, { index, command }) =>
    `${who} appends ${command === '' ? 'a blank entry' : command} to its log, at index ${index}.`,
  truncate: (who, { from }) => `${who} removes its entries from index ${from} on.`,
  commit: (who, { commitIndex }) => `${who} knows the log committed up to index ${commitIndex}.`,
  apply: (who, { index }) => `${who} applies entry ${index} to its state machine.`,
  'client-request': (who, { command }) => `A client asks ${who}: ${command}.`,
  'client-response': (who, { command, answer }) => answered(who, command, answer),
  ...(Object.fromEntries(
    Object.entries(DEEDS).map(([kind, words]) => [
      kind,
      (who: string, _: unknown, did?: Action) => words(who, did),
    ]),
  ) as unknown as Pick<Sentences, ActionKind>),
};

/** What an event says, as one sentence. `did` is the action that an action's event reports, where it is known. */
export function sentence(event: SimEvent, did?: Action): string {
  const { server, what, rule } = event;
  const who = server === 0 ? (did && 'server' in did ? target(did.server) : 'nobody') : name(server);
  if ('nothing' in what && what.nothing) return nothingDone(what.kind, did);
  if (what.kind === 'reject-entries') {
    const why = REFUSED[rule ?? '']?.(name(what.leader), what.prevLogIndex) ?? what.reason;
    return `${who} refuses what ${name(what.leader)} sent: ${why}.`;
  }
  if (what.kind === 'deny-vote') {
    return `${who} denies ${name(what.candidate)} its vote: ${DENIED[rule ?? ''] ?? what.reason}.`;
  }
  const say = SENTENCES[what.kind] as (who: string, what: Happening, did?: Action) => string;
  return say(who, what, did);
}

/** An action that found nobody, or nothing, to act on. */
function nothingDone(kind: string, did: Action | undefined): string {
  if (did && 'server' in did && did.server === 'leader') {
    return did.do === 'request'
      ? 'A client looks for the leader, but nobody leads.'
      : `Nobody leads: no “${kind}”.`;
  }
  if (did && 'message' in did) return `No such message is on its way: no “${kind}”.`;
  return did && 'server' in did
    ? `${target(did.server)} is not in a state for “${kind}”.`
    : `“${kind}” changed nothing.`;
}

/** A line of the story: one event, or several alike (see `told`). */
export function lineOf(events: readonly SimEvent[], did?: Action): string {
  const [first] = events;
  if (first === undefined) return '';
  if (events.length === 1 || first.what.kind !== 'lost') return sentence(first, did);
  const { message } = first.what.packet;
  const to = list(events.map(({ server }) => name(server)));
  return `What ${name(message.from)} sent to ${to} is lost: ${LOST[first.what.reason]('each of them')}.`;
}
