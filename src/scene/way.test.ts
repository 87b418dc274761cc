/** The position of a message: its lane, its progress, its end. */
import { describe, expect, test } from 'vitest';
import { progressAt } from '../base/flight.ts';
import type { LossReason, Packet } from '../sim/types.ts';
import { laneOf, pointOn, wayOn } from './lane.ts';
import { layOut, messageScale } from './layout.ts';
import { breakingOf, PIECES_AT_REST, shards } from './lost.ts';
import { eased, stepped, uneased } from './motion.ts';
import { packetOf } from './packets.ts';
import { length, minus } from './plane.ts';
import { packet } from './testing/packet.ts';

describe('a lane', () => {
  const [from, to] = [
    { x: 100, y: 100 },
    { x: 500, y: 100 },
  ];
  const there = laneOf(from, to, 46, 1);
  const back = laneOf(to, from, 46, 1);

  test('begins and ends at the rims', () => {
    expect(there.start.x).toBeGreaterThan(from.x + 46);
    expect(there.end.x).toBeLessThan(to.x - 46);
    expect(pointOn(there, 0.5).x).toBeCloseTo(300);
  });

  test('lies on the right-hand side, so that the two directions are apart', () => {
    expect(there.start.y).toBeGreaterThan(100);
    expect(back.start.y).toBeLessThan(100);
    expect(there.start.y - back.start.y).toBeGreaterThanOrEqual(24);
  });

  test('does not reverse if two discs nearly touch', () => {
    const tight = laneOf({ x: 0, y: 0 }, { x: 20, y: 0 }, 12, 0.3);
    expect(tight.end.x).toBeGreaterThan(tight.start.x);
  });
});

describe.each([
  { width: 720, height: 640 },
  { width: 390, height: 290 },
  { width: 1400, height: 700 },
])('on a ring of $width × $height', (size) => {
  const counts = Array.from({ length: 23 }, (_, i) => i + 3);

  test.each(counts)('of %i servers, no message flies over a third one', (count) => {
    const layout = layOut(size, count, []);
    const ids = Array.from({ length: count }, (_, i) => i + 1);
    const near = ids.flatMap((from) =>
      ids.flatMap((to) => {
        if (from === to) return [];
        const lane = wayOn(layout, from, to);
        const shares = Array.from({ length: 101 }, (_, i) => pointOn(lane, i / 100));
        const others = layout.places.filter((_, id) => id > 0 && id !== from && id !== to);
        const room = others.map((place) => Math.min(...shares.map((at) => length(minus(at, place)))));
        return Math.min(...room) < layout.disc + 11 * messageScale(layout) ? [`S${from} to S${to}`] : [];
      }),
    );
    expect(near).toEqual([]);
  });

  test.each(counts)('of %i servers, each way begins beside its server', (count) => {
    const layout = layOut(size, count, []);
    const { disc, scale, places } = layout;
    for (let to = 2; to <= count; to += 1) {
      const { start } = wayOn(layout, 1, to);
      const away = length(minus(start, places[1] ?? layout.centre));
      expect(away).toBeGreaterThan(disc);
      expect(away).toBeLessThan(disc * 1.25 + 30 * scale);
    }
  });
});

