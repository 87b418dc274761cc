/** Where clients stand. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Groups, type Layout, layOut } from './layout.ts';
import { figureScale, letterSize, type Stand, standOf } from './stand.ts';

const ids = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
/** A wide stage, a low one with the diagram below it, a phone's, and a phone's with the diagram. */
const STAGES = [
  { width: 720, height: 640 },
  { width: 592, height: 546 },
  { width: 390, height: 430 },
  { width: 400, height: 244 },
  { width: 390, height: 320 },
  { width: 390, height: 253 },
];
/** `SET x 5`, `… waiting`. */
const widthOf = (layout: Layout, letters = 9) => letters * letterSize(layout) * 0.58;

function boxes(layout: Layout, { at, words, anchor }: Stand, width: number) {
  const line = letterSize(layout);
  const left = words.x - { start: 0, middle: width / 2, end: width }[anchor];
  const figure = 10 * figureScale(layout);
  return [
    { left: at.x - figure, right: at.x + figure, top: at.y - figure, bottom: at.y + figure },
    { left, right: left + width, top: words.y - line * 0.7, bottom: words.y + line * 1.45 },
  ];
}

/** What a client covers: discs, by number, and the stage's edge, as 0. */
function covered(layout: Layout, stand: Stand, width: number): readonly number[] {
  return boxes(layout, stand, width).flatMap(({ left, right, top, bottom }) => [
    ...(left < 0 || top < 0 || right > layout.size.width || bottom > layout.size.height ? [0] : []),
    ...ids(layout.count).filter((id) => {
      const { x = 0, y = 0 } = layout.places[id] ?? {};
      return Math.hypot(Math.max(0, left - x, x - right), Math.max(0, top - y, y - bottom)) < layout.disc;
    }),
  ]);
}

const coveredBy = (layout: Layout, letters?: number) =>
  ids(layout.count).flatMap((id) =>
    covered(layout, standOf(layout, id, widthOf(layout, letters)), widthOf(layout, letters)),
  );

describe.each(STAGES)('on a stage of $width by $height', (size) => {
  test.each([1, 2, 3, 5, 7, 9, 12, 25])(
    'a client of any of %i servers covers no disc, and is complete',
    (count) => {
      expect(coveredBy(layOut(size, count, []))).toEqual([]);
    },
  );

  test('so it is in a partition', () => {
    const groupsOf = (letters: readonly number[]): Groups =>
      [0, 1, 2]
        .map((group) => ids(letters.length).filter((id) => letters[id - 1] === group))
        .filter((g) => g.length > 0);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 }), { minLength: 2, maxLength: 9 }), (letters) => {
        expect(coveredBy(layOut(size, letters.length, groupsOf(letters)))).toEqual([]);
      }),
      { numRuns: 60, seed: 17 },
    );
  });
});
