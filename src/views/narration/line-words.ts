/** What is said of a line: of one event, or of several that are told as one. */

import { serverName as name } from '../../base/names.ts';
import { toMs } from '../../base/time.ts';
import type { Message } from '../../raft/types.ts';
import type { LossReason, SimEvent } from '../../sim/types.ts';
import { actionOf } from '../../store/fetch-events.ts';
import type { Session } from '../../store/session.ts';
import { bothWaysSentence, onWay } from './action-sentences.ts';
import { bothWays, kindOf, type Line } from './fold.ts';
import { servers, whyLost } from './nouns.ts';
import { sentence } from './sentences.ts';

const known = new WeakMap<Line, string>();

/** A line in words, worked out once. */
export function lineWords(session: Session, line: Line): string {
  const words =
    known.get(line) ??
    (line.events.length === 1
      ? sentence(line.events[0], actionOf(session, line.events[0]))
      : folded(session, line));
  known.set(line, words);
  return words;
}

/**
 * An event in words, for the headline: they tell as much as its line does. Of a loss, all that is lost with it at once, as far as
 * it is among `events`; of the second half of an action, both halves.
 */
export function wordsFor(session: Session, event: SimEvent, events: readonly SimEvent[]): string {
  const { what } = event;
  if (what.kind === 'lost') return lostAtOnce(session, event, events);
  const own = bothWays(session, event);
  if (own === null || !('action' in what) || what.action === 0)
    return sentence(event, actionOf(session, event));
  // Between the two halves, messages may have been lost.
  const before: SimEvent = { ...event, what: { ...what, action: what.action - 1 } };
  const { script } = session.run.history.recording;
  const [first, second] = [script.at(what.action - 1), script.at(what.action)];
  const isAtOnce = first && second && 'at' in first && 'at' in second && first.at === second.at;
  return isAtOnce && bothWays(session, before) === own
    ? linked(session, before)
    : sentence(event, actionOf(session, event));
}

function lostAtOnce(session: Session, event: SimEvent, events: readonly SimEvent[]): string {
  const kind = kindOf(session, event, false);
  const together = events.filter((one) => one.time === event.time && kindOf(session, one, false) === kind);
  const [first = event, ...rest] = together;
  return rest.length === 0 ? sentence(event) : lost([first, ...rest]);
}

/** `450.0 to 1350.0 ms` */
function span(events: Line['events']): string {
  const [first, last] = [events[0], events.at(-1) ?? events[0]].map(({ time }) => toMs(time).toFixed(1));
  return first === last ? `at ${first} ms` : `${first} to ${last} ms`;
}

/** At how many instants something happened: what happens to several servers at once happens once. */
const times = (events: Line['events']): number => new Set(events.map(({ time }) => time)).size;

function folded(session: Session, { events }: Line): string {
  const [{ what, server }] = events;
  if ('action' in what) return linked(session, events[0]);
  switch (what.kind) {
    case 'lost':
      return lost(events);
    case 'election-timeout':
      return `The election timer of ${name(server)} runs out ${events.length} times, ${span(events)}.`;
    case 'become-candidate':
      return `${name(server)} stands for election ${events.length} times, in terms ${what.term} to ${lastTerm(events)}, ${span(events)}.`;
    default:
      return `Heartbeats of ${name(heartbeatLeader(events[0]))}, and the answers to them: ${events.length} events, ${span(events)}.`;
  }
}

function lastTerm(events: Line['events']): number {
  const what = events.at(-1)?.what;
  return what && 'term' in what ? what.term : 0;
}

function heartbeatLeader({ what, server, from }: SimEvent): number {
  if (what.kind === 'accept-entries') return from;
  if (!('packet' in what)) return server;
  const { message } = what.packet;
  return message.type === 'AppendEntries' ? message.from : message.to;
}

/** The words for both halves of what is done to both directions of a link. */
function linked(session: Session, event: SimEvent): string {
  const did = actionOf(session, event);
  const way = onWay(did);
  return way ? bothWaysSentence(way) : sentence(event, did);
}

/** Several messages: by what they are where they are all of a kind. */
function messages(all: readonly Message[]): string {
  const kinds = new Set(
    all.map((message) => {
      if (message.type === 'AppendEntries') return message.entries.length === 0 ? 'heartbeats' : 'messages';
      return message.type === 'RequestVote' ? 'requests for votes' : 'messages';
    }),
  );
  const [kind = 'messages'] = kinds;
  return kinds.size === 1 ? kind : 'messages';
}

const WHERE: Readonly<Record<LossReason, (isOne: boolean) => string>> = {
  loss: () => 'on the network',
  cut: () => 'at the cut',
  crashed: (isOne) => (isOne ? 'at a crashed server' : 'at crashed servers'),
  dropped: () => 'by hand',
};

function lost(events: Line['events']): string {
  const [{ what, how }] = events;
  if (what.kind !== 'lost') return '';
  const packets = events.flatMap((event) => ('packet' in event.what ? [event.what.packet] : []));
  const from = name(what.packet.message.from);
  const ids = new Set(packets.map(({ message }) => message.to));
  const to = servers(ids);
  const isOne = ids.size === 1;
  if (times(events) === 1)
    return `What ${from} sent to ${to} is lost: ${whyLost(what.reason, how, isOne ? to : 'each of them')}.`;
  const where = how === 'blocked' ? 'at a block' : WHERE[what.reason](isOne);
  const many = messages(packets.map(({ message }) => message));
  return `${from}’s ${many} to ${to} are lost ${where}, ${times(events)} times, ${span(events)}.`;
}
