import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellIn, dashesIn, HEAD, lettersIn, rowsBelow, rowsIn } from './fit.ts';

/** The panel of the logs at 1280 × 720, at 1920 × 1080, and half of the first, above the diagram. */
const LOW = 520;
const HALL = 860;
const HALF = 280;

test('five servers fill the height, with large entries if there is room', () => {
  expect(rowsIn(LOW, 5, 12)).toMatchObject({ row: 98, density: 'values' });
  expect(rowsIn(HALL, 5, 14).block).toBeGreaterThan(90);
  expect(rowsIn(HALF, 5, 12)).toMatchObject({ row: 50, density: 'two' });
});

test('nine servers fit, and so do 25 in a hall', () => {
  for (const [height, servers, sign] of [
    [LOW, 9, 12],
    [HALL, 9, 14],
    [HALL, 25, 14],
    [LOW, 19, 12],
  ] as const)
    expect(HEAD + servers * rowsIn(height, servers, sign).row).toBeLessThanOrEqual(height);
});

test('a row has room for its entry and the marks below it, and is never too low to read', () => {
  const panel = fc.tuple(
    fc.integer({ min: 0, max: 2000 }),
    fc.integer({ min: 1, max: 99 }),
    fc.constantFrom(12, 14, 20, 28),
  );
  fc.assert(
    fc.property(panel, ([height, servers, sign]) => {
      const { row, block, density, mark, values } = rowsIn(height, servers, sign);
      expect(block).toBeGreaterThanOrEqual(Math.round(1.45 * sign));
      const below = { one: 7, two: mark + 5, values: mark + 5 + 1.5 * values };
      expect(block + below[density]).toBeLessThanOrEqual(row);
    }),
  );
});

test('in a hall the marks and the values below an entry are larger, and four entries have the room of four', () => {
  expect(rowsIn(LOW, 5, 12)).toMatchObject({ mark: 7, values: 12 });
  const hall = rowsIn(HALL, 5, 14);
  expect(hall.mark).toBeGreaterThanOrEqual(12);
  expect(hall.values).toBeGreaterThanOrEqual(18);
  expect(rowsIn(HALL, 25, 14)).toMatchObject({ density: 'one', mark: 5 });
  expect(cellIn(400, 4, hall, 14).cell).toBeGreaterThan(cellIn(400, 5, hall, 14).cell);
});

test('the dashes of an uncommitted entry are stronger than the edge of a pale one, most of all in a hall', () => {
  expect(dashesIn(100, rowsIn(HALL, 5, 14))).toBe(3);
  expect(dashesIn(50, rowsIn(LOW, 5, 12))).toBe(2);
});

test('entries share the width, and get narrower in few steps', () => {
  const rows = rowsIn(LOW, 5, 12);
  const widths = Array.from({ length: 30 }, (_, end) => cellIn(280, end, rows, 12).cell);
  expect(widths).toEqual(widths.toSorted((one, other) => other - one));
  expect(new Set(widths).size).toBeLessThanOrEqual(4);
  expect(cellIn(280, 5, rows, 12).fits).toBe(true);
  expect(cellIn(280, 30, rows, 12).fits).toBe(false);
});

test('if not all entries fit, the last ones are completely visible', () => {
  const panel = fc.tuple(
    fc.integer({ min: 60, max: 1500 }),
    fc.integer({ min: 1, max: 2000 }),
    fc.integer({ min: 1, max: 30 }),
  );
  fc.assert(
    fc.property(panel, ([width, end, servers]) => {
      const { cell, fits, spare } = cellIn(width, end, rowsIn(LOW, servers, 12), 12);
      // What is scrolled out of the viewport when the end is visible.
      const out = (end + 0.5) * cell + spare - width;
      const cutOff = fits ? Math.max(0, out) : Math.abs(out % cell);
      expect(cutOff).toBe(0);
      expect(cell).toBeGreaterThanOrEqual(50);
    }),
  );
});

test('letters grow with the entry, and are never smaller than those of the panel', () => {
  const rows = rowsIn(HALL, 5, 14);
  expect(lettersIn(130, rows, 14).size).toBeGreaterThan(20);
  expect(lettersIn(50, rowsIn(LOW, 9, 12), 12)).toEqual({ size: 12, count: 5 });
});

test('all hidden rows are counted, also those under the hint', () => {
  const row = 25;
  // The hint is 22 px high, at the bottom.
  expect(rowsBelow(HEAD + 22 * row, 25, row, 12, 0)).toBe(4);
  expect(rowsBelow(HEAD + 22 * row + 20, 25, row, 12, 0)).toBe(3);
  expect(rowsBelow(HEAD + 22 * row, 25, row, 12, 3 * row)).toBe(0);
  expect(rowsBelow(HEAD + 25 * row - 5, 25, row, 12, 0)).toBe(0);
});
