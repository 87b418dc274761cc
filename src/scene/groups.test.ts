/** However a partition divides the ring: its groups stand together, and nothing of a group meets a wall. */
import { expect, test } from 'vitest';
import { laneOf } from './lane.ts';
import { type Groups, type Layout, layOut, type Size } from './layout.ts';
import { length, meeting, minus, type Point, type Segment } from './plane.ts';
import { SIGN, signPlace, wallsOf } from './walls.ts';

const SIZES: readonly Size[] = [
  { width: 720, height: 640 },
  { width: 390, height: 340 },
  { width: 1100, height: 900 },
];

/** All ways to divide `count` servers into groups. */
function partitionsOf(count: number): Groups[] {
  if (count === 0) return [[]];
  return partitionsOf(count - 1).flatMap((groups) => [
    ...groups.map((_, i) => groups.map((group, n) => (n === i ? [...group, count] : group))),
    [...groups, [count]],
  ]);
}

function distanceTo([a, b]: Segment, point: Point): number {
  const way = minus(b, a);
  const along = ((point.x - a.x) * way.x + (point.y - a.y) * way.y) / length(way) ** 2;
  const nearest = Math.min(1, Math.max(0, along));
  return length(minus(point, { x: a.x + way.x * nearest, y: a.y + way.y * nearest }));
}

/** What is wrong with a partition's picture; nothing, where all is well. */
function faults(layout: Layout, groups: Groups): string[] {
  const { disc, scale, size } = layout;
  const walls = wallsOf(layout);
  const place = (id: number): Point => layout.places[id] ?? layout.centre;
  const groupOf = new Map(groups.flatMap((group, i) => group.map((id) => [id, i] as const)));
  const lanes = (a: Point, b: Point): Segment[] => {
    const { start, end } = laneOf(a, b, disc, scale);
    const back = laneOf(b, a, disc, scale);
    return [
      [start, end],
      [back.start, back.end],
    ];
  };
  const found: string[] = [];
  const ids = [...groupOf.keys()];
  for (const a of ids) {
    const { x, y } = place(a);
    if (Math.min(x, y, size.width - x, size.height - y) < disc + 10 * scale) found.push(`S${a} at the edge`);
    if (walls.some((wall) => distanceTo(wall, place(a)) < disc + 9 * scale)) found.push(`S${a} on a wall`);
    for (const b of ids) {
      if (a >= b) continue;
      if (length(minus(place(a), place(b))) < 2.68 * disc) found.push(`S${a} over S${b}`);
      const isWithin = groupOf.get(a) === groupOf.get(b);
      const ways: Segment[] = isWithin ? lanes(place(a), place(b)) : [[place(a), place(b)]];
      if (ways.some((way) => walls.some((wall) => meeting(way, wall) !== null) === isWithin))
        found.push(`the way from S${a} to S${b}`);
    }
  }
  const sign = signPlace(layout, walls);
  for (const id of ids) {
    const { x, y } = minus(sign, place(id));
    const [aside, above] = [Math.max(0, Math.abs(x) - SIGN.x), Math.max(0, Math.abs(y) - SIGN.y)];
    if (Math.hypot(aside, above) < disc) found.push(`the sign on S${id}`);
  }
  return found;
}

test.each([2, 3, 4, 5, 6, 7, 8, 9])(
  'in all partitions of %i servers',
  (count) => {
    // Of many partitions, each is looked at in one of the sizes.
    const each = count > 7 ? SIZES.length : 1;
    const found = partitionsOf(count).flatMap((groups, i) =>
      SIZES.filter((_, n) => (n + i) % each === 0 && groups.length > 1).flatMap((size) =>
        faults(layOut(size, count, groups), groups).map(
          (fault) => `${JSON.stringify(groups)} at ${size.width} × ${size.height}: ${fault}`,
        ),
      ),
    );
    expect(found).toEqual([]);
  },
  60_000,
);
