/** Walls, single cuts, and the line that makes them. */
import { describe, expect, test } from 'vitest';
import { partition, setCut, wholeNetwork } from '../sim/network.ts';
import type { Network } from '../sim/types.ts';
import { cutAlong } from './cut.ts';
import { laneOf } from './lane.ts';
import { type Groups, layOut, placeOf } from './layout.ts';
import { meeting, minus, type Segment, sideOf } from './plane.ts';
import {
  isCut,
  loneCuts,
  OPENING,
  openings,
  openingsOn,
  passages,
  SIGN,
  signPlace,
  wallOn,
  wallPath,
  wallsOf,
} from './walls.ts';

const SIZE = { width: 720, height: 640 };
const inOrder = (ids: readonly number[]) => [...ids].sort((a, b) => a - b);
const link = (groups: Groups, count: number, a: number, b: number): Segment => {
  const layout = layOut(SIZE, count, groups);
  return [placeOf(layout, a), placeOf(layout, b)];
};
const crossings = (groups: Groups, count: number, a: number, b: number) => {
  const walls = wallsOf(layOut(SIZE, count, groups));
  return walls.filter((wall) => meeting(link(groups, count, a, b), wall) !== null).length;
};

describe('walls', () => {
  test('do not exist while the network is undivided', () => {
    expect(wallsOf(layOut(SIZE, 5, []))).toEqual([]);
  });

  test.each<[number, number[][]]>([
    [2, [[1], [2]]],
    [
      5,
      [
        [1, 2],
        [3, 4, 5],
      ],
    ],
    [5, [[1], [2, 3, 4, 5]]],
    [5, [[2, 3], [5, 1], [4]]],
    [
      7,
      [
        [1, 2],
        [3, 4, 5],
        [6, 7],
      ],
    ],
    [
      9,
      [
        [9, 1, 2, 3],
        [4, 5, 6, 7, 8],
      ],
    ],
  ])('of %i servers in %j stand on every link between groups, and on none within', (count, groups) => {
    const groupOf = (id: number) => groups.findIndex((group) => group.includes(id));
    const ids = Array.from({ length: count }, (_, i) => i + 1);
    const links = ids.flatMap((a) => ids.filter((b) => b > a).map((b) => [a, b] as const));
    const walled = links.filter(([a, b]) => crossings(groups, count, a, b) > 0);
    expect(walled).toEqual(links.filter(([a, b]) => groupOf(a) !== groupOf(b)));
  });

  test('also stand between neighbours if groups are mixed on the ring', () => {
    const groups = [
      [1, 3],
      [2, 4, 5],
    ];
    for (const [a, b] of [
      [1, 2],
      [2, 3],
      [3, 4],
      [5, 1],
    ] as const) {
      expect(crossings(groups, 5, a, b)).toBeGreaterThan(0);
    }
    expect(crossings(groups, 5, 4, 5)).toBe(0);
  });

  test.each([{ width: 390, height: 420 }, { width: 390, height: 300 }, SIZE, { width: 1180, height: 720 }])(
    'have their sign clear of the servers and their captions, at $width × $height',
    (size) => {
      const splits = [
        [
          [1, 2],
          [3, 4, 5],
        ],
        [[1], [2, 3, 4, 5]],
        [
          [5, 1],
          [2, 3, 4],
        ],
        [
          [1, 3],
          [2, 4, 5],
        ],
      ];
      for (const groups of splits) {
        const layout = layOut(size, 5, groups);
        const sign = signPlace(layout, wallsOf(layout));
        for (const { x, y } of layout.places.slice(1)) {
          const aside = Math.abs(sign.x - x) - SIGN.x - layout.disc;
          const below = sign.y - y - SIGN.y - layout.disc - 36 * layout.scale;
          const above = y - sign.y - SIGN.y - layout.disc;
          expect(Math.max(aside, below, above)).toBeGreaterThanOrEqual(0);
        }
      }
    },
  );

  test('reach from edge to edge of the stage, and are one path', () => {
    const groups = [
      [1, 2],
      [3, 4, 5],
    ];
    const walls = wallsOf(layOut(SIZE, 5, groups));
    expect(walls).toHaveLength(1);
    for (const { x, y } of walls.flat()) {
      const fromEdge = Math.min(x, y, SIZE.width - x, SIZE.height - y);
      expect(Math.abs(fromEdge)).toBeLessThan(0.01);
    }
    expect(
      wallPath([
        [
          { x: 0, y: 0 },
          { x: 5, y: 5 },
        ],
        [
          { x: 9, y: 0 },
          { x: 5, y: 5 },
        ],
      ]),
    ).toBe('M0,0L5,5M9,0L5,5');
  });

  test('meet a message on its way; without a wall, the middle counts', () => {
    const lane = laneOf({ x: 0, y: 0 }, { x: 200, y: 0 }, 20, 1);
    expect(
      wallOn(lane, [
        [
          { x: 120, y: -50 },
          { x: 120, y: 50 },
        ],
      ]),
    ).toBeGreaterThan(0.5);
    expect(wallOn(lane, [])).toBe(0.5);
  });
});

