/** The animation of messages. */

/** How much of the motion is ease in and out; the rest is linear. */
const EASE = 0.55;
/** Positions on the way for readers who asked for less motion. */
const STEPS = 4;

/** The share of the way for a share of the time: a little slower at both ends. */
export function eased(progress: number): number {
  const p = Math.min(1, Math.max(0, progress));
  return p * (1 - EASE) + p * p * (3 - 2 * p) * EASE;
}

/** The inverse of `eased`. */
export function uneased(share: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 20; i += 1) {
    const middle = (low + high) / 2;
    if (eased(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Fast at first, then slower: for things that arrive. */
export const easeOutCubic = (share: number): number => 1 - (1 - share) ** 3;

/** `eased`, in a few positions only, for readers who asked for less motion. */
export const stepped = (progress: number): number =>
  progress >= 1 ? 1 : (Math.floor(Math.max(0, progress) * STEPS) + 0.5) / STEPS;
