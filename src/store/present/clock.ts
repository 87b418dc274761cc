/** The clock of a talk: how long it has been going on, and what of the planned time a page has. */
import * as v from 'valibot';
import { secondsOf } from '../../lessons/length.ts';
import type { Beat, BeatWords, ContentsLine } from '../../lessons/types.ts';
import { keep, kept } from '../kept.ts';

/** In ms. `since`: when it was started last, as the browser's clock says; null while it is paused. */
export interface TalkClock {
  readonly before: number;
  readonly since: number | null;
  /** In minutes; null: no time is planned. */
  readonly planned: number | null;
  /** What it is planned for: the open chapter, the chapters of a first sitting, or all. */
  readonly scope: Scope;
}
export const SCOPES = ['chapter', 'sitting', 'story'] as const;
export type Scope = (typeof SCOPES)[number];

const LONGEST_MS = 100 * 3_600_000;
export const MOST_PLANNED = 600;
const FRESH: TalkClock = { before: 0, since: null, planned: null, scope: 'chapter' };

const ms = (most: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(most));
const clockSchema = v.object({
  before: ms(LONGEST_MS),
  since: v.nullable(ms(8.64e15)),
  planned: v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(MOST_PLANNED))),
  scope: v.picklist(SCOPES),
});

const KEPT_AS = 'talk';
/** A talk that began so long ago is over: another one begins. */
const IS_OVER_MS = 12 * 3_600_000;

/** The clock that this browser has kept: a reload does not lose it. A new one goes at once. */
export function keptClock(now: number): TalkClock {
  const clock = kept<TalkClock>(KEPT_AS, () => clockSchema);
  if (clock !== null && elapsed(clock, now) < IS_OVER_MS) return clock;
  return started({ ...FRESH, planned: clock?.planned ?? null, scope: clock?.scope ?? FRESH.scope }, now);
}
export const keepClock = (clock: TalkClock): boolean => keep(KEPT_AS, clock);

/** How long the talk goes on. A clock of the browser that was put back does not make it negative. */
export const elapsed = ({ before, since }: TalkClock, now: number): number =>
  Math.min(before + (since === null ? 0 : Math.max(0, now - since)), LONGEST_MS);

export const started = (clock: TalkClock, now: number): TalkClock =>
  clock.since === null ? { ...clock, since: now } : clock;
export const paused = (clock: TalkClock, now: number): TalkClock => ({
  ...clock,
  before: elapsed(clock, now),
  since: null,
});
/** To zero; it goes on if it was going. */
export const reset = (clock: TalkClock, now: number): TalkClock => ({
  ...clock,
  before: 0,
  since: clock.since === null ? null : now,
});

/** `7:05`, or `1:07:05`. */
export function hoursText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

// --------------------------------------------------------------------------------------- the planned time

/** The part of the planned time that a page has, and all pages before it: both from 0 to 1. */
export interface PageShare {
  readonly own: number;
  readonly before: number;
}

interface Plan {
  /** The chapters that the time is planned for. */
  readonly chapters: readonly Pick<ContentsLine, 'id' | 'minutes'>[];
  readonly chapter: string;
  /** The pages of the open chapter, with their words. */
  readonly pages: readonly { readonly beat: Beat; readonly words: BeatWords }[];
  readonly index: number;
}

/**
 * A chapter has as much of it as it takes to read, compared with the others; so has a page of its chapter.
 * Null for a page of none of the chapters.
 */
export function shareOf({ chapters, chapter, pages, index }: Plan): PageShare | null {
  const at = chapters.findIndex(({ id }) => id === chapter);
  const page = pages[index];
  if (at < 0 || page === undefined) return null;
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
  const whole = sum(chapters.map(({ minutes }) => minutes));
  const minutes = chapters[at]?.minutes ?? 0;
  const lengths = pages.map(({ beat, words }) => secondsOf(beat, words, RUN_SECONDS));
  const inChapter = sum(lengths);
  const ofWhole = (seconds: number) => (minutes / whole) * (seconds / inChapter);
  return {
    own: ofWhole(lengths[index] ?? 0),
    before:
      sum(chapters.slice(0, at).map((one) => one.minutes)) / whole + ofWhole(sum(lengths.slice(0, index))),
  };
}

/** How long a page's run plays, approximately: its run is not known here. */
const RUN_SECONDS = 5;
