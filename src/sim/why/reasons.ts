/** What each kind of event rests on: earlier events, and the state that the decision read. */
import { termAt } from '../../raft/log.ts';
import { ofServer } from '../../raft/per-server.ts';
import type { AppendEntries, Index, Message, ServerId, Term } from '../../raft/types.ts';
import { isByCounting } from '../../raft/verdict.ts';
import type { Happening, Kind, Packet, SimEvent } from '../types.ts';
import * as needs from './needs.ts';
import type { Taken } from './occasions.ts';

/** What of a message, or of its handling, mattered later. */
export interface Relevance {
  /** The log, up to this index. */
  readonly upTo?: Index;
  /** Where it attaches, or where the candidate's log ends. */
  readonly place?: true;
  /** The log of a voter that is more up to date than the candidate's. */
  readonly behind?: needs.End;
  /** How far it says that the log is committed. */
  readonly commit?: Index;
}

/** The search for reasons, which goes backwards. */
export interface Inquiry {
  /** Entries in one message, at most. */
  readonly maxEntries: number;
  want(seq: number | undefined): void;
  need(need: needs.Need): void;
  /** What mattered of the event `seq`, from those that rest on it. */
  asked(seq: number): Relevance;
  ask(seq: number | undefined, what: Relevance): void;
  /** Why a server does not run, or is paused; why a message finds its way closed. */
  needFall(server: ServerId): void;
  needPause(server: ServerId): void;
  /** What ended the pause in which something waited. */
  needResume(server: ServerId): void;
  /** What ended the pause before. */
  needResumed(server: ServerId): void;
  needClosed(packet: Packet, by: 'cut' | 'block'): void;
}

interface Place {
  readonly event: SimEvent;
  readonly server: ServerId;
  /** The step that it is a part of. */
  readonly step: Taken | null;
  /** The step that an input led to. */
  readonly then: Taken | null;
  readonly asking: Inquiry;
}
interface Case<K extends Kind> extends Place {
  readonly what: Happening & { readonly kind: K };
}
type Reasons = { readonly [K in Kind]?: (one: Case<K>) => void };

/** The message that a step handled, with the seq of its `send`. */
function handled(step: Taken | null): { message: Message; send: number } | null {
  const what = step?.trigger?.what;
  return what?.kind === 'deliver' ? { message: what.packet.message, send: what.packet.send } : null;
}
function entriesOf(step: Taken | null): { message: AppendEntries; send: number } | null {
  const one = handled(step);
  return one?.message.type === 'AppendEntries' ? { message: one.message, send: one.send } : null;
}

const first = ({ event, asking }: Place): void => asking.want(event.causes[0]);
const all = ({ event, asking }: Place): void => {
  for (const cause of event.causes) asking.want(cause);
};

/** An entry of a server's log as a step ends, which is there since some event. */
function needEntry({ server, step, asking }: Place, index: Index, isBefore = false): void {
  const log = (isBefore ? step?.before : step?.after)?.persistent.log;
  if (log === undefined || index <= log.base.index) return;
  const term = termAt(log, index);
  if (term >= 0) asking.need(needs.holdsEntry(server, index, term));
}

/** It leads, or (for a follower and a candidate) it is in its term. */
function needLead({ server, step, asking }: Place): void {
  if (step === null) return;
  const { role, persistent } = step.after;
  if (role.name === 'leader') asking.need(needs.leadsTerm(server, persistent.currentTerm));
}

/** A message is taken if its term is no older than the server's: it raises a lower one by itself. */
function needTaken({ server, step, asking }: Place, term: Term): void {
  if (step === null) return;
  if (step.before.persistent.currentTerm < term) asking.need(needs.inTerm(server, term));
  else if (step.before.persistent.currentTerm === term) asking.need(needs.isNotBeyond(server, term));
}

