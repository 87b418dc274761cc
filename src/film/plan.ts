/** The plan of a film: which virtual times are its frames, and whether that is not too much. */
import type { Micros } from '../base/time.ts';

/** A GIF counts in hundredths of a second, so its frames are this long exactly. */
export const RATES = [10, 20, 25, 50] as const;
export type Rate = (typeof RATES)[number];

export interface FilmStretch {
  readonly from: Micros;
  readonly to: Micros;
  /** Virtual time per time of the film. */
  readonly speed: number;
  /** Frames in a second of the film. */
  readonly rate: Rate;
}

export interface FilmPlan extends FilmStretch {
  readonly frames: number;
  /** The virtual time of a frame: the first is at `from`, the last at `to`. */
  readonly at: (frame: number) => Micros;
}

/** Limits of a film, all told: its frames, its size, and what the page has to hold meanwhile. */
export const FILM_LIMITS = {
  frames: 1500,
  /** The width or height of a picture. */
  side: 1920,
  /** Pixels of a frame. */
  pixels: 2_100_000,
  /** Pixels of all frames together. */
  work: 700_000_000,
  bytes: 100_000_000,
} as const;

export function filmPlan(stretch: FilmStretch): FilmPlan {
  const { from, to, speed, rate } = stretch;
  const step = (speed * 1_000_000) / rate;
  const steps = step > 0 && to > from ? Math.ceil((to - from) / step - 1e-9) : 0;
  return { ...stretch, frames: steps + 1, at: (frame) => Math.min(to, from + Math.round(frame * step)) };
}

/** The length of the film in seconds. */
export const lengthOf = ({ frames, rate }: FilmPlan): number => frames / rate;

/** Why a film cannot be made; null if it can. */
export type TooMuch =
  | { readonly what: 'frames'; readonly is: number; readonly most: number }
  | { readonly what: 'side' | 'pixels' | 'work'; readonly is: number; readonly most: number };

export function tooMuch({ frames }: FilmPlan, width: number, height: number): TooMuch | null {
  const pixels = width * height;
  const found = { frames, side: Math.max(width, height), pixels, work: pixels * frames };
  for (const what of ['frames', 'side', 'pixels', 'work'] as const)
    if (!(found[what] <= FILM_LIMITS[what])) return { what, is: found[what], most: FILM_LIMITS[what] };
  return null;
}

/** Frames whose colours stand for all. */
const SAMPLES = 12;

/**
 * The frames that a palette is made of: evenly spread, and those right after the times at which something
 * happens, for that may have colours of its own.
 */
export function samplesOf(
  { from, to, frames, at }: FilmPlan,
  happenings: readonly Micros[],
): readonly number[] {
  const spread = Array.from({ length: SAMPLES }, (_, i) => Math.round((i * (frames - 1)) / (SAMPLES - 1)));
  const share = (time: Micros) => (to > from ? (time - from) / (to - from) : 0);
  const after = (time: Micros) => {
    let frame = Math.max(0, Math.floor(share(time) * (frames - 1)));
    while (frame < frames - 1 && at(frame) < time) frame += 1;
    return frame;
  };
  const inside = happenings.filter((time) => time >= from && time <= to);
  const every = Math.max(1, Math.ceil(inside.length / SAMPLES));
  const marked = inside.filter((_, i) => i % every === 0).map(after);
  return [...new Set([...spread, ...marked])].sort((a, b) => a - b);
}
