/** Compares the claims of a page with its run, and finds sentences that need a claim. */

import { serverName } from '../../base/names.ts';
import { fromMs, type Micros, toMs } from '../../base/time.ts';
import { ofServer } from '../../raft/per-server.ts';
import { condition, fits } from '../../scenario/conditions.ts';
import { isMeant } from '../../scenario/filter.ts';
import { idOf, nameOrNull } from '../../scenario/names.ts';
import type { ClaimDocument, FilterDocument, NumberClaim, ServerName } from '../../scenario/types.ts';
import type { History } from '../../sim/history.ts';
import { nodeOf } from '../../sim/nodes.ts';
import type { Node, SimEvent, World } from '../../sim/types.ts';
import type { BeatWords, Claim } from '../types.ts';

/** A page's part of its run. */
export interface Stretch {
  readonly history: History;
  /** `from` and `to` in µs. */
  readonly from: Micros;
  readonly to: Micros;
}

/**
 * The parts of a claim that do not hold; '' if all hold. The stretch of a claim
 * with `if` is that of its own run, and it is evaluated at the end of that.
 */
export function contradiction(claim: Claim, stretch: Stretch): string {
  const time = timeOf(claim, stretch);
  const world = stretch.history.seek(time);
  const { holds, not, flying, timer, votes, known, progress, waiting, servers, happens, sends, told } = claim;
  const found = [
    holds && !condition(holds)(world) && `not so: ${JSON.stringify(holds)}`,
    not && condition(not)(world) && `so: ${JSON.stringify(not)}`,
    flying && !isFlying(world, flying) && `not in flight: ${JSON.stringify(flying)}`,
    timer && timerFault(world, time, timer),
    votes && votesFault(world, votes),
    known && knownFault(world, known),
    progress && progressFault(world, progress),
    waiting && waitingFault(world, waiting),
    servers !== undefined && serversFault(world, servers),
    happens && countFault(stretch, happens),
    sends && sendsFault(stretch, sends),
    told && toldFault(stretch.history, world, told),
    ...overMoments(claim, stretch),
  ];
  return found.filter((fault) => typeof fault === 'string' && fault !== '').join('; ');
}

const timeOf = ({ at, if: actions }: Claim, { from, to }: Stretch): Micros => {
  if (actions !== undefined || at === undefined) return to;
  return at === 'start' ? from : fromMs(at);
};

/** The parts that are about all moments of the page. */
function overMoments({ always, never, once }: Claim, { history, from, to }: Stretch): readonly string[] {
  if (always === undefined && never === undefined && once === undefined) return [];
  const worlds = [history.seek(from)];
  for (let world = history.next(); world !== null && world.time <= to; world = history.next())
    worlds.push(world);
  const count = (claim: ClaimDocument): number => worlds.filter((world) => condition(claim)(world)).length;
  return [
    always && count(always) < worlds.length ? `not always: ${JSON.stringify(always)}` : '',
    never && count(never) > 0 ? `at some moment: ${JSON.stringify(never)}` : '',
    once && count(once) === 0 ? `at no moment: ${JSON.stringify(once)}` : '',
  ];
}

export const isFlying = (world: World, filter: FilterDocument): boolean =>
  world.packets.some(({ message }) => isMeant(filter, message));

/** The events of the page that pass a test. */
function eventsOf({ history, from, to }: Stretch, is: (event: SimEvent) => boolean): readonly SimEvent[] {
  const before = history.seek(from).seq;
  const { seq } = history.seek(to);
  // Events at time 0 of a run belong to its first page.
  return history.events(from === 0 ? 1 : before + 1, seq).filter(is);
}

const isBy = (event: SimEvent, server: ServerName | undefined): boolean =>
  server === undefined || (event.server !== 0 && serverName(event.server) === server);

function countFault(stretch: Stretch, { kind, server, times }: NonNullable<Claim['happens']>): string {
  const happened = eventsOf(stretch, (event) => event.what.kind === kind && isBy(event, server));
  return timesFault(happened, times, `${kind} of ${server ?? 'anybody'} happens`);
}

function sendsFault(stretch: Stretch, sends: NonNullable<Claim['sends']>): string {
  const { times, ...looked } = sends;
  const { term, prev, entries, commit } = looked;
  const sent = eventsOf(stretch, ({ what }) => {
    if (what.kind !== 'send') return false;
    const { message } = what.packet;
    const append = message.type === 'AppendEntries' ? message : undefined;
    return [
      isMeant(looked, message),
      term === undefined || message.term === term,
      prev === undefined || (append?.prevLogIndex === prev[0] && append.prevLogTerm === prev[1]),
      entries === undefined || append?.entries.length === entries,
      commit === undefined || append?.leaderCommit === commit,
    ].every(Boolean);
  });
  return timesFault(sent, times, `${JSON.stringify(looked)} is sent`);
}