export const REASONS: Reasons = {
  // ------------------------------------------------------------------------------------ from outside
  restart: ({ server, asking }) => asking.needFall(server),
  resume: ({ server, asking }) => asking.needPause(server),
  // A timer that ran out is a trigger, whatever started it; but an action may have set it, or delayed it.
  'client-request': ({ event, server, asking }) => {
    if (event.how === 'paused') asking.needResume(server);
  },
  'election-timeout': timerRanOut,
  'heartbeat-timeout': timerRanOut,
  'write-failed': all,
  deliver: (one) => {
    all(one);
    const { event, what, asking } = one;
    asking.ask(what.packet.send, asking.asked(event.seq));
    needQuestion(one);
  },
  lost: (one) => {
    all(one);
    const { event, what, asking } = one;
    if (what.reason === 'crashed') asking.needFall(what.packet.message.to);
    if (event.causes.length > 1) return;
    if (what.reason === 'cut') asking.needClosed(what.packet, 'cut');
    if (what.reason === 'dropped') asking.needClosed(what.packet, 'block');
  },
  send,

  // ---------------------------------------------------------------------------------------- elections
  'become-candidate': (one) => {
    first(one);
    const { what, server, asking, event } = one;
    asking.need(needs.inTerm(server, what.term - 1));
    asking.need(needs.isNoLeader(server));
    if (asking.asked(event.seq).place && one.step !== null)
      asking.need(needs.endsAt(server, one.step.before));
    const { behind } = asking.asked(event.seq);
    if (behind !== undefined) asking.need(needs.isBehind(server, behind));
  },
  'become-leader': (one) => {
    const { what, server, step, asking } = one;
    first(one);
    asking.need(needs.standsIn(server, what.term));
    const role = step?.before.role;
    if (role?.name !== 'candidate') return;
    role.votes.forEach((granted, i) => {
      if (granted === true && i + 1 !== server) asking.need(needs.hasVoteOf(server, i + 1, what.term));
    });
    for (let i = 1; i <= (role.repeated ?? 0); i += 1) asking.need(needs.hasRepeated(server, i));
  },
  'new-term': first,
  'step-down': (one) => {
    first(one);
    const { step, server, asking } = one;
    if (step === null) return;
    const { role, persistent } = step.before;
    if (role.name === 'leader') asking.need(needs.leadsTerm(server, persistent.currentTerm));
    if (role.name === 'candidate') asking.need(needs.standsIn(server, persistent.currentTerm));
  },
  'grant-vote': (one) => {
    first(one);
    const { what, server, step, asking } = one;
    needTaken(one, what.term);
    asking.need(needs.votedForNoOther(server, what.candidate, what.term));
    const request = handled(step);
    if (step === null || request?.message.type !== 'RequestVote') return;
    if (step.before.persistent.log.lastIndex > 0) asking.ask(request.send, { place: true });
    const { lastLogIndex: index, lastLogTerm: term } = request.message;
    asking.need(needs.isNotAhead(server, { index, term }));
  },
  'deny-vote': (one) => {
    first(one);
    const { what, server, step, asking } = one;
    if (what.reason === 'stale-term') asking.need(needs.inTerm(server, what.term));
    else needTaken(one, what.term);
    if (step === null) return;
    const { votedFor } = step.before.persistent;
    if (what.reason === 'already-voted' && votedFor !== null)
      asking.need(needs.votedFor(server, votedFor, what.term));
    if (what.reason !== 'log-behind') return;
    asking.need(needs.endsAt(server, step.before));
    asking.ask(handled(step)?.send, { behind: needs.logEnd(step.before) });
  },

  // ---------------------------------------------------------------------------------------------- logs
  'accept-entries': (one) => {
    first(one);
    const { what, step, asking, event } = one;
    const request = entriesOf(step);
    if (request === null) return;
    needTaken(one, request.message.term);
    const upTo = Math.min(asking.asked(event.seq).upTo ?? what.matchIndex, what.matchIndex);
    needEntry(one, what.prevLogIndex, true);
    asking.ask(request.send, { upTo: Math.max(upTo, what.prevLogIndex) });
  },
  'reject-entries': (one) => {
    first(one);
    const { what, server, step, asking } = one;
    const request = entriesOf(step);
    if (request === null || step === null) return;
    if (step.after.persistent.currentTerm !== request.message.term || what.reason === 'own-term')
      return asking.need(needs.inTerm(server, step.after.persistent.currentTerm));
    needTaken(one, request.message.term);
    asking.ask(request.send, { upTo: what.prevLogIndex, place: true });
    if (what.reason === 'missing') asking.need(needs.isShorter(server, what.prevLogIndex));
    else needEntry(one, what.prevLogIndex, true);
  },
  append: (one) => {
    first(one);
    needBegun(one);
    const { what, event, asking } = one;
    const [cause] = event.causes;
    if (entriesOf(one.step) !== null) return asking.ask(cause, { upTo: what.index });
    needLead(one);
    needEntry(one, what.index - 1);
  },
  truncate: (one) => {
    first(one);
    one.asking.ask(one.event.causes[0], { upTo: one.what.from });
    needEntry(one, one.what.from, true);
  },
  commit: (one) => {
    first(one);
    if (isByCounting(one.event.rule)) return counted(one);
    const { what, event, server, step, asking } = one;
    asking.ask(event.causes[0], { upTo: what.commitIndex });
    asking.ask(entriesOf(step)?.send, { commit: what.commitIndex });
    asking.need(needs.knowsLess(server, what.commitIndex));
  },
  apply: (one) => {
    first(one);
    needEntry(one, one.what.index);
  },

  // ------------------------------------------------------------------------------------------- clients
  'client-response': (one) => {
    first(one);
    const { what, server, step, asking, event } = one;
    if (step === null) return;
    if ('result' in what.answer) {
      if (event.rule === null) needLead(one);
      else if (step.before.lastApplied > 0) asking.need(needs.hasApplied(server, step.before.lastApplied));
      return;
    }
    asking.need(needs.isNoLeader(server));
    const { redirect } = what.answer;
    asking.need(redirect === null ? needs.knowsNoLeader(server) : needs.follows(server, redirect));
  },
};

