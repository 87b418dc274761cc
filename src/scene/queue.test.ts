import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Message } from '../raft/types.ts';
import type { Packet } from '../sim/types.ts';
import { glyphOf } from './glyph.ts';
import { laneOf } from './lane.ts';
import { length, minus } from './plane.ts';
import { heldPlace } from './queue.ts';
import { packet } from './testing/packet.ts';

const DISC = 40;
/** The distance of the bars behind a held message. */
const BARS = 10;
/** How far the timer around a disc reaches beyond it. */
const RING = 10.5;
const entry = { term: 1, command: 'SET x 1' };

/** Heartbeats, entries and votes, each held when it was sent. */
const messages = fc.array(fc.integer({ min: -1, max: 7 }), { minLength: 1, maxLength: 30 }).map((loads) =>
  loads.map((load, id): Packet => {
    const way = { from: 1, to: 2, term: 1 };
    const message =
      load < 0
        ? { ...way, type: 'RequestVoteReply', voteGranted: true }
        : { ...way, type: 'AppendEntries', entries: Array.from({ length: load }, () => entry) };
    return packet({ id, at: Infinity, message: message as unknown as Message });
  }),
);

test('held messages cover neither each other nor a disc with its timer, and a pile shows its count', () => {
  fc.assert(
    fc.property(
      messages,
      fc.integer({ min: 20, max: 500 }),
      fc.double({ min: 0.3, max: 1.2, noNaN: true }),
      (packets, gap, scale) => {
        const lane = laneOf({ x: 0, y: 0 }, { x: 2 * DISC * scale + gap, y: 0 }, DISC * scale, scale);
        const way = length(minus(lane.end, lane.start));
        const places = packets.map((held) => ({ ...heldPlace(packets, held, lane, scale), held }));
        const seen = places.filter(({ count }) => count > 0);
        expect(seen.reduce((sum, { count }) => sum + count, 0)).toBe(packets.length);
        let front = -Infinity;
        for (const { share, held } of seen) {
          const half = glyphOf(held.message).reach * scale;
          const x = lane.start.x + share * way;
          expect(x - half - BARS * scale).toBeGreaterThan(front);
          front = x + half;
          // A message that is longer than the gap between the discs cannot avoid them.
          if (2 * half + (BARS + 6) * scale > gap) continue;
          expect(x - half - BARS * scale).toBeGreaterThan(DISC * scale);
          expect(front).toBeLessThan(DISC * scale + gap);
          // With some more room they leave the timers free too.
          if (2 * half + (BARS + 2 * RING) * scale > gap) continue;
          expect(x - half - BARS * scale).toBeGreaterThan((DISC + RING) * scale);
          expect(front).toBeLessThan((DISC - RING) * scale + gap);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('a message that is held halfway stays there, apart from the queue', () => {
  const lane = laneOf({ x: 0, y: 0 }, { x: 300, y: 0 }, DISC, 1);
  const held = packet({ id: 1, at: Infinity, anchorProgress: 0.5 });
  const packets = [held, ...[2, 3].map((id) => packet({ id, at: Infinity }))];
  expect(heldPlace(packets, held, lane, 1)).toEqual({ share: 0.5, count: 1 });
});
