import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Request } from '../sim/types.ts';
import { type Box, crownBox, depthOf, distanceTo } from './boxes.ts';
import { boxOfPlace, clientBox, foldings, placeCaptions } from './captions.ts';
import { laneOf, pointOn } from './lane.ts';
import { LETTERS_OF_HALL, layOut, placeOf } from './layout.ts';
import { atAngle, length, minus, type Point, plus } from './plane.ts';
import { PIP_AWAY, pipAngle } from './server.ts';
import { wallsOf } from './walls.ts';

const SIZES = [
  ['a laptop’s stage', 560, 520, 1],
  ['a wide one', 900, 760, 1],
  ['a hall’s', 1300, 900, LETTERS_OF_HALL],
  ['a low hall’s', 474, 590, LETTERS_OF_HALL],
  ['a phone’s', 390, 330, 1],
  ['a phone’s, and flat', 390, 270, 1],
] as const;
const LONGEST = 'Three of five have it: committed now';

const client = (server: number, command = 'SET x 100'): Request =>
  ({ id: server, server, command, answer: null, answeredAt: null }) as unknown as Request;
const wanted = (server: number, text: string, from = 0, to = 10) => ({ server, text, from, to });

test('without a caption, the stage is not measured', () => {
  const unmeasured = new Proxy(layOut({ width: 900, height: 760 }, 99, []), {
    get: (_, name) => {
      throw new Error(`asked for its ${String(name)}`);
    },
  });
  expect(placeCaptions(unmeasured, [], [], [client(1)])).toEqual([]);
});

test('the text of a caption is folded once, not for each place that is tried', () => {
  let read = 0;
  const one = {
    ...wanted(1, ''),
    get text() {
      read += 1;
      return LONGEST;
    },
  };
  placeCaptions(layOut({ width: 900, height: 760 }, 5, []), [one], [], []);
  expect(read).toBe(1);
});

