/** Events as sentences, one for every kind. The reason is the event's rule, see `RULES`. */

import { serverName as name } from '../base/names.ts';
import type { RuleId } from '../raft/rules.ts';
import type { Values } from '../raft/types.ts';
import type { How } from '../sim/how.ts';
import type { Action, ActionKind, ClientAnswer, Happening, SimEvent, Value } from '../sim/types.ts';
import { actionSentence } from './acts.ts';
import { entriesIn, thing, whyLost } from './nouns.ts';
import * as reasons from './reasons.ts';

type NonAction = Exclude<Happening, { kind: ActionKind }>;
/** The members of the union whose `kind` may be K: several kinds share one. */
type What<K, H = NonAction> = H extends { kind: infer Kinds } ? (K extends Kinds ? H : never) : never;
type Sentences = {
  readonly [K in NonAction['kind']]: (
    who: string,
    what: What<K>,
    event: SimEvent,
    isBroken: boolean,
  ) => string;
};

function answered(who: string, command: string, answer: ClientAnswer): string {
  if ('result' in answer) return `${who} answers the client: ${outcome(command, answer.result)}.`;
  const { redirect } = answer;
  return redirect === null
    ? `${who} does not lead, and can name nobody who does.`
    : `${who} does not lead, and sends the client to ${name(redirect)}.`;
}

/** A read that no log and no majority confirms. */
function answeredAlone(who: string, command: string, answer: ClientAnswer): string {
  const key = command.split(' ')[1] ?? '';
  const value = 'result' in answer ? answer.result : null;
  return value === null
    ? `${who} answers from its own state, without asking anybody: ${key} has no value.`
    : `${who} answers ${key} = ${value} from its own state, without asking anybody.`;
}

function outcome(command: string, result: Value | null): string {
  const [word, key] = command.split(' ');
  if (word === 'GET') return result === null ? `${key} has no value` : `${key} is ${result}`;
  if (result === null) return `${command} changes nothing`;
  if (word === 'ADD' && typeof result === 'string')
    return `${command} changes nothing, ${key} is no number but ${result}`;
  return word === 'ADD' ? `${command} is done, ${key} is ${result}` : `${command} is done`;
}

/** `reason`, or with the values that were compared, what they say. */
const reasoned = (values: Values | null, said: (values: Values) => string, reason: string): string =>
  values === null ? reason : said(values);

type Refusal = Exclude<Extract<RuleId, `entries:${string}`>, 'entries:match'>;
const REFUSED: Readonly<Record<Refusal, (leader: string, prev: number) => string>> = {
  'entries:stale-term': (leader) => `the term of ${leader} is over`,
  'entries:missing': (_, prev) => `its log has no entry ${prev}`,
  'entries:conflict': (_, prev) => `its entry ${prev} is of another term`,
  'entries:own-term': () => 'it leads this term itself',
};

type Denial =
  | Exclude<Extract<RuleId, `vote:${string}`>, 'vote:granted' | 'vote:again' | 'vote:majority'>
  | 'bug:length-first';
const DENIED: Readonly<Record<Denial, string>> = {
  'vote:stale-term': 'that term is over',
  'vote:already-voted': 'its vote in this term is already given',
  'vote:log-behind': 'the candidate’s log is behind its own',
  'bug:length-first': 'the candidate’s log is shorter than its own',
};

function electionTimeout(who: string, { how, values }: SimEvent): string {
  switch (how) {
    case 'forced':
      return `The election timer of ${who} runs out, because it was made to.`;
    case 'set':
      return `The election timer of ${who} runs out, at the time that it was set to.`;
    case 'late':
      return `The election timer of ${who} ran out while it was paused, and counts now.`;
    case 'again':
      return `The election timer of ${who} runs out again: it was not elected in time.`;
    default:
      return `The election timer of ${who} runs out${values ? reasons.waitedWords(values) : ''}: it has heard from no leader.`;
  }
}

function heartbeatTimeout(who: string, how: How | null): string {
  if (how === 'alone') return `It is time for ${who} to speak again, but there is nobody else.`;
  return how === 'late'
    ? `${who} was to speak while it was paused, and does so now.`
    : `It is time for ${who} to speak again.`;
}

/** A granted or denied vote that a candidate receives, with its number of votes. */
function voteArrives(who: string, { packet, votes }: What<'deliver'>): string {
  const { message } = packet;
  const isGranted = message.type === 'RequestVoteReply' && message.voteGranted;
  const what = isGranted ? `the vote of ${name(message.from)}` : `a no from ${name(message.from)}`;
  if (votes === null)
    return `${who} receives ${what} for term ${message.term}${isGranted ? ', which no longer counts' : ''}.`;
  return `${who} receives ${what}: it has ${votes.granted} of ${votes.of} votes.`;
}

function received(who: string, what: What<'deliver'>): string {
  const { message, copyOf } = what.packet;
  if (message.type === 'RequestVoteReply') return voteArrives(who, what);
  const from = name(message.from);
  if (message.type === 'AppendEntriesReply') return `${who} receives from ${from} ${thing(message)}.`;
  const received = copyOf === null ? thing(message) : `a copy of ${thing(message)}`;
  return `${who} receives ${received} from ${from}.`;
}

function sent(who: string, { packet }: What<'send'>, { causes }: SimEvent): string {
  const { message, copyOf } = packet;
  const to = name(message.to);
  if (copyOf === null) return `${who} sends ${to} ${thing(message)}.`;
  // A copy by chance follows from the message alone; a copy by hand, from an action too.
  const copied = causes.length > 1 ? 'A copy is made' : 'The network makes a copy';
  return `${copied} of what ${who} sent ${to}: ${thing(message)}.`;
}

