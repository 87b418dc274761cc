/** The clock of a talk. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTENTS } from '../../lessons/contents.ts';
import { elapsed, hoursText, paused, reset, shareOf, started, type TalkClock } from './clock.ts';

const FRESH: TalkClock = { before: 0, since: null, planned: null, scope: 'chapter' };
const MINUTE = 60_000;

describe('the clock of a talk', () => {
  test('goes, waits, and goes on', () => {
    const going = started(FRESH, 1000);
    expect(elapsed(going, 1000 + MINUTE)).toBe(MINUTE);
    const waiting = paused(going, 1000 + MINUTE);
    expect(elapsed(waiting, 10 * MINUTE)).toBe(MINUTE);
    expect(elapsed(started(waiting, 20 * MINUTE), 21 * MINUTE)).toBe(2 * MINUTE);
  });

  test('goes back to zero, and goes on if it was going', () => {
    expect(elapsed(reset(started(FRESH, 0), MINUTE), MINUTE + 5000)).toBe(5000);
    expect(elapsed(reset(paused(started(FRESH, 0), MINUTE), MINUTE), 2 * MINUTE)).toBe(0);
  });

  test('is not started twice, and never runs backwards', () => {
    const going = started(FRESH, MINUTE);
    expect(started(going, 5 * MINUTE)).toBe(going);
    expect(elapsed(going, 0)).toBe(0);
  });

  test('never loses time, whatever is pressed', () => {
    const press = fc.constantFrom('start', 'pause', 'wait');
    fc.assert(
      fc.property(fc.array(fc.tuple(press, fc.nat(MINUTE)), { maxLength: 30 }), (presses) => {
        let [clock, now, gone] = [FRESH, 0, 0];
        for (const [what, wait] of presses) {
          if (what === 'start') clock = started(clock, now);
          if (what === 'pause') clock = paused(clock, now);
          if (clock.since !== null) gone += wait;
          now += wait;
          expect(elapsed(clock, now)).toBe(gone);
        }
      }),
      { numRuns: 1000, seed: 21 },
    );
  });

  test.each([
    [0, '0:00'],
    [65_999, '1:05'],
    [3_600_000, '1:00:00'],
    [3_905_000, '1:05:05'],
  ])('%i ms are %s', (time, text) => {
    expect(hoursText(time)).toBe(text);
  });
});

const lessons = await Promise.all(CONTENTS.map(({ load }) => load()));

test('the pages of all chapters share the planned time, one after the other', () => {
  let before = 0;
  for (const { chapter, words } of lessons) {
    const pages = chapter.beats.flatMap((beat) => {
      const text = words.beats[beat.id];
      return text ? [{ beat, words: text }] : [];
    });
    for (const index of pages.keys()) {
      const share = shareOf({ chapters: CONTENTS, chapter: chapter.id, pages, index });
      expect(share?.before).toBeCloseTo(before, 9);
      expect(share?.own).toBeGreaterThan(0);
      before += share?.own ?? 0;
    }
  }
  expect(before).toBeCloseTo(1, 9);
});

test('a page of another chapter has no part of it', () => {
  expect(shareOf({ chapters: CONTENTS.slice(1), chapter: 'why-agree', pages: [], index: 0 })).toBeNull();
});
