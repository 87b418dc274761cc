/**
 * The plan of a curve: at which moments of a run futures are followed, and which. First some moments all over
 * the run. Then, where the share jumps from one to the next, moments between them, until the jump is that of
 * one moment. The futures of all moments use the same streams of draws, so two moments differ only by what
 * happens between them; and the plan depends on nothing but the verdicts, so the same question has the same
 * curve everywhere.
 */
import { countBefore } from '../../base/sorted.ts';
import type { Micros } from '../../base/time.ts';
import type { OddsVerdict } from '../../sim/odds/question.ts';

/** How many moments all over the run, and how many futures from each. */
const MOMENTS = 40;
const STREAMS = 50;
/** A jump is a change of the share by at least this much. */
const JUMP = 0.15;
const MOST_JUMPS = 6;
/** How often the curve is searched for jumps again, after those that were found. */
const ROUNDS = 3;
/** Of the moments, at most so many are those of highlights. */
const MOST_MARKS = 16;

/** Futures that are to be followed: after everything at this time is done, with these streams of draws. */
export interface Want {
  readonly time: Micros;
  readonly streams: readonly number[];
}

/** The futures from one moment. */
export interface CurvePoint {
  readonly time: Micros;
  /** Of the streams 1, 2, 3, … */
  readonly verdicts: readonly OddsVerdict[];
}

/** The share changes from one moment to the very next one. */
export interface CurveJump {
  readonly before: CurvePoint;
  readonly after: CurvePoint;
}

export const yesOf = ({ verdicts }: CurvePoint): number => verdicts.filter((one) => one === 'yes').length;
export const openOf = ({ verdicts }: CurvePoint): number => verdicts.filter((one) => one === 'open').length;
export const yesShare = (point: CurvePoint): number => yesOf(point) / point.verdicts.length;
/** Whether all futures come out alike; then which way. */
export function unanimous({ verdicts }: CurvePoint): boolean | null {
  const isYes = verdicts[0] === 'yes';
  return verdicts.every((one) => (one === 'yes') === isYes) ? isYes : null;
}

export interface CurveRun {
  /** The times of the run's moments, in order, from where the curve begins to where it ends. */
  readonly times: readonly Micros[];
  /** Times of highlights. */
  readonly marks: readonly Micros[];
  /** What the run did at its last time; null if it decided nothing. */
  readonly outcome: boolean | null;
  readonly moments?: number;
  readonly streams?: number;
}

/** A stretch with a jump in it, between the moments `low` and `high`. */
interface Gap {
  low: number;
  high: number;
  /** The streams that still change within it, each with what it comes to. */
  changes: ReadonlyMap<number, boolean>;
  /** Only where all of them have changed the jump is over: for the moment from which on nothing is open. */
  readonly isLast: boolean;
}

export class CurvePlan {
  readonly #times: readonly Micros[];
  readonly #streams: readonly number[];
  /** By the place of their moment among the times. */
  readonly #points = new Map<number, CurvePoint>();
  #gaps: Gap[] = [];
  #rounds = 0;
  #wanted: Want[];
  readonly #given = new Map<Micros, ReadonlyMap<number, OddsVerdict>>();
  #sorted: readonly CurvePoint[] | null = null;

