/** What stands around and in a server's disc leaves the rest its room. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Box, distanceTo } from './boxes.ts';
import { type Groups, layOut, placeOf } from './layout.ts';
import { atAngle, length, minus, type Point, plus } from './plane.ts';
import { NOTCH, nameInside, notchAway, PIP_AWAY, pipAngle } from './server.ts';

const ids = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const STAGES = [
  { width: 1300, height: 900 },
  { width: 560, height: 520 },
  { width: 390, height: 290 },
];
/** Half of how wide a vote is, at scale 1. */
const PIP = 9;

describe.each(STAGES)('on a stage of $width by $height', (size) => {
  test('two candidates beside each other have each the other’s no for itself', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3 }), { minLength: 2, maxLength: 9 }), (letters) => {
        const groups: Groups = [0, 1, 2, 3]
          .map((group) => ids(letters.length).filter((id) => letters[id - 1] === group))
          .filter((group) => group.length > 0);
        const layout = layOut(size, letters.length, groups);
        const pip = (candidate: number, voter: number): Point =>
          plus(
            placeOf(layout, candidate),
            atAngle(pipAngle(layout, candidate, voter), layout.disc + PIP_AWAY * layout.scale),
          );
        for (const one of ids(letters.length))
          for (const other of ids(one - 1))
            expect(length(minus(pip(one, other), pip(other, one)))).toBeGreaterThan(2 * PIP * layout.scale);
      }),
    );
  });
});

test.each([21, 23, 27, 34, 46, 70])(
  'in a disc of %i px the notch of the vote given leaves the name alone',
  (disc) => {
    const layout = { disc, scale: disc / 46 };
    const { size, y } = nameInside(layout.scale);
    const name: Box = { left: -0.6 * size, right: 0.6 * size, top: y - 0.73 * size, bottom: y };
    const away = notchAway(layout);
    const [long, wide] = [NOTCH.long * layout.scale, NOTCH.wide * layout.scale];
    expect(away + long).toBeLessThan(disc);
    for (let turn = 0; turn < 360; turn += 1) {
      const way = atAngle((turn * Math.PI) / 180);
      const at = (along: number, across: number): Point => ({
        x: along * way.x - across * way.y,
        y: along * way.y + across * way.x,
      });
      for (const corner of [at(away + long, 0), at(away - long, wide), at(away - long, -wide)])
        expect(distanceTo(corner, name)).toBeGreaterThan(0);
    }
  },
);
