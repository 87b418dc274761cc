/** Describes a run in words: a line a step, and the servers as a table. */

import { serverName } from '../../../base/names.ts';
import { toMs } from '../../../base/time.ts';
import { entriesFrom } from '../../../raft/log.ts';
import type { PerServer } from '../../../raft/per-server.ts';
import type { Entry, Message } from '../../../raft/types.ts';
import type { Node, SimEvent } from '../../../sim/types.ts';
import { nameOrNull } from '../../names.ts';
import type { Block } from './transcript.ts';

const at = (index: number, term: number): string => `${index}@${term}`;
const name = (id: number): string => serverName(id);

/** `1 1 2`; a long sequence of one term as `1x50`. */
function terms(entries: readonly Pick<Entry, 'term'>[]): string {
  const runs: { term: number; times: number }[] = [];
  for (const { term } of entries) {
    const last = runs.at(-1);
    if (last?.term === term) last.times += 1;
    else runs.push({ term, times: 1 });
  }
  return runs
    .map(({ term, times }) => (times > 6 ? `${term}x${times}` : new Array(times).fill(term).join(' ')))
    .join(' ');
}

/** A message's content, without sender and receiver. */
function content(message: Message): string {
  const { term } = message;
  switch (message.type) {
    case 'RequestVote':
      return `RequestVote(term ${term}, last ${at(message.lastLogIndex, message.lastLogTerm)})`;
    case 'RequestVoteReply':
      return `${message.voteGranted ? 'yes' : 'no'}(term ${term})`;
    case 'AppendEntries': {
      const prev = at(message.prevLogIndex, message.prevLogTerm);
      return `AppendEntries(term ${term}, prev ${prev}, [${terms(message.entries)}], commit ${message.leaderCommit})`;
    }
    default: {
      if (message.success) return `ack(term ${term}, match ${message.matchIndex})`;
      const { prevLogIndex, conflictTerm, conflictIndex } = message;
      const hint =
        conflictIndex === null
          ? ''
          : `, try ${conflictIndex}${conflictTerm ? ` (term ${conflictTerm})` : ''}`;
      return `refusal(term ${term}, prev ${prevLogIndex}${hint})`;
    }
  }
}

const isReply = ({ type }: Message): boolean => type.endsWith('Reply');
const isHeartbeat = (message: Message): boolean =>
  message.type === 'AppendEntries' && message.entries.length === 0;

/** Events at one server with one cause. */
interface Step {
  readonly time: number;
  readonly server: number;
  readonly events: SimEvent[];
}

/** Groups a run's events into steps and describes them. */
export class Observer {
  #steps: Step[] = [];
  #open = false;
  readonly #words: readonly string[];
  readonly #servers: number;

  /** `words`: the texts of the actions; `servers`: how many there are. */
  constructor(words: readonly string[], servers: number) {
    this.#words = words;
    this.#servers = servers;
  }

  event(event: SimEvent): void {
    const last = this.#steps.at(-1);
    if (last && isLostAtOnce(event, last)) return void last.events.push(event);
    const same = this.#open && last?.server === event.server && last.time === event.time;
    if (last && same && !isHead(event, last)) last.events.push(event);
    else this.#steps.push({ time: event.time, server: event.server, events: [event] });
    this.#open = true;
  }

  stepDone(): void {
    this.#open = false;
  }

  /** The lines of all steps since the last call. */
  lines(detail: Block['detail']): string[] {
    const steps = this.#steps;
    this.#steps = [];
    this.#open = false;
    return this.#once(steps.filter((step) => matters(step, detail))).map((step) => this.#line(step, detail));
  }

