import * as d3 from 'd3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Packet } from '../sim/types.ts';
import { crowdOf, MOST_DRAWN, MOST_ON_WAY } from './crowd.ts';

const packet = (id: number, from: number, to: number) => ({ id, message: { from, to } }) as Packet;

/** `count` messages between `servers` servers. */
const someMessages = fc
  .record({ servers: fc.integer({ min: 2, max: 99 }), count: fc.nat(3000), seed: fc.nat(1000) })
  .map(({ servers, count, seed }) =>
    Array.from({ length: count }, (_, i) => {
      const from = 1 + ((i * (seed + 1)) % servers);
      return packet(2 * i + 1 + (i % 2), from, 1 + ((from + (i % (servers - 1))) % servers));
    }),
  );

test('few messages are all drawn', () => {
  const packets = Array.from({ length: MOST_ON_WAY }, (_, i) => packet(3 * i, 1, 2));
  expect(crowdOf(packets)).toEqual({ drawn: packets.map(({ id }) => id), undrawn: [] });
});

test('of many messages a bounded number is drawn, and the others are counted on their way', () => {
  fc.assert(
    fc.property(someMessages, (packets) => {
      const { drawn, undrawn } = crowdOf(packets);
      expect(drawn.length).toBeLessThanOrEqual(MOST_DRAWN);
      const isDrawn = new Set(drawn);
      const missing = packets.filter(({ id }) => !isDrawn.has(id));
      expect(drawn.length + missing.length).toBe(packets.length);
      const ways = d3.rollup(
        missing,
        (list) => list.length,
        ({ message: { from, to } }) => `${from} to ${to}`,
      );
      expect(new Map(undrawn.map(({ from, to, count }) => [`${from} to ${to}`, count]))).toEqual(
        new Map(ways),
      );
      expect(undrawn.reduce((sum, { count }) => sum + count, 0)).toBe(missing.length);
      expect(drawn.length > 0).toBe(packets.length > 0);
    }),
    { numRuns: 60 },
  );
});

test('in one direction the oldest are drawn: a message stays drawn until it arrives', () => {
  const packets = Array.from({ length: 3000 }, (_, i) => packet(i, 1, 2));
  const { drawn, undrawn } = crowdOf(packets);
  expect(drawn).toEqual(Array.from({ length: MOST_ON_WAY }, (_, i) => i));
  expect(undrawn).toEqual([{ from: 1, to: 2, count: 3000 - MOST_ON_WAY }]);
  expect(crowdOf(packets.slice(5)).drawn.slice(0, MOST_ON_WAY - 5)).toEqual(drawn.slice(5));
});

test('a message from each of 99 servers to all others: some of each are drawn', () => {
  const ids = Array.from({ length: 99 }, (_, i) => i + 1);
  const ways = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => [from, to] as const));
  const packets = ways.map(([from, to], i) => packet(i, from, to));
  const drawn = new Set(crowdOf(packets).drawn);
  expect(drawn.size).toBeLessThanOrEqual(MOST_DRAWN);
  const shown = packets.filter(({ id }) => drawn.has(id));
  expect(new Set(shown.map(({ message }) => message.from)).size).toBe(99);
  expect(new Set(shown.map(({ message }) => message.to)).size).toBeGreaterThan(80);
});

test('held messages that are not drawn are not counted on their way: their pile has a number', () => {
  const packets = Array.from({ length: 50 }, (_, id) => ({ ...packet(id, 1, 2), at: Infinity }));
  expect(crowdOf(packets)).toEqual({ drawn: packets.slice(0, MOST_ON_WAY).map(({ id }) => id), undrawn: [] });
});
