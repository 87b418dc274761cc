// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import {
  changed,
  keepProgress,
  keptProgress,
  mergedWithKept,
  type Progress,
  recallProgress,
} from './progress.ts';

const KEY = 'raftarium.story';
const WHOLE: Progress = {
  at: { chapter: 'partition', beat: 'the-cut' },
  read: ['partition/the-cut'],
  answers: { 'partition/how-many-leaders': ['two'] },
  bets: { 'partition/how-many-leaders': ['one'] },
  done: ['partition/your-cut'],
};

beforeEach(() => localStorage.clear());

test('stored progress is read back', () => {
  keepProgress(WHOLE);
  expect(recallProgress()).toEqual(WHOLE);
  expect(localStorage.getItem(`${KEY}.unread`)).toBeNull();
});

test.each([
  ['a field that is null', { ...WHOLE, read: null }, { ...WHOLE, read: [] }],
  ['a number where a list is due', { ...WHOLE, done: 7 }, { ...WHOLE, done: [] }],
  ['a member of another kind', { ...WHOLE, read: [1, ...WHOLE.read, null] }, WHOLE],
  ['a page without a beat', { ...WHOLE, at: { chapter: 'partition' } }, { ...WHOLE, at: null }],
  ['answers that are a list', { ...WHOLE, answers: [] }, { ...WHOLE, answers: {} }],
  ['one answer that is no list', { ...WHOLE, answers: { ...WHOLE.answers, x: 'y' } }, WHOLE],
  ['a text without end', { ...WHOLE, read: [...WHOLE.read, 'x'.repeat(5000)] }, WHOLE],
])('a damaged %s loses only itself, and is set aside', (_what, found, read) => {
  const text = JSON.stringify(found);
  localStorage.setItem(KEY, text);
  expect(recallProgress()).toEqual(read);
  expect(localStorage.getItem(`${KEY}.unread`)).toBe(text);
});

test('an older version may have stored less, which is no error', () => {
  localStorage.setItem(KEY, '{}');
  expect(recallProgress()).toEqual({ at: null, read: [], answers: {}, bets: {}, done: [] });
  expect(localStorage.getItem(`${KEY}.unread`)).toBeNull();
});

test('from any stored text, progress is valid', () => {
  const some = fc.oneof(fc.jsonValue(), fc.record({ at: fc.jsonValue(), answers: fc.jsonValue() }));
  const texts = fc.oneof(
    some.map((value) => JSON.stringify(value)),
    fc.string(),
  );
  fc.assert(
    fc.property(texts, (text) => {
      localStorage.clear();
      localStorage.setItem(KEY, text);
      const { at, read, answers, bets, done } = recallProgress();
      expect(at === null || typeof at.beat === 'string').toBe(true);
      for (const name of [...read, ...done, ...Object.values({ ...answers, ...bets }).flat()])
        expect(name).toBeTypeOf('string');
      const aside = localStorage.getItem(`${KEY}.unread`);
      expect([localStorage.getItem(KEY), aside]).toEqual(aside === null ? [text, null] : [null, text]);
    }),
    { seed: 17, numRuns: 500 },
  );
});

test('the progress of another tab is not lost when this one is stored', () => {
  keepProgress({ ...WHOLE, read: ['a/b'], answers: { 'a/b': ['x'] }, done: [] });
  const merged = mergedWithKept({ ...WHOLE, read: ['c/d'], answers: { 'c/d': ['y'] }, done: ['e/f'] });
  expect(merged.read).toEqual(['a/b', 'c/d']);
  expect(merged.answers).toEqual({ 'a/b': ['x'], 'c/d': ['y'] });
  expect(merged.done).toEqual(['e/f']);
  keepProgress(merged);
  expect(keptProgress()).toEqual(merged);
});

test('the progress of two tabs is merged, and both have it at the next visit', () => {
  const page = fc.constantFrom('a/b', 'c/d', 'e/f');
  const pages = fc.uniqueArray(page);
  const chosen = fc.dictionary(page, fc.uniqueArray(fc.constantFrom('x', 'y')));
  const at = fc.option(fc.record({ chapter: fc.constant('a'), beat: fc.constantFrom('b', 'c') }));
  const some = fc.record({ at, read: pages, answers: chosen, bets: chosen, done: pages });
  fc.assert(
    fc.property(some, some, (one, other) => {
      keepProgress(one);
      const merged = mergedWithKept(other);
      keepProgress(merged);
      expect(mergedWithKept(one)).toEqual(merged);
      expect(recallProgress()).toEqual(merged);
      expect(merged.at).toEqual(one.at ?? other.at);
      for (const list of ['read', 'done'] as const)
        expect(new Set(merged[list])).toEqual(new Set([...one[list], ...other[list]]));
      for (const table of ['answers', 'bets'] as const)
        expect(merged[table]).toEqual({ ...other[table], ...one[table] });
    }),
    { seed: 17, numRuns: 200 },
  );
});

test('the first answer stays the guess, whatever is answered later or undone', () => {
  const asked = changed(WHOLE, { answers: { ...WHOLE.answers, 'a/b': ['x'] } });
  expect(asked.bets).toEqual({ ...WHOLE.bets, 'a/b': ['x'] });
  const takenBack = changed(asked, { answers: {} });
  expect(takenBack.bets).toEqual(asked.bets);
  expect(changed(takenBack, { answers: { 'a/b': ['y'] } }).bets['a/b']).toEqual(['x']);
});

test('asking only to be shown is no guess, and asking again makes none', () => {
  const seen = changed(WHOLE, { answers: { 'a/b': [] } });
  expect(changed(seen, { answers: { 'a/b': ['x'] } }).bets['a/b']).toEqual([]);
});

test('an answer of a version without guesses counts as one', () => {
  const old = { ...WHOLE, bets: {} };
  expect(changed(old, { read: [] }).bets).toEqual(WHOLE.answers);
});

test('of the guesses of two tabs, the one stored first stays', () => {
  keepProgress({ ...WHOLE, bets: { 'a/b': ['x'] } });
  const merged = mergedWithKept({ ...WHOLE, bets: { 'a/b': ['y'], 'c/d': ['z'] } });
  expect(merged.bets).toEqual({ 'a/b': ['x'], 'c/d': ['z'] });
});
