/** The speeds to choose from: virtual time per wall time, in even steps on a logarithmic scale. */
import * as words from '../words/speed.ts';

const SLOWER = [1000, 700, 500, 300, 200, 150, 100, 70, 50, 30, 20, 15, 10, 7, 5, 3, 2, 1.5];
const FASTER = [1, 2, 3, 5, 7, 10, 20, 30, 50, 70, 100];
export const SPEEDS: readonly number[] = [...SLOWER.map((slower) => 1 / slower), ...FASTER];

/** The index in `SPEEDS` nearest to a speed, on a logarithmic scale. */
export function speedStep(speed: number): number {
  const distance = (other: number) => Math.abs(Math.log(other / speed));
  return SPEEDS.reduce((best, other, i) => (distance(other) < distance(SPEEDS[best] ?? 1) ? i : best), 0);
}

/** The speed at an index of `SPEEDS`, which is clamped. */
export const speedAt = (step: number): number =>
  SPEEDS[Math.min(Math.max(Math.round(step), 0), SPEEDS.length - 1)] ?? 1;

/** A measured speed with two digits: 3.4, 34, 340. */
const rough = (number: number): string => String(Number(number.toPrecision(2)));

/** A speed in words. */
export function speedWords(speed: number): string {
  if (speed === 1) return words.realTime;
  return speed > 1 ? words.faster(rough(speed)) : words.slower(rough(1 / speed));
}

/** The real speed if the machine cannot keep up; null: not measured yet. */
export function paceWords(pace: number | null): string {
  if (pace === null) return words.asFastAsCan;
  return words.asFastAsCanAbout(pace >= 1 ? `×${rough(pace)}` : speedWords(pace));
}
