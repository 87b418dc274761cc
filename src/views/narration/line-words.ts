/** The words of a line: of one event, or of several that are folded. */

import type { Message } from '../../raft/types.ts';
import type { SimEvent, Span } from '../../sim/types.ts';
import { actionOf } from '../../store/fetch-events.ts';
import type { Session } from '../../store/session.ts';
import { bothWaysSentence } from '../../words/acts.ts';
import * as words from '../../words/folds.ts';
import { bothWays, kindOf, type Line } from './fold.ts';
import { onWay } from './on-way.ts';
import { sentence } from './sentences.ts';

const known = new WeakMap<Line, string>();

/** The words of a line, cached. */
export function lineWords(session: Session, line: Line): string {
  const lineText =
    known.get(line) ??
    (line.events.length === 1
      ? sentence(line.events[0], actionOf(session, line.events[0]))
      : folded(session, line));
  known.set(line, lineText);
  return lineText;
}

/**
 * The words of an event for the headline, as complete as its line: for a loss, all messages that were lost
 * with it at once, if they are among `events`; for the second half of an action, both halves.
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

/** At how many instants something happened: simultaneous events at several servers count once. */
const times = (events: Line['events']): number => new Set(events.map(({ time }) => time)).size;

const spanOf = (events: Line['events']): Span => [events[0].time, events.at(-1)?.time ?? events[0].time];

function folded(session: Session, { events }: Line): string {
  const [{ what, server }] = events;
  if ('action' in what) return linked(session, events[0]);
  const [count, span] = [events.length, spanOf(events)];
  switch (what.kind) {
    case 'lost':
      return lost(events);
    case 'election-timeout':
      return words.timeouts(server, count, span);
    case 'become-candidate':
      return words.candidacies(server, count, [what.term, lastTerm(events)], span);
    default:
      return words.heartbeats(heartbeatLeader(events[0]), count, span);
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

/** The words for both halves of an action on both directions of a link. */
function linked(session: Session, event: SimEvent): string {
  const did = actionOf(session, event);
  const way = onWay(did);
  return way ? bothWaysSentence(way) : sentence(event, did);
}

/** The noun for them if they are all of one kind. */
function kindOfAll(messages: readonly Message[]): keyof typeof words.kinds {
  const kinds = new Set(
    messages.map((message) => {
      if (message.type === 'AppendEntries') return message.entries.length === 0 ? 'heartbeats' : 'messages';
      return message.type === 'RequestVote' ? 'voteRequests' : 'messages';
    }),
  );
  const [kind = 'messages'] = kinds;
  return kinds.size === 1 ? kind : 'messages';
}

function lost(events: Line['events']): string {
  const [{ what, how }] = events;
  if (what.kind !== 'lost') return '';
  const messages = events.flatMap((event) => ('packet' in event.what ? [event.what.packet.message] : []));
  const { from } = what.packet.message;
  const to = messages.map((message) => message.to);
  const many = times(events);
  return many === 1
    ? words.lostAtOnce(from, to, what.reason, how)
    : words.lost(
        { kind: kindOfAll(messages), from, to, reason: what.reason, how, times: many },
        spanOf(events),
      );
}
