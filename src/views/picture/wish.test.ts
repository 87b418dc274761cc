import { expect, test } from 'vitest';
import { fromMs } from '../../base/time.ts';
import {
  earlyWindow,
  heightsOf,
  linesOnPaper,
  MOST_PIXELS,
  PAPER_WIDTH,
  PICTURE_WIDTHS,
  SCALES,
  scaleFor,
} from './wish.ts';

test('no picture has more pixels than a phone can draw', () => {
  for (const width of [PICTURE_WIDTHS.least, 1280, PICTURE_WIDTHS.most])
    for (const servers of [1, 5, 25, 99])
      for (const wanted of SCALES) {
        const { stage, logs, diagram } = heightsOf({ what: 'all', width }, servers, {
          isPair: false,
          hasLogs: true,
        });
        const size = { width, height: stage + logs + diagram };
        const scale = scaleFor(size, wanted);
        expect(scale).toBeLessThanOrEqual(wanted);
        expect(size.width * size.height * scale ** 2).toBeLessThanOrEqual(MOST_PIXELS * 1.001);
      }
});

test('a usual picture gets all the pixels that it is asked for', () => {
  expect(scaleFor({ width: 1280, height: 984 }, 3)).toBe(3);
});

test('soon after the start, the diagram ends soon after the time that is shown', () => {
  expect(earlyWindow(0)).toEqual({ from: 0, to: fromMs(60) });
  expect(earlyWindow(fromMs(170))).toEqual({ from: 0, to: fromMs(200) });
  expect(earlyWindow(fromMs(200))).toBe(null);
});

test('of a large cluster, stage, logs and some events have room on one sheet', () => {
  const wish = { what: 'paper', width: PAPER_WIDTH } as const;
  /** The title, fifteen signs in three rows, what the headline says, and gaps. */
  const around = 200;
  for (const [servers, lines] of [
    [5, 10],
    [25, 3],
  ] as const) {
    const { stage, logs, isBeside } = heightsOf(wish, servers, { isPair: false, hasLogs: true });
    expect(isBeside).toBe(true);
    expect(linesOnPaper(Math.max(stage, logs) + around, 300)).toBe(lines);
  }
  // A sheet of its own, whole.
  expect(linesOnPaper(880, 300)).toBe(10);
});

test('the two runs of a comparison are as high, side by side or one below the other', () => {
  const pair = { isPair: true, hasLogs: true };
  const wide = heightsOf({ what: 'all', width: 1280 }, 5, pair);
  expect(wide).toMatchObject({ isBeside: false });
  expect(wide.stage).toBeLessThan(
    heightsOf({ what: 'all', width: 1280 }, 5, { ...pair, isPair: false }).stage,
  );
  expect(heightsOf({ what: 'all', width: 480 }, 5, pair).stage).toBe(Math.round(480 * 0.74));
});
