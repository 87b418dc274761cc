import { describe, expect, test } from 'vitest';
import { SYNONYMS } from '../../library/synonyms.ts';
import type { Group, LibraryEntry } from '../../library/types.ts';
import * as real from '../../store/story/library-entries.ts';
import { nearHits, shelvesFor } from './find.ts';

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
    ['constructor', []],
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

// ------------------------------------------------------------------------------------- in the library itself

const inLibrary = (text: string, group: LibraryEntry['group'] | null = null): readonly LibraryEntry[] =>
  shelvesFor(real.GROUPS, real.ENTRIES, { text, group }).flatMap(({ entries }) => entries);
const slugsFor = (text: string): readonly string[] => inLibrary(text).map(({ slug }) => slug);

const SAID = SYNONYMS.flatMap(({ said, finds }) => said.map((phrase) => [phrase, finds] as const));

describe('what people say', () => {
  test.each(SAID)('“%s” finds %s', (phrase, finds) => {
    expect(slugsFor(phrase)).toContain(finds);
  });

  test.each([
    ['Split-Brain', 'partition-2-3'],
    ['splitbrain', 'partition-2-3'],
    ['isolated leader', 'partition-1-4'],
    ['minority leader', 'partition-1-4'],
    ['leader cut off from followers', 'partition-1-4'],
    ['a leader that is cut off from its followers', 'partition-1-4'],
    ['asymmetric partition', 'deaf-leader'],
    ['one-way', 'deaf-follower'],
    ['figure8', 'figure-8-a'],
    ['Fig. 8', 'figure-8-e'],
    ['fig8c', 'figure-8-c'],
    ['9 servers', 'nine-servers'],
    ['nine nodes', 'nine-servers'],
    ['25 servers', 'twenty-five-servers'],
    ['2 votes in 1 term', 'vote-twice'],
  ])('“%s” finds %s', (text, slug) => {
    expect(slugsFor(text)).toContain(slug);
  });

  test('every meaning is in the words of an entry', () => {
    const absent = SYNONYMS.flatMap(({ means }) => means).filter((part) => inLibrary(part).length === 0);
    expect(absent).toEqual([]);
  });

  test('a number is not found in a name, in a section or in another number', () => {
    expect(slugsFor('9 servers')).toEqual(['nine-servers']);
    expect(slugsFor('figure 8').every((slug) => !slug.startsWith('figure-7'))).toBe(true);
  });

  test.each(['snapshot', 'membership', 'pre-vote', 'lease'])('of “%s”, nothing is told', (text) => {
    expect(slugsFor(text)).toEqual([]);
    expect(nearHits(real.GROUPS, real.ENTRIES, { text, group: null })).toEqual([]);
  });
});

describe('the order', () => {
  test.each(real.ENTRIES.map(({ title }) => title))('the title “%s” finds its entry first', (title) => {
    expect(inLibrary(title)[0]?.title).toBe(title);
    expect(inLibrary(`  ${title.toUpperCase()} `)[0]?.title).toBe(title);
  });

  test('all words in a title come before words elsewhere, on the shelf and among the shelves', () => {
    const entries = [
      entry('body', 'elections', { sentence: 'A term, and two votes.' }),
      entry('other', 'broken', { sentence: 'Two votes in one term.' }),
      entry('title', 'broken', { title: 'One term, two votes' }),
    ];
    const order = shelvesFor(GROUPS, entries, { text: 'two votes', group: null });
    expect(order.flatMap((shelf) => shelf.entries.map(({ slug }) => slug))).toEqual([
      'title',
      'other',
      'body',
    ]);
  });

  test('without a text it is that of the library', () => {
    expect(inLibrary('')).toEqual(
      real.GROUPS.flatMap(({ id }) => real.ENTRIES.filter(({ group }) => group === id)),
    );
  });
});

describe('near hits', () => {
  const near = (text: string, group: LibraryEntry['group'] | null = null) =>
    nearHits(GROUPS, ENTRIES, { text, group }).map(({ slug }) => slug);

  test('have some of the words, most words first', () => {
    expect(near('crashes unicorn figure')).toEqual(['figure-8-c']);
    expect(near('split vote unicorn')).toEqual(['split', 'vote-twice']);
    expect(near('split vote unicorn', 'broken')).toEqual(['vote-twice']);
  });

  test('of a single word there are none, and small words do not count', () => {
    expect(near('unicorn')).toEqual([]);
    expect(near('a unicorn in the server')).toEqual(['quiet', 'split', 'vote-twice']);
  });
});
