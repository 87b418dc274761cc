/** Virtual time, or a span of it, in whole microseconds since the start of a run. */
export type Micros = number;

/** Milliseconds, fractions allowed, to whole microseconds. */
export const fromMs = (ms: number): Micros => Math.round(ms * 1000);

/** Whole microseconds to milliseconds: exact to the microsecond when printed. */
export const toMs = (time: Micros): number => time / 1000;

const MINUTE_MS = 60_000;

/** `812.4 ms`, and after a minute `12 min 3.456 s`. */
export function timeWords(time: Micros): string {
  const ms = toMs(time);
  if (ms < MINUTE_MS) return `${ms.toFixed(1)} ms`;
  return `${Math.floor(ms / MINUTE_MS)} min ${((ms % MINUTE_MS) / 1000).toFixed(3)} s`;
}
