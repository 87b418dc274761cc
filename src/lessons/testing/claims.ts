/** Whether what a page says of its run is so, and which of its sentences must say it as data. */
import { fromMs, type Micros, toMs } from '../../base/time.ts';
import { condition } from '../../scenario/conditions.ts';
import type { ClaimDocument, FilterDocument, NumberClaim, ServerName } from '../../scenario/types.ts';
import type { History } from '../../sim/history.ts';
import type { Node, World } from '../../sim/types.ts';
import type { BeatWords, Claim } from '../types.ts';

/** A page's part of its run. */
export interface Stretch {
  readonly history: History;
  /** In µs, both. */
  readonly from: Micros;
  readonly to: Micros;
}

/** What of a claim does not hold; '' if all does. A claim with `if` is given the stretch of its own run, and judged at its end. */
export function contradiction(claim: Claim, stretch: Stretch): string {
  const world = stretch.history.seek(timeOf(claim, stretch));
  const { holds, not, flying, timer, votes, known, told, servers, happens } = claim;
  const found = [
    holds && !condition(holds)(world) && `not so: ${JSON.stringify(holds)}`,
    not && condition(not)(world) && `so: ${JSON.stringify(not)}`,
    flying && !isFlying(world, flying) && `not in flight: ${JSON.stringify(flying)}`,
    timer && timerFault(world, timer),
    votes && votesFault(world, votes),
    known && knownFault(world, known),
    servers !== undefined && serversFault(world, servers),
    told && toldFault(stretch.history, world, told),
    happens && countFault(stretch, happens),
    ...overMoments(claim, stretch),
  ];
  return found.filter((fault) => typeof fault === 'string' && fault !== '').join('; ');
}

const timeOf = ({ at, if: deeds }: Claim, { from, to }: Stretch): Micros => {
  if (deeds !== undefined || at === undefined) return to;
  return at === 'start' ? from : fromMs(at);
};

/** Claims about all moments of the page. */
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

const fits = (claim: NumberClaim, value: number): boolean =>
  typeof claim === 'number'
    ? value === claim
    : value >= (claim.min ?? value) && value <= (claim.max ?? value);

export const isFlying = (world: World, { from, to, type }: FilterDocument): boolean =>
  world.packets.some(
    ({ message }) =>
      (from === undefined || `S${message.from}` === from) &&
      (to === undefined || `S${message.to}` === to) &&
      (type === undefined || message.type === type),
  );

function countFault({ history, from, to }: Stretch, happens: NonNullable<Claim['happens']>): string {
  const { kind, server, times = { min: 1 } } = happens;
  const before = history.seek(from).seq;
  const { seq } = history.seek(to);
  const { length } = history
    .events(before + 1, seq)
    .filter((event) => event.what.kind === kind && (server === undefined || `S${event.server}` === server));
  return fits(times, length) ? '' : `${kind} of ${server ?? 'anybody'} happens ${length} times`;
}

function timerFault(world: World, { server, drawn, left }: NonNullable<Claim['timer']>): string {
  const timer = nodeOf(world, server)?.timers.election;
  if (!timer) return `${server} has no election timer`;
  const whole = toMs(timer.dueAt - timer.startedAt);
  const rest = toMs(timer.dueAt - world.time);
  return [
    drawn !== undefined && !fits(drawn, whole) && `${server} has drawn ${whole} ms`,
    left !== undefined && !fits(left, rest) && `${server} has ${rest} ms left`,
  ]
    .filter(Boolean)
    .join('; ');
}

const nodeOf = (world: World, server: ServerName): Node | undefined => world.nodes[Number(server.slice(1))];

function votesFault(world: World, { server, granted }: NonNullable<Claim['votes']>): string {
  const role = nodeOf(world, server)?.server.role;
  if (role?.name !== 'candidate') return `${server} is no candidate`;
  const votes = role.votes.filter((vote) => vote === true).length;
  return fits(granted, votes) ? '' : `${server} has ${votes} votes`;
}

function knownFault(world: World, { server, index, on }: NonNullable<Claim['known']>): string {
  const role = nodeOf(world, server)?.server.role;
  if (role?.name !== 'leader') return `${server} is no leader`;
  const count = role.matchIndex.filter((match) => match >= index).length;
  return fits(on, count) ? '' : `${server} knows it on ${count}`;
}

function serversFault(world: World, servers: number): string {
  const count = world.nodes.filter((node) => node !== undefined).length;
  return count === servers ? '' : `there are ${count} servers`;
}

function toldFault(
  history: History,
  { seq }: World,
  { command, result, redirect }: NonNullable<Claim['told']>,
): string {
  const answers = history
    .events(1, seq)
    .flatMap(({ what }) => (what.kind === 'client-response' && what.command === command ? what.answer : []));
  const isSo = answers.some((answer) =>
    'redirect' in answer ? `S${answer.redirect}` === redirect : answer.result === result,
  );
  return isSo ? '' : `told of ${command}: ${JSON.stringify(answers)}`;
}

/** The words of a page that state something: questions, labels and what is asked for do not. */
const statements = ({ text, note = '', question, task, captions = {} }: BeatWords): readonly string[] => [
  text,
  note,
  question?.after ?? '',
  ...Object.values(question?.options ?? {}).map(({ reply }) => reply),
  task?.done ?? '',
  ...Object.values(captions),
];

/** A server or a number of milliseconds, coins, votes: what a run can be asked about. */
const CHECKABLE = /\bS\d\b|\b\d+ ms\b|\bx (?:is|=) \d/;

/** The sentences of a page that say something about its run and are covered by no claim. */
export function unclaimed(words: BeatWords, claims: readonly Claim[]): readonly string[] {
  return statements(words)
    .flatMap((text) => text.split(/(?<=[.!?:;])\s+/))
    .filter((sentence) => CHECKABLE.test(sentence) && !sentence.endsWith('?'))
    .filter((sentence) => !claims.some(({ says }) => says.includes(sentence) || sentence.includes(says)));
}
