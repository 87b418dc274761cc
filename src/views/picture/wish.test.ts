import { expect, test } from 'vitest';
import { fromMs } from '../../base/time.ts';
import { earlyWindow, heightsOf, MOST_PIXELS, PICTURE_WIDTHS, SCALES, scaleFor } from './wish.ts';

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