  /** Of the repetitions of an action (`ask`), only the first is listed. */
  #once(steps: readonly Step[]): Step[] {
    const seen = new Set<string>();
    return steps.filter(({ events: [first] }) => {
      if (first?.what.kind !== 'request') return true;
      const words = this.#words[first.what.action] ?? '';
      if (!words.startsWith('ask ')) return true;
      const isNew = !seen.has(words);
      seen.add(words);
      return isNew;
    });
  }

  #line({ time, server, events }: Step, detail: Block['detail']): string {
    const facts = this.#facts(events);
    const sends = detail === 'brief' || detail === 'headlines' ? [] : this.#sends(events, detail === 'full');
    const who = server === 0 ? '  ' : name(server);
    return `${String(toMs(time)).padStart(8)}  ${who}  ${[...facts, ...sends].join('; ')}`.trimEnd();
  }

  #facts(events: readonly SimEvent[]): string[] {
    const parts: string[] = [];
    const appended = events.flatMap(({ what }) => (what.kind === 'append' ? [what] : []));
    const applied = events.flatMap(({ what }) => (what.kind === 'apply' ? [what.index] : []));
    const answered = events.flatMap(({ what }) => (what.kind === 'client-response' ? [what] : []));
    for (const event of events) {
      if (event.what.kind === 'append') {
        if (event.what === appended[0]) parts.push(appends(appended));
      } else if (event.what.kind === 'apply') {
        if (event.what.index === applied[0]) parts.push(`applies ${range(applied)}`);
      } else if (event.what.kind === 'client-response' && answered.length > 3) {
        if (event.what === answered[0]) parts.push(`answers ${answered.length} clients`);
      } else {
        const fact = this.#fact(event, events);
        if (fact !== '') parts.push(fact);
      }
    }
    return parts;
  }

  #fact({ what, rule }: SimEvent, events: readonly SimEvent[]): string {
    switch (what.kind) {
      case 'send':
      case 'client-request':
        return '';
      case 'deliver':
        return `gets from ${name(what.packet.message.from)} ${content(what.packet.message)}`;
      case 'lost': {
        const { message, send } = what.packet;
        if (events.some(({ seq }) => seq === send)) return '';
        return `loses from ${name(message.from)} ${content(message)}: ${what.reason}`;
      }
      case 'election-timeout':
      case 'heartbeat-timeout':
        return what.kind.replace('-', ' ');
      case 'write-failed':
        return 'a write fails: crashes';
      case 'become-candidate':
        return `becomes candidate of term ${what.term}`;
      case 'become-leader':
        return `becomes leader of term ${what.term}`;
      case 'new-term':
        return `takes over term ${what.term}`;
      case 'step-down':
        return `steps down (${rule})`;
      case 'grant-vote':
        return `votes for ${name(what.candidate)}${rule === 'vote:again' ? ' again' : ''}`;
      case 'deny-vote':
        return `denies ${name(what.candidate)} its vote: ${what.reason}`;
      case 'accept-entries':
        return `accepts up to ${what.matchIndex}`;
      case 'reject-entries':
        return `refuses at ${what.prevLogIndex}: ${what.reason}`;
      case 'truncate':
        return `removes from ${what.from}`;
      case 'commit':
        return `commits to ${what.commitIndex}`;
      case 'client-response': {
        if ('result' in what.answer) return `answers ${what.command}: ${what.answer.result}`;
        return `redirects ${what.command} to ${nameOrNull(what.answer.redirect) ?? 'nobody'}`;
      }
      case 'append':
      case 'apply':
        return '';
      default:
        return `** ${this.#words[what.action] ?? what.kind}${what.nothing ? ' (nothing to do)' : ''}`;
    }
  }

  /** The messages sent, one line for the same message to several receivers; replies only where asked for. */
  #sends(events: readonly SimEvent[], replies: boolean): string[] {
    const groups = new Map<string, number[]>();
    const lost = new Map<number, string>();
    for (const { what } of events)
      if (what.kind === 'lost') lost.set(what.packet.id, `, lost: ${what.reason}`);
    for (const { what } of events) {
      if (what.kind !== 'send') continue;
      const { message, copyOf, id } = what.packet;
      if (isReply(message) && !replies) continue;
      const text = `${copyOf === null ? '' : 'a copy of '}${content(message)}${lost.get(id) ?? ''}`;
      groups.set(text, [...(groups.get(text) ?? []), message.to]);
    }
    return [...groups].map(([text, to]) => {
      const all = to.length === this.#servers - 1 && to.length > 1;
      return `→ ${all ? 'all' : to.map(name).join(' ')}: ${text}`;
    });
  }
}

