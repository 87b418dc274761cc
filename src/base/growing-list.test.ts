import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GrowingList } from './growing-list.ts';

test('appending to a list changes neither it nor any list that it came from', () => {
  const step = fc.record({ to: fc.nat(), item: fc.nat(), place: fc.option(fc.nat(), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 4 }), fc.array(step, { maxLength: 20 }), (first, steps) => {
      const made = [{ list: GrowingList.of(first), model: [...first] }];
      for (const { to, item, place } of steps) {
        const { list, model } = made[to % made.length] as (typeof made)[number];
        const at = place === undefined ? undefined : place % (model.length + 1);
        made.push({ list: list.with(item, at), model: model.toSpliced(at ?? model.length, 0, item) });
      }
      for (const { list, model } of made) {
        expect([...list]).toEqual(model);
        expect(list.slice()).toEqual(model);
        expect(list.slice(1, model.length + 3)).toEqual(model.slice(1));
        expect(list.length).toBe(model.length);
        for (const index of [-1, 0, model.length - 1, model.length])
          expect(list.at(index)).toBe(model.at(index));
      }
    }),
  );
});