describe('a message on its way', () => {
  test('moves at constant speed from where its flight last changed', () => {
    expect(progressAt(packet(), 1000)).toBe(0);
    expect(progressAt(packet(), 1250)).toBe(0.25);
    expect(progressAt(packet(), 2000)).toBe(1);
    expect(progressAt(packet({ anchorAt: 1500, anchorProgress: 0.5, at: 3500 }), 2500)).toBe(0.75);
  });

  test('stays where it is while it is held', () => {
    expect(progressAt(packet({ at: Infinity, anchorProgress: 0.4 }), 9e9)).toBe(0.4);
  });

  test('is a little slower at both ends, and never moves back', () => {
    const steps = Array.from({ length: 101 }, (_, i) => eased(i / 100));
    expect([steps[0], steps[50], steps[100]]).toEqual([0, 0.5, 1]);
    expect(steps.every((share, i) => i === 0 || share > (steps[i - 1] ?? 1))).toBe(true);
    expect(eased(0.1)).toBeLessThan(0.1);
    expect(eased(0.9)).toBeGreaterThan(0.9);
  });

  test.each([0, 0.2, 0.5, 0.93, 1])('uneased is the inverse of eased at %d', (share) => {
    expect(eased(uneased(share))).toBeCloseTo(share, 4);
  });

  test('has a few positions only, for readers who want less motion', () => {
    const places = new Set(Array.from({ length: 100 }, (_, i) => stepped(i / 100)));
    expect(places.size).toBe(4);
  });

  test('is found by its own id only', () => {
    const packets = [1, 4, 9, 12].map((id) => packet({ id }));
    expect(packets.map(({ id }) => packetOf(packets, id)?.id)).toEqual([1, 4, 9, 12]);
    expect([0, 2, 13].map((id) => packetOf(packets, id))).toEqual([undefined, undefined, undefined]);
  });
});

describe('a lost message', () => {
  const SPEED = 1 / 50;
  const PLAYED = { from: 0, speed: SPEED };
  const lost = (reason: LossReason, at: number, over: Partial<Packet> = {}) => ({
    packet: packet(over),
    at,
    reason,
  });
  const end = (reason: LossReason, at: number) => breakingOf(lost(reason, at), 5e6, PLAYED, 0.44);

  test('breaks up at the wall that it was sent against, and flies there first', () => {
    const cut = lost('cut', 1000);
    expect(breakingOf(cut, 1000, PLAYED, 0.44)).toEqual({ share: 0, broken: 0 });
    expect(breakingOf(cut, 1300, PLAYED, 0.44).broken).toBe(0);
    expect(breakingOf(cut, 1300, PLAYED, 0.44).share).toBeLessThan(0.44);
    expect(breakingOf(cut, 1500, PLAYED, 0.44)).toMatchObject({ share: 0.44 });
  });

  test('breaks up where it was when the cut was made', () => {
    expect(end('cut', 1250).share).toBeCloseTo(eased(0.25));
  });

  test('breaks up at a crashed server, or on its way', () => {
    expect(end('crashed', 2000).share).toBe(1);
    expect(end('loss', 1000).share).toBeGreaterThan(0.3);
    expect(end('loss', 1000).share).toBeLessThan(0.7);
    expect(end('dropped', 1500).share).toBeCloseTo(0.5);
  });

  test('disappears after the same wall time, at every speed', () => {
    const atDoor = lost('crashed', 2000);
    expect(breakingOf(atDoor, 2000 + 0.45e6 * SPEED, PLAYED, 0.5).broken).toBeCloseTo(0.5);
    expect(breakingOf(atDoor, 2000 + 0.45e6 / 1000, { from: 0, speed: 1 / 1000 }, 0.5).broken).toBeCloseTo(
      0.5,
    );
    expect(end('crashed', 2000).broken).toBe(1);
  });

  test('lies in pieces where it broke while paused, for a short virtual time', () => {
    const standing = { from: Infinity, speed: SPEED };
    const cut = lost('cut', 1000);
    expect(breakingOf(cut, 1000, standing, 0.44)).toEqual({ share: 0.44, broken: PIECES_AT_REST });
    expect(breakingOf(cut, 20_999, standing, 0.44)).toEqual({ share: 0.44, broken: PIECES_AT_REST });
    expect(breakingOf(cut, 21_000, standing, 0.44).broken).toBe(1);
    // A play that begins later does not show it flying again.
    expect(breakingOf(cut, 1200, { from: 1100, speed: SPEED }, 0.44).broken).toBe(PIECES_AT_REST);
  });

  test('breaks into the same pieces each time, wider and wider', () => {
    expect(shards(7, 0.3)).toBe(shards(7, 0.3));
    const reach = (d: string) =>
      Math.max(...(d.match(/-?\d+(\.\d+)?/g) ?? []).map((n) => Math.abs(Number(n))));
    expect(reach(shards(7, 0.9))).toBeGreaterThan(reach(shards(7, 0.05)));
  });
});
