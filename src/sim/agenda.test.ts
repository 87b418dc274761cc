import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Agenda } from './agenda.ts';
import type { Due } from './types.ts';

const due = (at: number, order: number): Due => ({ kind: 'lead', at, order, server: 1 });
const inOrder = (a: Due, b: Due): number => a.at - b.at || a.order - b.order;

test('items come out by time, and at one time in the order of scheduling, whenever they were added', () => {
  const moves = fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { freq: 3 }), { maxLength: 80 });
  fc.assert(
    fc.property(moves, fc.nat(80), (times, kept) => {
      let agenda = new Agenda();
      let model: Due[] = [];
      const popped: (Due | undefined)[][] = [];
      times.forEach((at, i) => {
        if (i === kept) agenda = new Agenda(agenda.toArray());
        if (at === null) return void popped.push([agenda.peek(), agenda.pop(), model[0], model.shift()]);
        // The order is not always increasing: an item may be put back at its old place.
        const item = due(at, (i * 7) % 80);
        agenda.push(item);
        model = [...model, item].sort(inOrder);
      });
      for (const [peeked, pulled, first, taken] of popped) expect([peeked, pulled]).toEqual([first, taken]);
      while (model.length > 0) expect(agenda.pop()).toBe(model.shift());
      expect(agenda.pop()).toBeUndefined();
    }),
  );
});

test('a list that was taken from it does not change', () => {
  const agenda = new Agenda([due(2, 1)]);
  const list = agenda.toArray();
  agenda.push(due(1, 2));
  agenda.pop();
  expect(list).toEqual([due(2, 1)]);
});
