/** Keyed draws: frozen, independent of one another, uniform enough. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chance, draw, Purpose, within } from './draw.ts';

describe('frozen: shared links depend on these numbers', () => {
  test('the numbers of the purposes', () => {
    expect(Purpose).toEqual({
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
    });
  });

  test.each([
    ['electionTimeout', [1805039672, 4114954880, 370304599, 923554454]],
    ['latency', [3597341762, 1853594086, 991564083, 3460317304]],
    ['loss', [2233661434, 3893304901, 3960889820, 132244712]],
    ['duplication', [316778977, 1683395970, 4024000103, 3088520091]],
    ['copyLatency', [1492441333, 1809639543, 3923308615, 2694808604]],
    ['manualCopyLatency', [599971793, 1180721970, 3240328929, 705267100]],
    ['diskWrite', [465734555, 805901766, 4025940403, 2780709929]],
    ['diskFailure', [3327088641, 695879153, 2198601126, 160738628]],
    ['stream', [3629793179, 3325344936, 3221671707, 3687639970]],
    ['search', [3917678904, 428443868, 2467952858, 2362991934]],
  ] as const)('the first draws for %s, of seed 7, from S1 to S2', (purpose, first) => {
    expect([0, 1, 2, 3].map((count) => draw(7, Purpose[purpose], 1, 2, count))).toEqual(first);
  });

  test.each([
    [0, 0, 0, 0, 2703373764],
    [2 ** 53 - 1, 99, 99, 1000000, 2745993156],
    [2 ** 32, 1, 1, 0, 1661943225],
    [1, 1, 1, 0, 342886558],
    [2 ** 32 + 1, 1, 1, 0, 1372608318],
  ])('seeds at the ends of the range, seed %i: the high half counts too', (seed, a, b, count, expected) => {
    expect(draw(seed, Purpose.electionTimeout, a, b, count)).toBe(expected);
  });
});

describe('a draw is a function of its key alone', () => {
  const all = Object.values(Purpose);
  const key = fc.record({
    seed: fc.nat(2 ** 31 - 1),
    purpose: fc.constantFrom(...all),
    a: fc.integer({ min: 1, max: 99 }),
    b: fc.integer({ min: 1, max: 99 }),
    count: fc.nat(100000),
  });
  type Key = { seed: number; purpose: Purpose; a: number; b: number; count: number };
  const of = ({ seed, purpose, a, b, count }: Key) => draw(seed, purpose, a, b, count);

  test('a draw does not depend on draws for other subjects', () => {
    fc.assert(
      fc.property(key, fc.array(key), (one, others) => {
        const alone = of(one);
        others.forEach(of);
        expect(of(one)).toBe(alone);
      }),
      { seed: 1 },
    );
  });

  test('each part of the key matters', () => {
    fc.assert(
      fc.property(key, (one) => {
        const other = one.purpose === 1 ? 2 : 1;
        const changed: Key[] = [
          { ...one, seed: one.seed + 1 },
          { ...one, purpose: other },
          { ...one, a: one.a + 1 },
          { ...one, b: one.b + 1 },
          { ...one, count: one.count + 1 },
        ];
        for (const next of changed) expect(of(next)).not.toBe(of(one));
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  test('it is a whole number of 32 bits', () => {
    fc.assert(
      fc.property(key, (one) => {
        expect(of(one)).toBe(of(one) >>> 0);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  test('the two directions of a link have draws of their own', () => {
    expect(draw(1, Purpose.latency, 1, 2, 0)).not.toBe(draw(1, Purpose.latency, 2, 1, 0));
  });
});

/** Chi-square of the counts in `bins`, against a uniform distribution. */
function chiSquare(found: readonly number[], bins: number): number {
  const counts = Array.from({ length: bins }, () => 0);
  for (const bin of found) counts[bin] = (counts[bin] ?? 0) + 1;
  const expected = found.length / bins;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

const times = (count: number) => Array.from({ length: count }, (_, i) => i);
/** The value that chi-square exceeds once in 10,000 times, with 15 degrees of freedom. */
const BOUND = 44.3;

describe('uniform: 16,000 draws fall into 16 bins evenly', () => {
  const bin = (word: number) => within(word, 0, 15);

  test.each(Object.entries(Purpose))('successive draws for one subject, for %s', (_name, purpose) => {
    for (const seed of [0, 1, 2, 2 ** 40]) {
      const found = times(16000).map((count) => bin(draw(seed, purpose, 1, 1, count)));
      expect(chiSquare(found, 16)).toBeLessThan(BOUND);
    }
  });

  test('first draws of neighbouring seeds', () => {
    const found = times(16000).map((seed) => bin(draw(seed, Purpose.electionTimeout, 1, 1, 0)));
    expect(chiSquare(found, 16)).toBeLessThan(BOUND);
  });

  test('the low bits are uniform too', () => {
    const found = times(16000).map((count) => draw(1, Purpose.loss, 1, 2, count) & 15);
    expect(chiSquare(found, 16)).toBeLessThan(BOUND);
  });

  test('pairs are uniform: two draws in a row, two servers, two seeds', () => {
    const pairs = [
      (i: number) => [draw(3, 1, 1, 1, 2 * i), draw(3, 1, 1, 1, 2 * i + 1)],
      (i: number) => [draw(3, 1, 1, 1, i), draw(3, 1, 2, 2, i)],
      (i: number) => [draw(2 * i, 1, 1, 1, 0), draw(2 * i + 1, 1, 1, 1, 0)],
    ];
    for (const pair of pairs) {
      const found = times(16000).map((i) => {
        const [x = 0, y = 0] = pair(i);
        return within(x, 0, 3) * 4 + within(y, 0, 3);
      });
      expect(chiSquare(found, 16)).toBeLessThan(BOUND);
    }
  });
});

describe('within', () => {
  const LAST = 2 ** 32 - 1;

  test('includes both bounds, and nothing outside them', () => {
    expect([within(0, 150, 300), within(LAST, 150, 300)]).toEqual([150, 300]);
    expect([within(0, 5, 6), within(2 ** 31 - 1, 5, 6), within(2 ** 31, 5, 6)]).toEqual([5, 5, 6]);
  });

  test('of one number is that number', () => {
    expect([within(0, 75, 75), within(LAST, 75, 75)]).toEqual([75, 75]);
  });

  test('gives a whole number within any bounds in microseconds', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), fc.nat(10 ** 9), fc.nat(10 ** 9), (half, low, width) => {
        for (const word of [half, half + 2 ** 31]) {
          const found = within(word, low, low + width);
          expect(Number.isInteger(found) && found >= low && found <= low + width).toBe(true);
        }
      }),
      { seed: 4, numRuns: 1000 },
    );
  });

  test('reaches every number within the bounds', () => {
    const found = new Set(times(2000).map((count) => within(draw(5, Purpose.latency, 1, 2, count), 10, 15)));
    expect([...found].sort((a, b) => a - b)).toEqual([10, 11, 12, 13, 14, 15]);
  });
});

describe('chance', () => {
  test('0 is never and 1 is always', () => {
    for (const word of [0, 1, 2 ** 31, 2 ** 32 - 1]) {
      expect([chance(word, 0), chance(word, 1)]).toEqual([false, true]);
    }
  });

  test('one half is the lower half of the range', () => {
    expect([chance(2 ** 31 - 1, 0.5), chance(2 ** 31, 0.5)]).toEqual([true, false]);
  });

  test.each([0.01, 0.1, 0.5, 0.9])('%d comes true about that often', (probability) => {
    const hits = times(20000).filter((count) =>
      chance(draw(6, Purpose.loss, 1, 2, count), probability),
    ).length;
    // Four standard deviations.
    expect(Math.abs(hits / 20000 - probability)).toBeLessThan(
      4 * Math.sqrt((probability * (1 - probability)) / 20000),
    );
  });
});
