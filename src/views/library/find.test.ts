import { describe, expect, test } from 'vitest';
import type { Group, LibraryEntry } from '../../library/types.ts';
import { shelvesFor } from './find.ts';

const GROUPS: readonly Group[] = [
  { id: 'elections', title: 'Choosing a leader', about: '' },
  { id: 'figures', title: 'Figures of the paper', about: '' },
  { id: 'broken', title: 'One rule left out', about: '' },
];

const entry = (slug: string, group: LibraryEntry['group'], more: Partial<LibraryEntry>): LibraryEntry => ({
  slug,
  group,
  title: slug,
  sentence: '',
  watch: '',
  section: '',
  at: 0,
  picture: 0,
  document: { raftarium: 1 },
  ...more,
});

const ENTRIES: readonly LibraryEntry[] = [
  entry('quiet', 'elections', { title: 'A quiet election', sentence: 'One server stands.', section: '§5.2' }),
  entry('split', 'elections', { title: 'A split vote', sentence: 'Two servers stand.', section: '§5.2' }),
  entry('figure-8-c', 'figures', {
    title: 'Figure 8 (c)',
    watch: 'S1 crashes.',
    section: '§5.4.2, Figure 8',
  }),
  entry('vote-twice', 'broken', {
    title: 'Two votes in one term',
    section: '§5.2',
    broken: {
      bug: 'vote-twice',
      falls: 'one-vote-per-term',
      rule: 'A server votes once.',
      kept: '',
      expect: [],
    },
  }),
];

const found = (text: string, group: LibraryEntry['group'] | null = null): readonly string[] =>
  shelvesFor(GROUPS, ENTRIES, { text, group }).flatMap(({ entries }) => entries.map(({ slug }) => slug));

describe('the search of the library', () => {
  test.each([
    ['', ['quiet', 'split', 'figure-8-c', 'vote-twice']],
    ['split', ['split']],
    ['SPLIT vote', ['split']],
    ['vote', ['split', 'vote-twice']],
    ['  vote   split ', ['split']],
    ['crashes', ['figure-8-c']],
    ['§5.2', ['quiet', 'split', 'vote-twice']],
    ['5.4.2', ['figure-8-c']],
    ['figure 8', ['figure-8-c']],
    ['paper', ['figure-8-c']],
    ['left out', ['vote-twice']],
    ['votes once', ['vote-twice']],
    ['spl', ['split']],
    ['Éléction', ['quiet']],
    ['vote‑twice', ['vote-twice']],
    ['unicorn', []],
    ['split unicorn', []],
  ])('“%s” finds %j', (text, slugs) => {
    expect(found(text)).toEqual(slugs);
  });

  test('within a group finds only its entries', () => {
    expect(found('vote', 'broken')).toEqual(['vote-twice']);
    expect(found('split', 'broken')).toEqual([]);
    expect(found('', 'figures')).toEqual(['figure-8-c']);
  });

  test('leaves out groups without any', () => {
    expect(shelvesFor(GROUPS, ENTRIES, { text: 'vote', group: null }).map(({ group }) => group.id)).toEqual([
      'elections',
      'broken',
    ]);
  });
});