describe.each(SIZES)('on %s, a caption', (_, width, height, letters) => {
  const cases = [1, 3, 4, 5].flatMap((count) =>
    Array.from({ length: count }, (_, i) => [i + 1, count] as const),
  );
  test.each(cases)(
    'at S%i of %i covers no disc, no crown, no client, and stays on the stage',
    (id, count) => {
      const layout = layOut({ width, height }, count, [], letters);
      for (const text of ['1 of 3', 'Nobody answers me', LONGEST]) {
        for (const clients of [[], [client(id)], [client(id), client((id % count) + 1)]]) {
          const [place] = placeCaptions(layout, [wanted(id, text)], [], clients);
          if (!place) throw new Error('no place');
          const box = boxOfPlace(place);
          expect(place.lines.join(' ')).toBe(text);
          expect(isOn(box, width, height)).toBe(true);
          for (let other = 1; other <= count; other += 1)
            expect(distanceTo(placeOf(layout, other), box)).toBeGreaterThan(layout.disc + 8 * layout.scale);
          for (const one of clients) expect(depthOf(box, clientBox(layout, one))).toBe(0);
        }
      }
    },
  );

  test.each(cases)('of a few words at S%i of %i lies in no way of a message', (id, count) => {
    const layout = layOut({ width, height }, count, [], letters);
    const others = Array.from({ length: count }, (_, i) => i + 1);
    for (const text of ['No', '2 votes', '3 of 5: it leads']) {
      const [place] = placeCaptions(layout, [wanted(id, text)], [], []);
      if (!place) throw new Error('no place');
      const box = boxOfPlace(place);
      const messages = others.flatMap((from) =>
        others
          .filter((to) => to !== from)
          .flatMap((to) => {
            const lane = laneOf(placeOf(layout, from), placeOf(layout, to), layout.disc, layout.scale);
            return [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => pointOn(lane, share));
          }),
      );
      expect(Math.min(Infinity, ...messages.map((at) => distanceTo(at, box)))).toBeGreaterThan(
        5 * layout.scale,
      );
    }
  });

  test.each(cases)('at S%i of %i does not cover the server’s own vote', (id, count) => {
    const layout = layOut({ width, height }, count, [], letters);
    const vote = plus(
      placeOf(layout, id),
      atAngle(pipAngle(layout, id, id), layout.disc + PIP_AWAY * layout.scale),
    );
    for (const text of ['No', '2 votes', 'Only 2 of 4', 'Term 4: all have voted']) {
      const [place] = placeCaptions(layout, [wanted(id, text)], [], []);
      if (!place) throw new Error('no place');
      expect(distanceTo(vote, boxOfPlace(place))).toBeGreaterThan(8 * layout.scale);
    }
  });

  test('overlaps no other caption of the same time, but may overlap one of another time', () => {
    const layout = layOut({ width, height }, 5, [], letters);
    const both = placeCaptions(layout, [wanted(3, LONGEST), wanted(4, LONGEST)], [], []);
    const [one, other] = both.map(boxOfPlace) as [Box, Box];
    expect(depthOf(one, other)).toBe(0);
    const later = placeCaptions(layout, [wanted(3, LONGEST), wanted(3, LONGEST, 10, 20)], [], []);
    expect(later[0]).toEqual(later[1]);
  });

  test.each(cases)('at S%i of %i stays where the one before it was, and away from the crown', (id, count) => {
    const layout = layOut({ width, height }, count, [], letters);
    const texts = ['1 of 5: itself', '2 of 5', '3 of 5: committed'];
    const row = texts.map((text, i) => wanted(id, text, i * 10, i * 10 + 10));
    const boxes = placeCaptions(layout, row, [], [client(id)]).map(boxOfPlace);
    for (const box of boxes) expect(gapBetween(box, crownBox(layout, id))).toBeGreaterThanOrEqual(4);
    // The point of the text that is nearest to the disc.
    const { x, y } = placeOf(layout, id);
    const nearest = boxes.map(({ left, right, top, bottom }) => ({
      x: Math.min(Math.max(x, left), right),
      y: Math.min(Math.max(y, top), bottom),
    }));
    const moved = nearest.slice(1).map((point, i) => length(minus(point, nearest[i] as Point)));
    expect(Math.max(...moved)).toBeLessThan(Math.max(28, layout.disc / 2));
  });

  test.each([
    ['whole', []],
    [
      'in two parts',
      [
        [1, 2],
        [3, 4, 5],
      ],
    ],
  ])('is nearer to its own server than to any other if the network is %s', (_, groups) => {
    const layout = layOut({ width, height }, 5, groups, letters);
    const servers = [1, 2, 3, 4, 5];
    const nearest = servers.map((id) => {
      const [place] = placeCaptions(layout, [wanted(id, LONGEST)], wallsOf(layout), []);
      const away = servers.map((other) =>
        place ? distanceTo(placeOf(layout, other), boxOfPlace(place)) : 0,
      );
      return away.indexOf(Math.min(...away)) + 1;
    });
    expect(nearest).toEqual(servers);
  });
});

const gapBetween = (a: Box, b: Box): number =>
  Math.hypot(
    Math.max(0, a.left - b.right, b.left - a.right),
    Math.max(0, a.top - b.bottom, b.top - a.bottom),
  );

const isOn = ({ left, right, top, bottom }: Box, width: number, height: number) =>
  left >= 0 && top >= 0 && right <= width && bottom <= height;

describe('a text', () => {
  test('is broken into lines of similar length, without losing a word', () => {
    expect(foldings('one')).toEqual([['one']]);
    expect(foldings('Three of five have it')[1]).toEqual(['Three of five', 'have it']);
    expect(foldings('No: term 2')).toEqual([['No: term 2'], ['No:', 'term 2']]);
    expect(foldings('2 of 5')).toEqual([['2 of 5']]);
    expect(foldings('x = 2: gone')).toEqual([['x = 2: gone'], ['x = 2:', 'gone']]);
    expect(foldings('1\u00a0of\u00a05\u00a0… 2\u00a0of\u00a05\u00a0… 3\u00a0of\u00a05')[2]).toEqual([
      '1\u00a0of\u00a05\u00a0…',
      '2\u00a0of\u00a05\u00a0…',
      '3\u00a0of\u00a05',
    ]);
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 9 }), (words) => {
        for (const lines of foldings(words.join(' '))) {
          expect(lines.join(' ')).toBe(words.join(' '));
          expect(lines.every((line) => line.length > 0)).toBe(true);
        }
      }),
    );
  });
});