test('a direction that is cut without a partition is listed', () => {
  const cut = new Uint8Array(16);
  cut[1 * 4 + 3] = 1;
  const network = { size: 3, cut, groups: [] } as unknown as Network;
  expect(loneCuts(network)).toEqual([[1, 3]]);
  expect([isCut(network, 1, 3), isCut(network, 3, 1)]).toEqual([true, false]);
  cut[1 * 4 + 2] = 1;
  cut[2 * 4 + 1] = 1;
  cut[3 * 4 + 1] = 1;
  expect(loneCuts({ ...network, groups: [[1], [2, 3]] })).toEqual([]);
});

describe('a line across the tank', () => {
  const whole = layOut(SIZE, 5, []);
  const { centre } = whole;

  test('separates the servers on its two sides', () => {
    const line: Segment = [
      { x: centre.x, y: 0 },
      { x: centre.x + 1, y: 640 },
    ];
    const right = [2, 3];
    const groups = cutAlong(
      [
        { x: centre.x + 20, y: 0 },
        { x: centre.x + 20, y: 640 },
      ],
      whole,
      [],
    );
    expect(groups?.map((group) => inOrder(group))).toContainEqual(right);
    expect(inOrder(groups?.flat() ?? [])).toEqual([1, 2, 3, 4, 5]);
    expect(sideOf(placeOf(whole, 5), ...line)).toBeGreaterThan(0);
  });

  test('does nothing if it crosses no link', () => {
    expect(
      cutAlong(
        [
          { x: 0, y: 0 },
          { x: 60, y: 60 },
        ],
        whole,
        [],
      ),
    ).toBeNull();
    expect(
      cutAlong(
        [
          { x: 700, y: 0 },
          { x: 700, y: 640 },
        ],
        whole,
        [],
      ),
    ).toBeNull();
  });

  test('splits the groups that it crosses, and no others', () => {
    const groups = [
      [1, 2, 3],
      [4, 5],
    ];
    const layout = layOut(SIZE, 5, groups);
    const [a, b] = [placeOf(layout, 1), placeOf(layout, 2)];
    const [middle, far] = [{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, placeOf(layout, 3)];
    const line: Segment = [
      { x: middle.x + (middle.x - far.x), y: 0 },
      { x: (a.x + far.x) / 2, y: (a.y + far.y) / 2 },
    ];
    const split = cutAlong(line, layout, groups);
    expect(split).toContainEqual([4, 5]);
    expect(split?.length).toBe(3);
  });

  test('adds to existing walls, up to any number of groups', () => {
    const two =
      cutAlong(
        [
          { x: centre.x + 20, y: 0 },
          { x: centre.x + 20, y: 640 },
        ],
        whole,
        [],
      ) ?? [];
    const layout = layOut(SIZE, 5, two);
    const more = cutAlong(
      [
        { x: 0, y: centre.y + 60 },
        { x: 720, y: centre.y + 60 },
      ],
      layout,
      two,
    );
    expect(more?.length).toBeGreaterThan(two.length);
    expect(inOrder(more?.flat() ?? [])).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('a single direction that is mended through a wall', () => {
  const groups = [
    [1, 2],
    [3, 4, 5],
  ];
  const parted = partition(wholeNetwork(5, { latency: [10, 15], loss: 0, duplication: 0 }), groups);
  const layout = layOut(SIZE, 5, groups);
  const walls = wallsOf(layout);

  test('is a passage, and the opposite direction is none', () => {
    expect(passages(parted)).toEqual([]);
    const mended = setCut(parted, 1, 4, false);
    expect(passages(mended)).toEqual([[1, 4]]);
    expect(passages(setCut(mended, 4, 1, false))).toEqual([
      [1, 4],
      [4, 1],
    ]);
    expect(loneCuts(mended)).toEqual([]);
  });

  test('passes where its lane meets the wall, clear of the Heal sign', () => {
    for (const from of [1, 2])
      for (const to of [3, 4, 5])
        for (const [a, b] of [
          [from, to],
          [to, from],
        ] as const) {
          const open = openings(layout, walls, setCut(parted, a, b, false));
          expect(open).toHaveLength(1);
          const [wall = [layout.centre, layout.centre]] = walls;
          expect(Math.abs(sideOf(open[0] ?? layout.centre, ...wall))).toBeLessThan(0.01);
          const sign = signPlace(layout, walls, open);
          const { x, y } = minus(sign, open[0] ?? layout.centre);
          expect(Math.max(Math.abs(x) - SIGN.x, Math.abs(y) - SIGN.y)).toBeGreaterThanOrEqual(OPENING);
        }
  });

  test('has one opening where walls meet', () => {
    const three = [
      [1, 2, 3],
      [4, 5],
      [6, 7],
    ];
    const meetingWalls = layOut(SIZE, 7, three);
    const pieces = wallsOf(meetingWalls);
    const ids = [1, 2, 3, 4, 5, 6, 7];
    const shares = ids.flatMap((from) =>
      ids.filter((to) => to !== from).map((to) => openingsOn(meetingWalls, pieces, from, to)),
    );
    expect(Math.max(...shares.map((some) => some.length))).toBeLessThanOrEqual(2);
    expect(openingsOn(meetingWalls, pieces, 6, 3)).toHaveLength(1);
  });
});
