import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Queue } from './queue.ts';

/** Adds to some earlier queue, or takes from one. */
const acts = fc.array(
  fc.record({ to: fc.nat(), add: fc.nat({ max: 9 }), take: fc.option(fc.nat({ max: 5 })) }),
);

test('every queue that there ever was goes on holding what it held, whatever is made of it', () => {
  fc.assert(
    fc.property(acts, (done) => {
      const queues = [{ queue: Queue.empty<number>(), holds: [] as readonly number[] }];
      for (const { to, add, take } of done) {
        const from = queues[to % queues.length] as (typeof queues)[0];
        const { queue, holds } = from;
        queues.push(
          take === null
            ? { queue: queue.push(add), holds: [...holds, add] }
            : { queue: queue.without(take), holds: holds.slice(take) },
        );
      }
      for (const { queue, holds } of queues) {
        expect(queue.toJSON()).toEqual(holds);
        expect(queue.length).toBe(holds.length);
        expect(holds.map((_, i) => queue.at(i))).toEqual(holds);
        expect(queue.at(holds.length)).toBeUndefined();
      }
    }),
  );
});

test('adding does not copy what is there already', () => {
  let queue = Queue.empty<number>();
  for (let i = 0; i < 200_000; i += 1) queue = queue.push(i);
  expect([queue.length, queue.at(199_999)]).toEqual([200_000, 199_999]);
});
