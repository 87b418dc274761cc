/** Clients: which are visible, and for how long. */
import { fromMs, type Micros } from '../base/time.ts';
import type { Request, Violation } from '../sim/types.ts';
import * as words from '../words/stage.ts';
import type { Pace } from './gestures.ts';
import type { Layout } from './layout.ts';
import { letterSize } from './stand.ts';

/** How long an answer can be read, and how long it then takes to fade, in seconds of wall time. */
const READABLE_S = 4;
const FADING_S = 1.5;
/** While paused, an answer is shown for this virtual time. */
const KEPT: Micros = fromMs(100);

/** The latest request to each server, in order of the servers' numbers. */
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

/** The outcome of a request. `misled`: the answer to its read broke a safety property. */
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

/**
 * The opacity of a client: 1 while it waits and while its answer can be read, 0 once that is old. Answers
 * from before the play began are shown as long as while paused.
 */
export function presenceOf({ answeredAt }: Request, time: Micros, { from, speed }: Pace): number {
  if (answeredAt === null) return 1;
  if (answeredAt <= from) return time < answeredAt + KEPT ? 1 : 0;
  const age = (time - answeredAt) / (1e6 * speed);
  return Math.min(1, Math.max(0, 1 - (age - READABLE_S) / FADING_S));
}

const LONGEST = 20;

/** Shortens a text that has little room beside the picture. */
export const shortened = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;

/**
 * The words of a client and of its answer, the outcome, and their size. `violations` do not change the size.
 */
export function clientTexts(layout: Layout, request: Request, violations: readonly Violation[] = []) {
  const { command, answer } = request;
  const outcome = outcomeOf(request, violations);
  const size = letterSize(layout);
  const commandText = shortened(command);
  const answered = shortened(words.answer(command, answer));
  // At least as wide as “… waiting”, so that the client does not move when it is answered.
  const width = Math.max(commandText.length, answered.length + 2, 9) * size * 0.58;
  return { commandText, answerText: SIGNS[outcome] + answered, outcome, size, width };
}
