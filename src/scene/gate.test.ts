import { expect, test } from 'vitest';
import { GATE } from './gate.ts';
import { laneOf } from './lane.ts';

/** Half the width of the widest stroke, and of the line of a link. */
const STROKE = 3;

test.each(Object.entries(GATE))('the sign of a way that is %s keeps off the line of its link', (_, path) => {
  const { start } = laneOf({ x: 0, y: 0 }, { x: 500, y: 0 }, 40, 1);
  const ys = [...path.matchAll(/(?:V|,)(-?[\d.]+)/g)].map(([, y]) => Number(y));
  expect(ys.length).toBeGreaterThan(1);
  expect(start.y + Math.min(...ys)).toBeGreaterThanOrEqual(STROKE - 1);
});