/** A message that is lost as it is sent belongs to the sender's step. */
const isLostAtOnce = ({ time, what }: SimEvent, step: Step): boolean =>
  what.kind === 'lost' &&
  what.reason !== 'crashed' &&
  step.time === time &&
  step.events.some(({ seq }) => seq === what.packet.send);

const HEADS = new Set([
  'write-failed',
  'election-timeout',
  'heartbeat-timeout',
  'deliver',
  'lost',
  'client-request',
]);
/**
 * Whether an event begins a new step. Events that an action causes at its server belong to the action's step.
 */
function isHead({ what }: SimEvent, { events }: Step): boolean {
  const [first] = events;
  const byAction = first !== undefined && 'action' in first.what && events.length === 1;
  return (HEADS.has(what.kind) && !byAction) || 'action' in what;
}

const HEADLINES = new Set(['become-leader', 'truncate']);
const BRIEF = new Set([...HEADLINES, 'become-candidate', 'step-down', 'client-response']);
const DULL = new Set(['send', 'deliver', 'lost', 'heartbeat-timeout', 'accept-entries']);

/**
 * Whether a step is listed. `full`: every step. `plain`: all but heartbeats and replies that change nothing.
 * `brief`: elections, commits by a leader, removed entries, answers to clients. `headlines`: new leaders and
 * removed entries. Actions are always listed.
 */
function matters({ events }: Step, detail: Block['detail']): boolean {
  const some = (test: (event: SimEvent) => boolean): boolean => events.some(test);
  const [first] = events;
  if (detail === 'full' || (first !== undefined && 'action' in first.what)) return true;
  if (detail === 'headlines') return some(({ what }) => HEADLINES.has(what.kind));
  if (detail === 'brief') return some(({ what, rule }) => BRIEF.has(what.kind) || rule === 'commit:majority');
  return some(({ what }) => !DULL.has(what.kind) || isNews(what, first?.what.kind === 'deliver'));
}

/** Whether a sent or lost message gets a line: a message sent on a delivery is no mere heartbeat. */
function isNews(what: SimEvent['what'], onDelivery: boolean): boolean {
  if (what.kind === 'lost')
    return !isHeartbeat(what.packet.message) && what.packet.message.type !== 'AppendEntriesReply';
  if (what.kind !== 'send' || isReply(what.packet.message)) return false;
  return onDelivery || !isHeartbeat(what.packet.message);
}

function appends(list: readonly { index: number; term: number; command: string }[]): string {
  const [first] = list;
  if (first === undefined) return '';
  if (list.length > 6) return `appends ${range(list.map(({ index }) => index))}`;
  const one = ({ index, term, command }: (typeof list)[number]): string =>
    `${at(index, term)}${command ? ` (${command})` : ''}`;
  return `appends ${list.map(one).join(', ')}`;
}

const range = (list: readonly number[]): string =>
  list.length === 1 ? `${list[0]}` : `${list[0]}..${list.at(-1)}`;

/** The servers as they are: role, term, vote, commitIndex, log; a leader's nextIndex and matchIndex. */
export function table(nodes: PerServer<Node>): string[] {
  const rows = nodes.map((node) => row(node));
  const head = ['', 'role', 'term', 'vote', 'commit', 'log', ''];
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((cells) => (cells[i] ?? '').length)));
  return all.map((cells) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function row({ id, power, server }: Node): string[] {
  const { persistent, role, commitIndex } = server;
  const state = power === 'up' ? role.name : power === 'paused' ? `paused ${role.name}` : power;
  const vote = nameOrNull(persistent.votedFor) ?? '-';
  const log = terms(entriesFrom(persistent.log)) || '-';
  return [name(id), state, `${persistent.currentTerm}`, vote, `${commitIndex}`, log, progress(id, role)];
}

function progress(id: number, role: Node['server']['role']): string {
  if (role.name !== 'leader') return '';
  const of = (list: PerServer<number>): string =>
    list.flatMap((index, i) => (i + 1 === id ? [] : [`${name(i + 1)}:${index}`])).join(' ');
  if (role.nextIndex.length < 2) return '';
  return `next ${of(role.nextIndex)}, match ${of(role.matchIndex)}`;
}
