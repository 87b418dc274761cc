/** Clients: who is to be seen, and for how long. */
import { fromMs, type Micros } from '../base/time.ts';
import type { Request, Violation } from '../sim/types.ts';
import * as words from '../words/stage.ts';
import type { Pace } from './gestures.ts';
import type { Layout } from './layout.ts';
import { letterSize } from './stand.ts';

/** How long an answer is there to be read, and how long it then takes to fade, in seconds of the reader. */
const READABLE_S = 4;
const FADING_S = 1.5;
/** At rest an answer is there for so long, in the cluster's time. */
const KEPT: Micros = fromMs(100);

/** The latest request to each server, in order of their numbers. */
export function clientsOf(requests: readonly Request[]): Request[] {
  return requests.filter(
    (request) => !requests.some((other) => other.server === request.server && other.id > request.id),
  );
}

type Outcome = 'waiting' | 'redirected' | 'answered' | 'misled';
const SIGNS: Readonly<Record<Outcome, string>> = {
  waiting: '… ',
  redirected: '→ ',
  answered: '',
  misled: '✗ ',
};

/** What came of a request. `misled`: the answer to its read broke a promise. */
function outcomeOf(
  { server, command, answer, answeredAt }: Request,
  violations: readonly Violation[],
): Outcome {
  if (answer === null) return 'waiting';
  if ('redirect' in answer) return 'redirected';
  const isAccused = ({ property, time, servers }: Violation): boolean =>
    property === 'linearizable-reads' && time === answeredAt && servers.includes(server);
  return command.startsWith('GET ') && violations.some(isAccused) ? 'misled' : 'answered';
}

/** How clearly a client is seen: 1 while it waits and while one reads its answer, 0 once that is old. What was answered before a play began stays for as long as it does at rest. */
export function presenceOf({ answeredAt }: Request, time: Micros, { from, speed }: Pace): number {
  if (answeredAt === null) return 1;
  if (answeredAt <= from) return time < answeredAt + KEPT ? 1 : 0;
  const age = (time - answeredAt) / (1e6 * speed);
  return Math.min(1, Math.max(0, 1 - (age - READABLE_S) / FADING_S));
}

const LONGEST = 20;

/** A text that has room beside the picture: cut where it is longer. */
export const shortened = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;

/** What a client says and was told, what came of it, and how large that is written. `violations`: they change none of its size. */
export function toldOf(layout: Layout, request: Request, violations: readonly Violation[] = []) {
  const { command, answer } = request;
  const outcome = outcomeOf(request, violations);
  const size = letterSize(layout);
  const said = shortened(command);
  const answered = shortened(words.answer(command, answer));
  // As wide as "… waiting" at least: so it stays where it is when it is answered.
  const width = Math.max(said.length, answered.length + 2, 9) * size * 0.58;
  return { said, told: SIGNS[outcome] + answered, outcome, size, width };
}