/** A refusal counts only as the answer to the leader's present question, so that must have been asked. */
function needQuestion({ what, server, then, asking }: Case<'deliver'>): void {
  const { message } = what.packet;
  if (message.type !== 'AppendEntriesReply' || message.success || then?.before.role.name !== 'leader') return;
  const { from, prevLogIndex, term } = message;
  if (then.before.persistent.currentTerm !== term) return;
  asking.need(needs.sendsFromAtMost(server, from, prevLogIndex + 1, term));
  asking.need(needs.sendsFromAtLeast(server, from, prevLogIndex + 1, term));
}

/** A leader from the start that is paused there begins when it resumes. */
function needBegun({ event, server, asking }: Place): void {
  if (event.causes.length === 0 && event.time > 0) asking.needResumed(server);
}

function timerRanOut({ event, server, then, asking }: Place): void {
  if (event.what.kind === 'election-timeout') asking.need(needs.isNoLeader(server));
  else if (then) asking.need(needs.leadsTerm(server, then.before.persistent.currentTerm));
  if (event.how === 'forced' || event.how === 'set') asking.want(event.causes[0]);
  if (event.how === 'late') asking.want(event.causes.at(-1));
}

function send(one: Case<'send'>): void {
  all(one);
  const { what, event, asking } = one;
  const { message, copyOf } = what.packet;
  needBegun(one);
  const asked = asking.asked(event.seq);
  if (copyOf !== null) return asking.ask(event.causes[0], asked);
  if (message.type === 'AppendEntries') return sendEntries(one, message, asked);
  // What a reply, or a candidate, says of its log is in the fact that it reports.
  asking.ask(event.causes[0], asked);
}

function sendEntries(one: Case<'send'>, message: AppendEntries, asked: Relevance): void {
  const { asking, server } = one;
  const { term, to, prevLogIndex } = message;
  asking.need(needs.leadsTerm(server, term));
  const upTo = Math.min(asked.upTo ?? 0, prevLogIndex + message.entries.length);
  needEntry(one, upTo);
  if (upTo > 0) asking.need(needs.sendsFromAtMost(server, to, prevLogIndex + 1, term));
  const from = asked.place ? prevLogIndex + 1 : upTo - asking.maxEntries + 1;
  if (from > 1) asking.need(needs.sendsFromAtLeast(server, to, from, term));
  if (asked.commit !== undefined) asking.need(needs.knowsCommitted(server, asked.commit));
}

/** The acknowledgements that made the majority: those of the servers that hold the entry as it is counted. */
function counted(one: Case<'commit'>): void {
  const { what, server, step, asking } = one;
  needLead(one);
  needEntry(one, what.commitIndex);
  const role = step?.after.role;
  if (step === null || role?.name !== 'leader') return;
  const { currentTerm } = step.after.persistent;
  role.matchIndex.forEach((_, i) => {
    const follower = i + 1;
    const held = (ofServer(role.matchIndex, follower) ?? 0) >= what.commitIndex;
    if (held && follower !== server)
      asking.need(needs.knowsHeld(server, follower, what.commitIndex, currentTerm));
  });
}