  constructor({ times, marks, outcome, moments = MOMENTS, streams = STREAMS }: CurveRun) {
    this.#times = times;
    this.#streams = Array.from({ length: streams }, (_, i) => i + 1);
    const last = times.length - 1;
    const places = placesIn(times, marks, moments);
    if (outcome !== null) {
      this.#points.set(last, {
        time: times[last] ?? 0,
        verdicts: this.#streams.map(() => (outcome ? 'yes' : 'no')),
      });
    }
    this.#wanted = places
      .filter((place) => !this.#points.has(place))
      .map((place) => ({ time: times[place] ?? 0, streams: this.#streams }));
  }

  /** What is to be followed now; the next comes when all of it was given. Empty: the curve is done. */
  get wanted(): readonly Want[] {
    return this.#wanted;
  }

  /** All moments that were followed with every stream, in order of time. */
  get points(): readonly CurvePoint[] {
    return (this.#sorted ??= [...this.#points].sort(([a], [b]) => a - b).map(([, point]) => point));
  }

  /** The greatest changes of the share from a moment to the next. */
  get jumps(): readonly CurveJump[] {
    return this.#pairs()
      .filter(([low, high, before, after]) => high === low + 1 && isJump(before, after))
      .map(([, , before, after]) => ({ before, after }));
  }

  /** The first moment from which on all futures come out alike; null if not even those of the last one do. */
  get settled(): CurvePoint | null {
    const { points } = this;
    const last = points.at(-1);
    const end = last === undefined ? null : unanimous(last);
    if (end === null) return null;
    return points[points.findLastIndex((point) => unanimous(point) !== end) + 1] ?? null;
  }

  /** The verdicts of what was wanted, in the order of its streams. Returns whether the curve has grown. */
  give({ time, streams }: Want, verdicts: readonly OddsVerdict[]): boolean {
    this.#given.set(time, new Map(streams.map((stream, i) => [stream, verdicts[i] ?? 'open'])));
    const isWhole = streams.length === this.#streams.length;
    if (isWhole) this.#add({ time, verdicts });
    if (this.#wanted.every((want) => this.#given.has(want.time))) this.#goOn();
    return isWhole;
  }

  #add(point: CurvePoint): void {
    this.#points.set(this.#placeOf(point.time), point);
    this.#sorted = null;
  }

  #placeOf = (time: Micros): number => countBefore(this.#times, (one) => one < time);

  #goOn(): void {
    for (const gap of this.#gaps) this.#narrow(gap);
    this.#given.clear();
    this.#gaps = this.#gaps.filter(({ low, high }) => high > low + 1 || !this.#isKnown(low, high));
    if (this.#gaps.length === 0 && this.#rounds < ROUNDS) {
      this.#rounds += 1;
      this.#gaps = this.#findGaps();
    }
    this.#wanted = wantsOf(this.#gaps.flatMap((gap) => this.#wantsIn(gap)));
  }

  #isKnown = (...places: number[]): boolean => places.every((place) => this.#points.has(place));

  /** In the middle the streams that change; at the end both sides with all streams. */
  #wantsIn({ low, high, changes }: Gap): Want[] {
    const at = (place: number) => this.#times[place] ?? 0;
    if (high > low + 1) return [{ time: at(middleOf(low, high)), streams: [...changes.keys()] }];
    return [low, high]
      .filter((place) => !this.#isKnown(place))
      .map((place) => ({ time: at(place), streams: this.#streams }));
  }

  /** Goes to the half in which more streams change. */
  #narrow(gap: Gap): void {
    const { low, high, changes, isLast } = gap;
    if (high <= low + 1) return;
    const middle = middleOf(low, high);
    const given = this.#given.get(this.#times[middle] ?? 0);
    const isDone = (stream: number, yes: boolean) => (given?.get(stream) === 'yes') === yes;
    const done = new Map([...changes].filter(([stream, yes]) => isDone(stream, yes)));
    const isBefore = isLast ? done.size === changes.size : 2 * done.size >= changes.size;
    gap.changes = isBefore ? done : new Map([...changes].filter(([stream]) => !done.has(stream)));
    if (isBefore) gap.high = middle;
    else gap.low = middle;
  }

  #findGaps(): Gap[] {
    const pairs = this.#pairs();
    const wide = pairs.filter(([low, high]) => high > low + 1);
    const jumps = wide
      .filter(([, , before, after]) => isJump(before, after))
      .sort(
        ([, , a, b], [, , c, d]) => Math.abs(yesShare(d) - yesShare(c)) - Math.abs(yesShare(b) - yesShare(a)),
      )
      .slice(0, MOST_JUMPS);
    const { settled } = this;
    const last = wide.find(([, , , after]) => after === settled);
    return (last === undefined || jumps.includes(last) ? jumps : [...jumps, last]).map((pair) =>
      this.#gap(pair, pair === last),
    );
  }

  #gap([low, high, before, after]: Pair, isLast: boolean): Gap {
    const yes = ({ verdicts }: CurvePoint, stream: number) => verdicts[stream - 1] === 'yes';
    const changing = this.#streams.filter((stream) => yes(before, stream) !== yes(after, stream));
    return { low, high, changes: new Map(changing.map((stream) => [stream, yes(after, stream)])), isLast };
  }

  /** Each point and the next one, with their places among the times. */
  #pairs(): readonly Pair[] {
    const { points } = this;
    return points.slice(1).map((after, i): Pair => {
      const before = points[i] as CurvePoint;
      return [this.#placeOf(before.time), this.#placeOf(after.time), before, after];
    });
  }
}

type Pair = readonly [low: number, high: number, before: CurvePoint, after: CurvePoint];

const middleOf = (low: number, high: number): number => (low + high) >> 1;

/** By at least `JUMP`, and by more streams than chance lets change one way. */
function isJump(before: CurvePoint, after: CurvePoint): boolean {
  const up = after.verdicts.filter((one, i) => one === 'yes' && before.verdicts[i] !== 'yes').length;
  const down = before.verdicts.filter((one, i) => one === 'yes' && after.verdicts[i] !== 'yes').length;
  const change = Math.abs(up - down);
  return change >= JUMP * before.verdicts.length && change ** 2 >= 4 * (up + down);
}

/** Each time once, with all streams that somebody wants. */
function wantsOf(wants: readonly Want[]): Want[] {
  const byTime = new Map<Micros, Set<number>>();
  for (const { time, streams } of wants) byTime.set(time, new Set([...(byTime.get(time) ?? []), ...streams]));
  return Array.from(byTime, ([time, streams]) => ({ time, streams: [...streams].sort((a, b) => a - b) }));
}

/**
 * The places of so many moments: both ends, some highlights, and then always the middle of the longest
 * stretch of time, so that an unfinished curve covers the whole run.
 */
function placesIn(times: readonly Micros[], marks: readonly Micros[], most: number): readonly number[] {
  const last = times.length - 1;
  const before = (time: Micros): number => countBefore(times, (one) => one <= time) - 1;
  const placed = marks.map(before).filter((place) => place > 0 && place < last);
  const step = Math.max(1, placed.length / Math.min(MOST_MARKS, most / 2));
  const chosen = placed.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  const places = [...new Set([0, last, ...chosen])].sort((a, b) => a - b);
  const order = [...places];
  while (order.length < Math.min(most, times.length)) {
    const [place, at] = middleOfLongest(times, places);
    if (place === null) break;
    places.splice(at, 0, place);
    order.push(place);
  }
  return order;
}

/** The moment nearest to the middle of the longest stretch that has one, and its place in the list. */
function middleOfLongest(times: readonly Micros[], places: readonly number[]): [number | null, number] {
  let [longest, at]: [number, number] = [-1, 0];
  for (let i = 1; i < places.length; i += 1) {
    const [low = 0, high = 0] = [places[i - 1], places[i]];
    const span = (times[high] ?? 0) - (times[low] ?? 0);
    if (high > low + 1 && span > longest) [longest, at] = [span, i];
  }
  if (at === 0) return [null, 0];
  const [low = 0, high = 0] = [places[at - 1], places[at]];
  const middle = ((times[low] ?? 0) + (times[high] ?? 0)) / 2;
  const place = countBefore(times, (time) => time < middle);
  return [Math.min(Math.max(place, low + 1), high - 1), at];
}
