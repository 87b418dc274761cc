/** Clients: who is to be seen, for how long, and where. */
import { fromMs, type Micros } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';
import type { Request, Violation } from '../sim/types.ts';
import type { Pace } from './gestures.ts';
import { type Layout, outward, placeOf } from './layout.ts';
import { answerLabel, shortened } from './names.ts';
import { angleOf, atAngle, type Point, plus, times } from './plane.ts';

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

/** What a client says and was told, what came of it, and how large that is written. `violations`: they change none of its size. */
export function toldOf({ scale }: Layout, request: Request, violations: readonly Violation[] = []) {
  const { command, answer } = request;
  const outcome = outcomeOf(request, violations);
  const size = Math.max(11, 13 * scale);
  const said = shortened(command);
  const answered = shortened(answerLabel(command, answer));
  const width = Math.max(said.length, answered.length + 2) * size * 0.58;
  return { said, told: SIGNS[outcome] + answered, outcome, size, width };
}

export interface Stand {
  readonly at: Point;
  /** Where its words go: beside it, or under it. */
  readonly words: Point;
  readonly anchor: 'start' | 'middle';
}

const UP = -Math.PI / 2;
/** A client keeps out of the way of a crown, and at the sides of the ring stands low, so that there is room for its words. */
const BESIDE_CROWN = UP + 0.95;
const LOW = 0.62;

function clientAngle(away: Point): number {
  if (Math.abs(away.x) > 0.5) return away.x > 0 ? LOW : Math.PI - LOW;
  return away.y < 0 ? BESIDE_CROWN : angleOf(away);
}

/** Where the client of a server stands: outside the ring, its words inside the stage. `width`: of its words, in pixels. */
export function standOf(layout: Layout, server: ServerId, width: number): Stand {
  const { disc, scale, size, words } = layout;
  const line = Math.max(11, 13 * scale);
  if (words !== 'all') return standWithin(layout, server, line);
  const place = placeOf(layout, server);
  const angle = clientAngle(outward(layout, place));
  const at = plus(place, atAngle(angle, disc + 40 * scale));
  const isLow = Math.abs(Math.sin(angle)) < 0.7 && angle > 0;
  if (!isLow && at.x + 16 * scale + width < size.width) {
    return { at, words: { x: at.x + 16 * scale, y: at.y - line * 0.1 }, anchor: 'start' };
  }
  const x = Math.min(size.width - width / 2 - 6, Math.max(width / 2 + 6, at.x));
  const under = 14 * scale + line;
  // Both of its lines above the stage's lower edge.
  const y = Math.min(at.y, size.height - under - line * 1.7);
  return { at: { x: at.x, y }, words: { x, y: y + under }, anchor: 'middle' };
}

/** A ring of many has names and crowns around it and room in its middle: there the client stands, its words under it. */
function standWithin(layout: Layout, server: ServerId, line: number): Stand {
  const place = placeOf(layout, server);
  const way = outward(layout, place);
  const at = plus(place, times(way, -layout.disc - (way.y > 0.3 ? 22 + line * 2.6 : 22)));
  return { at, words: { x: at.x, y: at.y + 9 + line }, anchor: 'middle' };
}