function committed(who: string, index: number, event: SimEvent, isBroken: boolean): string {
  const { rule, values, from } = event;
  if (isBroken)
    return values === null
      ? `${who} commits entry ${index}.`
      : `${who} commits entry ${index} of term ${values['term']}, in term ${values['currentTerm']}, on ${reasons.holdersOf(values)}.`;
  if (rule === 'commit:majority')
    return values === null
      ? `${who} finds entry ${index} on a majority: it is committed.`
      : `${who} finds entry ${index} of its term ${values['term']} on ${reasons.holdersOf(values)}: it is committed.`;
  return `${who} learns${from === 0 ? '' : ` from ${name(from)}`} that entry ${index} is committed.`;
}

const SENTENCES: Sentences = {
  'election-timeout': (who, _, event) => electionTimeout(who, event),
  'heartbeat-timeout': (who, _, { how }) => heartbeatTimeout(who, how),
  send: sent,
  deliver: received,
  lost: (who, { packet, reason }, { how }) => {
    const { message, copyOf } = packet;
    const why = whyLost(reason, how, who);
    return copyOf === null
      ? `${name(message.from)} had sent ${who} ${thing(message)}, but ${why}.`
      : `A copy of what ${name(message.from)} sent ${who} is lost: ${why}.`;
  },
  'write-failed': (who, _, __, isBroken) =>
    isBroken
      ? `A write of ${who} to its disk fails, and ${who} crashes.`
      : `A write of ${who} to its disk fails, and ${who} crashes: it must not go on as if all were written.`,
  'become-candidate': (who, { term }) => `${who} stands for election in term ${term}, and votes for itself.`,
  'become-leader': (who, { term }, { values }, isBroken) => {
    const votes = values === null ? '' : reasons.votesOf(values);
    if (isBroken) return `${who} leads term ${term}${votes && `, with ${votes}`}.`;
    return `${who} has a majority${votes && `, ${votes}`}: it leads term ${term}.`;
  },
  'new-term': (who, { term }, { from, values }) =>
    `${who} hears of term ${term}${from === 0 ? '' : ` from ${name(from)}`}, and adopts it${reasoned(values, ({ currentTerm }) => `: its own was ${currentTerm}`, '')}.`,
  'step-down': (who, { term }, { rule, from }) =>
    (rule === 'term:leader-exists' || rule === 'bug:same-term-clears-vote') && from !== 0
      ? `${who} steps down: ${name(from)} leads term ${term}.`
      : `${who} steps down: in term ${term} it is a follower.`,
  'grant-vote': (who, { candidate, term }, { rule, server, values }) =>
    rule === 'vote:again'
      ? `${who} repeats its vote for ${name(candidate)} in term ${term}.`
      : `${who} grants its vote to ${name(candidate)} in term ${term}${reasoned(values, (all) => reasons.whyGranted(all, server), '')}.`,
  'deny-vote': (who, { candidate, reason }, { rule, server, values }) =>
    `${who} denies ${name(candidate)} its vote: ${reasoned(values, (all) => reasons.whyDenied(reason, all, server), DENIED[rule as Denial] ?? reason)}.`,
  'accept-entries': (who, { leader, prevLogIndex, matchIndex }, { values }, isBroken) =>
    matchIndex > prevLogIndex
      ? `${who} accepts ${entriesIn(prevLogIndex, matchIndex - prevLogIndex)} from ${name(leader)}${isBroken ? '' : reasoned(values, reasons.whyAccepted, '')}.`
      : `${who} accepts the heartbeat of ${name(leader)}.`,
  'reject-entries': (who, { leader, prevLogIndex, reason }, { rule, values }) =>
    `${who} refuses what ${name(leader)} sent: ${reasoned(values, (all) => reasons.whyRefused(reason, all), REFUSED[rule as Refusal]?.(name(leader), prevLogIndex) ?? reason)}.`,
  append: (who, { index, command }) =>
    `${who} appends ${command === '' ? 'a blank entry' : command} to its log, as entry ${index}.`,
  truncate: (who, { from }, { values }) =>
    values === null
      ? `${who} removes entry ${from} from its log, and all after it.`
      : reasons.removedWords(who, values),
  commit: (who, { commitIndex }, event, isBroken) => committed(who, commitIndex, event, isBroken),
  apply: (who, { index }) => `${who} applies entry ${index} to its state machine.`,
  'client-request': (who, { command }, { how }) => {
    const asked = `A client asks ${who}: ${command}.`;
    if (how === 'crashed') return `${asked} ${who} is down: there is no answer.`;
    return how === 'paused' ? `${asked} ${who} is paused: the client waits.` : asked;
  },
  'client-response': (who, { command, answer }, { rule }) =>
    rule === 'read:local' ? answeredAlone(who, command, answer) : answered(who, command, answer),
};

/**
 * The sentence of an event, with the values that decided it: the one that every list, hover, picture and
 * export has. If a rule broken on purpose decided, the meaning of the paper's rule is omitted. `did`: the
 * action that an action's event reports, if it is known.
 */
export function eventSentence(event: SimEvent, did?: Action): string {
  const { server, what, how, rule } = event;
  const isBroken = rule?.startsWith('bug:') ?? false;
  if ('action' in what)
    return actionSentence(what.kind, { server, nothing: what.nothing, how, isBroken, did });
  const sentence = SENTENCES[what.kind] as (
    who: string,
    what: NonAction,
    event: SimEvent,
    isBroken: boolean,
  ) => string;
  return sentence(name(server), what, event, isBroken);
}
