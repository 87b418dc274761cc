/** Whether what a page says of its run is so, and which of its sentences must say it as data. */
import { fromMs, type Micros, toMs } from '../../base/time.ts';
import { condition } from '../../scenario/conditions.ts';
import type { ClaimDocument, FilterDocument, NumberClaim } from '../../scenario/types.ts';
import type { History } from '../../sim/history.ts';
import type { World } from '../../sim/types.ts';
import type { BeatWords, Claim } from '../types.ts';

/** A page's part of its run. */
export interface Stretch {
  readonly history: History;
  /** In µs, both. */
  readonly from: Micros;
  readonly to: Micros;
}

/** What of a claim does not hold; '' if all does. `elsewhere`: the world of another run that it is about. */
export function contradiction(claim: Claim, stretch: Stretch, elsewhere?: World): string {
  const world = elsewhere ?? stretch.history.seek(timeOf(claim, stretch));
  const { holds, not, flying, timer, happens } = claim;
  const found = [
    holds && !condition(holds)(world) && `not so: ${JSON.stringify(holds)}`,
    not && condition(not)(world) && `so: ${JSON.stringify(not)}`,
    flying && !isFlying(world, flying) && `not in flight: ${JSON.stringify(flying)}`,
    timer && timerFault(world, timer),
    happens && countFault(stretch, happens),
    ...overMoments(claim, stretch),
  ];
  return found.filter((fault) => typeof fault === 'string' && fault !== '').join('; ');
}

const timeOf = ({ at }: Claim, { from, to }: Stretch): Micros =>
  at === undefined ? to : at === 'start' ? from : fromMs(at);

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
  const timer = world.nodes[Number(server.slice(1))]?.timers.election;
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
