import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FILM_LIMITS, filmPlan, lengthOf, RATES, samplesOf, tooMuch } from './plan.ts';

const timesOf = ({ frames, at }: ReturnType<typeof filmPlan>) =>
  Array.from({ length: frames }, (_, frame) => at(frame));

describe('the plan of a film', () => {
  test('has a frame at its start, at each step, and at its end', () => {
    const plan = filmPlan({ from: 100_000, to: 150_000, speed: 1 / 4, rate: 20 });
    expect(timesOf(plan)).toEqual([100_000, 112_500, 125_000, 137_500, 150_000]);
    expect(lengthOf(plan)).toBe(0.25);
  });

  test('ends at its end, also where that is no whole step', () => {
    const plan = filmPlan({ from: 0, to: 26_000, speed: 1 / 10, rate: 10 });
    expect(timesOf(plan)).toEqual([0, 10_000, 20_000, 26_000]);
  });

  test('of no time is one frame', () => {
    expect(timesOf(filmPlan({ from: 5000, to: 5000, speed: 1, rate: 25 }))).toEqual([5000]);
  });

  test('has whole microseconds, in order, whatever the stretch', () => {
    const micros = fc.nat(3_600_000_000);
    fc.assert(
      fc.property(
        micros,
        fc.nat(5_000_000),
        fc.integer({ min: 1, max: 1000 }),
        fc.constantFrom(...RATES),
        (from, length, slower, rate) => {
          const plan = filmPlan({ from, to: from + length, speed: 1 / slower, rate });
          const some = { ...plan, frames: Math.min(plan.frames, 2000) };
          const times = timesOf(some);
          expect(times.every(Number.isInteger)).toBe(true);
          expect(times.every((time, i) => i === 0 || time >= (times[i - 1] ?? 0))).toBe(true);
          expect([plan.at(0), plan.at(plan.frames - 1)]).toEqual([from, from + length]);
          const exact = (length / 1_000_000) * slower;
          expect(Math.abs(lengthOf(plan) - exact)).toBeLessThanOrEqual(2 / rate);
        },
      ),
    );
  });

  test('says what is too much', () => {
    const plan = (to: number) => filmPlan({ from: 0, to, speed: 1 / 50, rate: 25 });
    expect(tooMuch(plan(1_000_000), 720, 480)).toBeNull();
    expect(tooMuch(plan(2_000_000), 720, 480)).toEqual({
      what: 'frames',
      is: 2501,
      most: FILM_LIMITS.frames,
    });
    expect(tooMuch(plan(1000), 2000, 480)).toMatchObject({ what: 'side', is: 2000 });
    expect(tooMuch(plan(1000), 1900, 1900)).toMatchObject({ what: 'pixels' });
    expect(tooMuch(plan(1_000_000), 1920, 1080)).toMatchObject({ what: 'work' });
    expect(tooMuch(plan(1_000_000), Number.NaN, 480)).toMatchObject({ what: 'side' });
  });
});

describe('the samples of a film', () => {
  const plan = filmPlan({ from: 100_000, to: 200_000, speed: 1 / 50, rate: 25 });

  test('are spread evenly, from the first frame to the last', () => {
    const samples = samplesOf(plan, []);
    expect(samples).toHaveLength(12);
    expect([samples[0], samples.at(-1)]).toEqual([0, plan.frames - 1]);
  });

  test('include the first frame after each happening', () => {
    const samples = samplesOf(plan, [50_000, 133_200, 200_000, 900_000]);
    const frame = samples.find((one) => plan.at(one) >= 133_200 && plan.at(one - 1) < 133_200);
    expect(frame).toBeDefined();
    expect(samples.every((one) => one >= 0 && one < plan.frames)).toBe(true);
  });

  test('are few, however much happens', () => {
    const happenings = Array.from({ length: 1000 }, (_, i) => 100_000 + i * 100);
    expect(samplesOf(plan, happenings).length).toBeLessThanOrEqual(24);
    expect(samplesOf(filmPlan({ from: 0, to: 0, speed: 1, rate: 10 }), [0])).toEqual([0]);
  });
});
