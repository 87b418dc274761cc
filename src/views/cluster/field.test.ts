import { expect, test } from 'vitest';
import { Glides } from '../../playback/glide.ts';
import { SteppedTime } from '../../playback/stepped-time.ts';
import type { ServerId } from '../../raft/types.ts';
import { layOut } from '../../scene/layout.ts';
import { Field } from './field.ts';

const SIZE = { width: 720, height: 640 };
const cut = (): readonly (readonly ServerId[])[] => [
  [1, 2],
  [3, 4, 5],
];

test('servers move to another layout once: the same one, computed again, moves nothing', () => {
  const time = new SteppedTime();
  const field = new Field(layOut(SIZE, 5, [], 1), new Glides(time));
  field.moveTo(layOut(SIZE, 5, cut(), 1), true);
  time.pass(200);
  time.pass(200);
  const share = field.share;
  expect(share).toBeGreaterThan(0);
  expect(share).toBeLessThan(1);
  field.moveTo(layOut(SIZE, 5, cut(), 1), true);
  expect(field.share).toBe(share);
  time.pass(2000);
  expect(field.share).toBe(1);
  const there = layOut(SIZE, 5, cut(), 1);
  expect(field.place(1)).toEqual(there.places[1]);
  field.moveTo(there, true);
  time.pass(16);
  expect(field.share).toBe(1);
});
