import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dequeued, emptyQueue, enqueued, queuedAt, queueLength } from './queue.ts';

/** Each step appends to an earlier queue, or takes from one. */
const acts = fc.array(
  fc.record({ to: fc.nat(), add: fc.nat({ max: 9 }), take: fc.option(fc.nat({ max: 5 })) }),
);

test('every earlier queue keeps its items', () => {
  fc.assert(
    fc.property(acts, (done) => {
      const queues = [{ queue: emptyQueue<number>(), holds: [] as readonly number[] }];
      for (const { to, add, take } of done) {
        const from = queues[to % queues.length] as (typeof queues)[0];
        const { queue, holds } = from;
        queues.push(
          take === null
            ? { queue: enqueued(queue, add), holds: [...holds, add] }
            : { queue: dequeued(queue, take), holds: holds.slice(take) },
        );
      }
      for (const { queue, holds } of queues) {
        expect(queueLength(queue)).toBe(holds.length);
        expect(holds.map((_, i) => queuedAt(queue, i))).toEqual(holds);
        expect(queuedAt(queue, holds.length)).toBeUndefined();
      }
    }),
  );
});

test('appending does not copy the items', () => {
  let queue = emptyQueue<number>();
  for (let i = 0; i < 200_000; i += 1) queue = enqueued(queue, i);
  expect([queueLength(queue), queuedAt(queue, 199_999)]).toEqual([200_000, 199_999]);
});
