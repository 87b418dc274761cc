import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beside, over, overlap, type Rect } from './place.ts';

const views = fc.record({
  width: fc.integer({ min: 901, max: 3000 }),
  height: fc.integer({ min: 500, max: 2000 }),
});
const sizes = fc.record({ width: fc.constant(370), height: fc.integer({ min: 100, max: 470 }) });
const anchors = fc.record({
  x: fc.integer({ min: 0, max: 860 }),
  y: fc.integer({ min: 0, max: 460 }),
  width: fc.integer({ min: 1, max: 40 }),
  height: fc.integer({ min: 1, max: 40 }),
});
const MARGIN = 12;

const isInside = ({ x, y, width, height }: Rect, view: { width: number; height: number }): boolean =>
  x >= MARGIN && y >= MARGIN && x + width <= view.width - MARGIN && y + height <= view.height - MARGIN;

/** The distance of two boxes, in the direction in which they are further apart. */
function distance(one: Rect, other: Rect): number {
  const apart = (from: number, size: number, otherFrom: number, otherSize: number) =>
    Math.max(otherFrom - from - size, from - otherFrom - otherSize);
  return Math.max(
    apart(one.x, one.width, other.x, other.width),
    apart(one.y, one.height, other.y, other.height),
  );
}

test('a box is placed in the viewport, beside its opener, near it and not over it', () => {
  fc.assert(
    fc.property(sizes, anchors, views, (size, anchor, view) => {
      const box = beside(size, anchor, view);
      expect(isInside(box, view)).toBe(true);
      expect(overlap(box, anchor)).toBe(0);
      expect(distance(box, anchor)).toBeLessThanOrEqual(24);
    }),
  );
});

test('it avoids the ring if there is room beside it, and is in the viewport in any case', () => {
  const button = { x: 610, y: 10, width: 90, height: 32 };
  const ring = { x: 355, y: 75, width: 500, height: 480 };
  const size = { width: 370, height: 427 };
  const large = beside(size, button, { width: 1280, height: 720 }, ring);
  expect(overlap(large, ring)).toBe(0);
  const small = beside(size, button, { width: 1024, height: 600 }, ring);
  expect(isInside(small, { width: 1024, height: 600 })).toBe(true);
  expect(overlap(small, button)).toBe(0);
});

test('over the stage it is placed in the middle', () => {
  const stage = { x: 300, y: 50, width: 600, height: 550 };
  const view = { width: 1280, height: 720 };
  expect(over({ width: 370, height: 250 }, stage, view)).toMatchObject({ x: 415, y: 200 });
});
