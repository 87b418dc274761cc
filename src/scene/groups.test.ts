/** For every partition of the ring: groups stand together, and nothing of a group touches a wall. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyServer, linkOf, partition, setCut, wholeNetwork } from '../sim/network.ts';
import type { Network } from '../sim/types.ts';
import { pointOn, wayOn } from './lane.ts';
import { type Groups, type Layout, layOut, messageScale, type Size } from './layout.ts';
import { length, meeting, minus, type Point, type Segment } from './plane.ts';
import { barOn, clearOn, isCut, loneCuts, openings, SIGN, signPlace, wallsOf } from './walls.ts';

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

/** The errors in the picture of a partition; none if it is right. */
function faults(layout: Layout, groups: Groups): string[] {
  const { disc, scale, size } = layout;
  const walls = wallsOf(layout);
  const place = (id: number): Point => layout.places[id] ?? layout.centre;
  const groupOf = new Map(groups.flatMap((group, i) => group.map((id) => [id, i] as const)));
  const laneFrom = (a: number, b: number): Segment => {
    const { start, end } = wayOn(layout, a, b);
    return [start, end];
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
      const ways: Segment[] = isWithin ? [laneFrom(a, b), laneFrom(b, a)] : [[place(a), place(b)]];
      if (ways.some((way) => walls.some((wall) => meeting(way, wall) !== null) === isWithin))
        found.push(`the way from S${a} to S${b}`);
      const isOver = (way: Segment, id: number) =>
        id !== a && id !== b && distanceTo(way, place(id)) < disc + 11 * messageScale(layout);
      for (const id of ids)
        if (isWithin && ways.some((way) => isOver(way, id)))
          found.push(`the way between S${a} and S${b} over S${id}`);
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
    // With many partitions, each is checked in one of the sizes.
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

/** The errors of the bars across single cuts: their places, and cuts without a bar. */
function faultsOfBars(layout: Layout, network: Network): string[] {
  const { disc, scale, places, centre } = layout;
  const place = (id: number): Point => places[id] ?? centre;
  const walls = wallsOf(layout);
  const lone = loneCuts(network);
  const onDisc = lone.flatMap(([from, to]) => {
    const lane = wayOn(layout, from, to);
    // The bar, and the two gates that a way may have.
    const signs = [barOn(layout, from, to), ...[0.72, 0.07].map((at) => clearOn(layout, from, to, at))];
    return everyServer(network.size).flatMap((id) =>
      signs
        .filter((share) => length(minus(pointOn(lane, share), place(id))) < disc + 9 * scale)
        .map((share) => `a sign at ${share} of the way from S${from} to S${to} on S${id}`),
    );
  });
  const ways = everyServer(network.size).flatMap((from) =>
    everyServer(network.size).flatMap((to) => (from === to ? [] : [[from, to] as const])),
  );
  const unmarked = ways.filter(([from, to]) => {
    const hasBar = lone.some(([a, b]) => a === from && b === to);
    const hasWall = walls.some((wall) => meeting([place(from), place(to)], wall) !== null);
    return isCut(network, from, to) && !hasBar && !hasWall;
  });
  const covered = openings(layout, walls, network).flatMap((open) =>
    everyServer(network.size)
      .filter((id) => length(minus(open, place(id))) < disc)
      .map((id) => `an opening on S${id}`),
  );
  return [
    ...onDisc,
    ...covered,
    ...unmarked.map(([from, to]) => `nothing tells of the cut from S${from} to S${to}`),
  ];
}

/** Walls between groups without any cut between them. */
const idleWalls = ({ groups, size, cut }: Network): string[] =>
  groups.flatMap((group, i) =>
    groups
      .slice(i + 1)
      .filter((other) =>
        group.every((a) => other.every((b) => !cut[linkOf(size, a, b)] && !cut[linkOf(size, b, a)])),
      )
      .map((other) => `a wall between ${group.join(', ')} and ${other.join(', ')}, and no cut`),
  );

const EVERY = { latency: [10, 15], loss: 0, duplication: 0 } as const;

/**
 * Up to nine servers, in groups, and single ways that are cut and mended, some of them between the groups.
 */
const cutUp = fc
  .record({
    groupOf: fc.array(fc.nat({ max: 4 }), { minLength: 2, maxLength: 9 }),
    ways: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 24 }),
    /** A pair of groups that is mended way by way. */
    mended: fc.option(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }))),
  })
  .map(({ groupOf, ways, mended }) => {
    const size = groupOf.length;
    const ids = everyServer(size);
    const inGroup = (group: number) => ids.filter((id) => groupOf[id - 1] === group);
    const groups = [0, 1, 2, 3, 4].map(inGroup);
    const first = partition(wholeNetwork(size, EVERY), groups);
    const mending = mended
      ? inGroup(mended[0]).flatMap((a) => inGroup(mended[1]).map((b) => [a, b] as const))
      : [];
    const all: (readonly [number, number, boolean])[] = [
      ...mending.flatMap(([a, b]) => [[a, b, false] as const, [b, a, false] as const]),
      ...ways.map(([a, b, on]) => [1 + (a % size), 1 + (b % size), on] as const),
    ];
    return all
      .filter(([from, to]) => from !== to)
      .reduce((network, [from, to, on]) => setCut(network, from, to, on), first);
  });

test('with ways that are cut and mended one by one, with a partition and without one', () => {
  fc.assert(
    fc.property(cutUp, fc.constantFrom(...SIZES), (network, size) => {
      const { groups, size: count } = network;
      const layout = layOut(size, count, groups);
      const inGroups = groups.length > 1 ? faults(layout, groups) : [];
      expect([...inGroups, ...faultsOfBars(layout, network), ...idleWalls(network)]).toEqual([]);
    }),
    { numRuns: 600, seed: 17 },
  );
}, 30_000);