function toldFault(history: History, { seq }: World, told: NonNullable<Claim['told']>): string {
  const { times, ...looked } = told;
  const { server, command, result, redirect } = looked;
  const answers = history.events(1, seq).filter((event) => {
    const { what } = event;
    if (what.kind !== 'client-response') return false;
    const { answer } = what;
    return [
      isBy(event, server),
      command === undefined || what.command === command,
      result === undefined || ('result' in answer && answer.result === result),
      redirect === undefined || ('redirect' in answer && nameOrNull(answer.redirect) === redirect),
    ].every(Boolean);
  });
  return timesFault(answers, times, `${JSON.stringify(looked)} is told`);
}

const timesFault = (found: readonly SimEvent[], times: NumberClaim = { min: 1 }, what: string): string =>
  fits(times, found.length) ? '' : `${what} ${found.length} times`;

function timerFault(
  world: World,
  time: Micros,
  { server, drawn, left }: NonNullable<Claim['timer']>,
): string {
  const timer = nodeIn(world, server)?.timers.election;
  if (!timer) return `${server} has no election timer`;
  const whole = toMs(timer.dueAt - timer.startedAt);
  const rest = toMs(timer.dueAt - time);
  return [
    drawn !== undefined && !fits(drawn, whole) && `${server} has drawn ${whole} ms`,
    left !== undefined && !fits(left, rest) && `${server} has ${rest} ms left`,
  ]
    .filter(Boolean)
    .join('; ');
}

const nodeIn = (world: World, server: ServerName): Node | undefined => nodeOf(world, idOf(server));

function votesFault(world: World, { server, granted }: NonNullable<Claim['votes']>): string {
  const role = nodeIn(world, server)?.server.role;
  if (role?.name !== 'candidate') return `${server} is no candidate`;
  const votes = role.votes.filter((vote) => vote === true).length;
  return fits(granted, votes) ? '' : `${server} has ${votes} votes`;
}

function knownFault(world: World, { server, index, on }: NonNullable<Claim['known']>): string {
  const role = nodeIn(world, server)?.server.role;
  if (role?.name !== 'leader') return `${server} is no leader`;
  const count = role.matchIndex.filter((match) => match >= index).length;
  return fits(on, count) ? '' : `${server} knows it on ${count}`;
}

function progressFault(
  world: World,
  { leader, follower, next, match }: NonNullable<Claim['progress']>,
): string {
  const role = nodeIn(world, leader)?.server.role;
  if (role?.name !== 'leader') return `${leader} is no leader`;
  const of = idOf(follower);
  const seen = `nextIndex ${ofServer(role.nextIndex, of)}, matchIndex ${ofServer(role.matchIndex, of)}`;
  return seen === `nextIndex ${next}, matchIndex ${match}` ? '' : `${follower} has ${seen}`;
}

function waitingFault(world: World, { server, messages }: NonNullable<Claim['waiting']>): string {
  const count = nodeIn(world, server)?.inbox.length ?? 0;
  return fits(messages, count) ? '' : `${count} messages wait for ${server}`;
}

function serversFault(world: World, servers: number): string {
  const count = world.nodes.length;
  return count === servers ? '' : `there are ${count} servers`;
}

/** The texts of a page that state facts. Questions, labels and instructions do not. */
const statements = ({ text, note = '', question, task, captions = {} }: BeatWords): readonly string[] => [
  text,
  note,
  question?.after ?? '',
  ...Object.values(question?.options ?? {}).map(({ reply }) => reply),
  task?.done ?? '',
  ...Object.values(captions),
];

/** A server, a number of milliseconds or a value of x: a sentence with one of these can be tested. */
const CHECKABLE = /\bS\d\b|\b\d+ ms\b|\bx (?:is|=) \d/;

/** The sentences of a page that are about its run and have no claim. */
export function unclaimed(words: BeatWords, claims: readonly Claim[]): readonly string[] {
  return statements(words)
    .flatMap((text) => text.split(/(?<=[.!?:;])\s+/))
    .filter((sentence) => CHECKABLE.test(sentence) && !sentence.endsWith('?'))
    .filter((sentence) => !claims.some(({ says }) => says.includes(sentence) || sentence.includes(says)));
}
