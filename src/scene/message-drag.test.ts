import { describe, expect, test } from 'vitest';
import { progressAt, progressBack } from '../base/flight.ts';
import type { Packet } from '../sim/types.ts';
import { dropEffectOf, dropEffectWords, shareAt, shareMoved } from './message-drag.ts';
import { packet as vote } from './testing/packet.ts';

/** It is under way for 10 ms. */
const packet = (over: Partial<Packet> = {}) => vote({ at: 11_000, ...over });
const lane = { start: { x: 100, y: 100 }, end: { x: 300, y: 100 }, angle: 0 };

test('only the part of a drag along the way counts', () => {
  expect(shareMoved(lane, { x: -50, y: 80 })).toBe(-0.25);
  expect(shareMoved({ ...lane, end: { x: 100, y: 200 } }, { x: 80, y: 50 })).toBe(0.5);
});

describe('a message dropped at a place of its way', () => {
  test('arrives later by the time from there to where it was', () => {
    const now = 7000;
    for (const earlier of [1000, 2500, 6999]) {
      const meaning = dropEffectOf(packet(), now, shareAt(packet(), earlier));
      expect(meaning.do === 'delay' && Math.abs(meaning.by - (now - earlier))).toBeLessThanOrEqual(1);
    }
  });

  test('is drawn where it was dropped, once it is delayed', () => {
    const meaning = dropEffectOf(packet(), 7000, 0.3);
    const by = meaning.do === 'delay' ? meaning.by : 0;
    const delayed = packet({
      at: 11_000 + by,
      anchorAt: 7000,
      anchorProgress: progressBack(packet(), 7000, by),
    });
    expect(shareAt(delayed, 7000)).toBeCloseTo(0.3, 3);
    expect(progressAt(delayed, 7000 + by)).toBeCloseTo(progressAt(packet(), 7000), 3);
  });

  test('before its start is delayed more', () => {
    expect(dropEffectOf(packet(), 1000, -0.5)).toEqual({ do: 'delay', by: 5000 });
  });

  test('moves at the speed that it has since it was delayed', () => {
    const slow = packet({ at: 27_000, anchorAt: 7000, anchorProgress: 0.5 });
    expect(dropEffectOf(slow, 7000, 0)).toEqual({ do: 'delay', by: 20_000 });
  });

  test('at its end arrives now, held or not', () => {
    expect(dropEffectOf(packet(), 7000, 0.98)).toEqual({ do: 'deliver' });
    expect(dropEffectOf(packet({ at: Infinity }), 7000, 1.4)).toEqual({ do: 'deliver' });
  });

  test('a little ahead is not changed, and a held one nowhere', () => {
    expect(dropEffectOf(packet(), 7000, 0.9)).toEqual({ do: 'nothing' });
    expect(dropEffectOf(packet({ at: Infinity, anchorProgress: 0.5 }), 7000, 0.1)).toEqual({ do: 'nothing' });
  });
});

test('the words say what would happen', () => {
  expect(dropEffectWords({ do: 'delay', by: 5420 }, false)).toBe('5.4 ms later');
  expect(dropEffectWords({ do: 'deliver' }, false)).toBe('Arrives now');
  expect(dropEffectWords({ do: 'nothing' }, true)).toMatch(/^Held/);
  expect(dropEffectWords({ do: 'nothing' }, false)).toMatch(/^Drag it to its end/);
});
