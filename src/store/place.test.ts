import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlace } from './place.ts';

const document = { raftarium: 1, title: '', seed: 3, actions: [] };
const branch = (id: number, parent: number | null) => ({
  id,
  name: `Branch ${id}`,
  parent,
  from: 10,
  document,
  time: 20,
  frontierTime: 30,
});
const UNSAVED = { own: { text: '{', document, isLeft: true }, brought: 'a file' };
const PLACE = {
  branches: [branch(0, null), branch(1, 0)],
  branch: 1,
  document,
  time: 20,
  frontierTime: 30,
  unsaved: UNSAVED,
  isEditing: true,
};
const read = (value: unknown) => readPlace(JSON.stringify(value));

test('a place is the same after saving and reading it', () => {
  expect(read(PLACE)).toEqual({ value: PLACE, isWhole: true });
});

test('a place of an earlier version has no texts of the editor', () => {
  const { unsaved: _1, isEditing: _2, ...earlier } = PLACE;
  const value = { ...earlier, unsaved: { own: null, brought: null }, isEditing: false };
  expect(read(earlier)).toEqual({ value, isWhole: true });
});

test('a damaged text of the editor loses only itself', () => {
  const own = { ...UNSAVED.own, document: null };
  expect(read({ ...PLACE, unsaved: { ...UNSAVED, own } })).toEqual({
    value: { ...PLACE, unsaved: { ...UNSAVED, own: null } },
    isWhole: false,
  });
});

test.each([
  ['a time that is no number', { ...PLACE, time: 'soon' }, { time: 0 }],
  ['a time beyond the longest run', { ...PLACE, time: 1e15 }, { time: 0 }],
  ['a broken branch', { ...PLACE, branches: [...PLACE.branches, { id: 2 }] }, { branches: PLACE.branches }],
  ['no branches', { ...PLACE, branches: null }, { branch: 0, time: 20 }],
  ['an open branch that is none', { ...PLACE, branch: 9 }, { branch: 0, time: 20 }],
  [
    'branches that hang on each other',
    { ...PLACE, branches: [branch(0, null), branch(1, 2), branch(2, 1)] },
    { branches: [branch(0, null), branch(1, 0), branch(2, 1)] },
  ],
])('a damaged %s loses only itself', (_what, found, part) => {
  const { value, isWhole } = read(found);
  expect(value).toMatchObject({ document, ...part });
  // Branches with another parent are all there.
  expect(isWhole).toBe(value?.branches.length === 3);
});

test.each([
  ['a document without its parts', { ...PLACE, document: { seed: 3 } }],
  ['no document', { ...PLACE, document: null }],
  ['a list', []],
  ['nothing', null],
])('without a readable %s there is no place', (_what, found) => {
  expect(read(found)).toEqual({ value: null, isWhole: false });
});

test('from any saved text, the open branch is one of the branches, and all descend from the first', () => {
  const id = fc.oneof(fc.nat({ max: 3 }), fc.jsonValue());
  const some = fc.record({ id, parent: id, name: fc.jsonValue(), document: fc.constant(document) });
  const places = fc.record(
    { branches: fc.oneof(fc.array(some), fc.jsonValue()), branch: id, document: fc.constant(document) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(places, fc.jsonValue()), (found) => {
      const { value } = read(found);
      if (value === null) return;
      const ids = value.branches.map((one) => one.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toContain(value.branch);
      value.branches.forEach(({ parent }, i) => {
        expect(i === 0 ? parent === null : ids.slice(0, i).includes(parent ?? -1)).toBe(true);
      });
    }),
    { seed: 18, numRuns: 500 },
  );
});
