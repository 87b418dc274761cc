/** The speeds to choose from, slowest first: how many times slower than real, in steps that look even on a scale of powers. */
export const SLOWER = [
  1000, 700, 500, 300, 200, 150, 100, 70, 50, 30, 20, 15, 10, 7, 5, 3, 2, 1.5, 1,
] as const;

/** The place in `SLOWER` nearest to a speed, on a scale of powers. */
export function speedStep(speed: number): number {
  const distance = (slower: number) => Math.abs(Math.log(slower * speed));
  return SLOWER.reduce((best, slower, i) => (distance(slower) < distance(SLOWER[best] ?? 1) ? i : best), 0);
}

/** The speed at a place in `SLOWER`; places outside are the ends. */
export function speedAt(step: number): number {
  return 1 / (SLOWER[Math.min(Math.max(Math.round(step), 0), SLOWER.length - 1)] ?? 1);
}

/** A speed in plain words. */
export function speedWords(speed: number): string {
  const slower = SLOWER[speedStep(speed)] ?? 1;
  return slower === 1 ? 'as fast as real' : `${slower} times slower than real`;
}
