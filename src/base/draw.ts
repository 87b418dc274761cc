/**
 * Keyed random draws: a number is a pure function of (seed, purpose, subject, count) and of nothing else. So
 * a link that is cut, or a message more, never changes the timeouts of another server, and two branches of a
 * run are equal wherever their difference has not reached. Frozen: `draw.test.ts` holds the first draws of
 * each purpose. A change breaks every link that was ever shared.
 */

/** What a number is drawn for. The values are part of the key: never renumber them. */
export const Purpose = {
  electionTimeout: 1,
  latency: 2,
  loss: 3,
  duplication: 4,
  copyLatency: 5,
  manualCopyLatency: 6,
  diskWrite: 7,
  diskFailure: 8,
  stream: 9,
  search: 100,
} as const;
export type Purpose = (typeof Purpose)[keyof typeof Purpose];

const TWO_32 = 0x1_0000_0000;

/** One round of mixing of a 32-bit word into a 32-bit state (murmur3's body). */
function mix(state: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  const h = state ^ Math.imul(k, 0x1b873593);
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** Spreads every bit over the whole word (murmur3's finaliser). */
function finish(state: number): number {
  let h = state ^ (state >>> 16);
  h = Math.imul(h ^ (h >>> 13), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * A uniform whole number from 0 to 2^32 - 1. `seed` is an integer from 0 to 2^53. `a` and `b` name the
 * subject: one server twice, or the two ends of a link. `count` is the number of earlier draws for this
 * purpose and subject.
 */
export function draw(seed: number, purpose: Purpose, a: number, b: number, count: number): number {
  let h = mix(0x9747b28c, seed | 0);
  h = mix(h, Math.floor(seed / TWO_32) | 0);
  h = mix(h, purpose);
  h = mix(h, a);
  h = mix(h, b);
  h = mix(h, count);
  return finish(h);
}

/**
 * The seed of another stream of draws: what `redraw` goes on with. It depends on the seed before, so a second
 * `redraw` with the same stream gives other draws.
 */
export const seedOfStream = (seed: number, stream: number): number =>
  draw(seed, Purpose.stream, stream | 0, Math.floor(stream / TWO_32) | 0, 0);

/** Maps `word` (of `draw`) to a whole number from `low` to `high`, both included. */
export function within(word: number, low: number, high: number): number {
  return low + Math.floor((word / TWO_32) * (high - low + 1));
}

/** Whether `word` (of `draw`) falls under a probability from 0 to 1. */
export function chance(word: number, probability: number): boolean {
  return word < probability * TWO_32;
}
