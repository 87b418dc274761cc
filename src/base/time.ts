/** Virtual time, or a span of it, in whole microseconds since the start of a run. */
export type Micros = number;

/** Milliseconds, fractions allowed, to whole microseconds. */
export const fromMs = (ms: number): Micros => Math.round(ms * 1000);

/** Whole microseconds to milliseconds: exact to the microsecond when printed. */
export const toMs = (time: Micros): number => time / 1000;
