/** How far a share that some tries gave may be from the true one: the Wilson interval of 95 %. */

const Z = 1.96;

/** From 0 to 1; of no tries, everything is possible. */
export function wilson(hits: number, tries: number): readonly [low: number, high: number] {
  if (tries === 0) return [0, 1];
  const share = hits / tries;
  const spread = Z ** 2 / tries;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / tries + spread / (4 * tries));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
