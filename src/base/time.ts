/** Virtual time, or a duration, in whole microseconds since the start of a run. */
export type Micros = number;

/** Milliseconds, fractions allowed, to whole microseconds. */
export const fromMs = (ms: number): Micros => Math.round(ms * 1000);

/** Whole microseconds to milliseconds: exact to the microsecond when printed. */
export const toMs = (time: Micros): number => time / 1000;

const MINUTE_MS = 60_000;

/** `812.4 ms`; from a minute on `12 min 3.456 s`, or `12 min` for a whole minute. */
export function timeWords(time: Micros): string {
  if (time < fromMs(MINUTE_MS)) return `${toMs(time).toFixed(1)} ms`;
  const ms = Math.round(toMs(time));
  const rest = ms % MINUTE_MS;
  return `${Math.floor(ms / MINUTE_MS)} min${rest > 0 ? ` ${(rest / 1000).toFixed(3)} s` : ''}`;
}
