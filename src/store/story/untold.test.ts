/** What a page shows uses no word of the protocol before the story has told what it means. */
import { describe, expect, test } from 'vitest';
import { CONTENTS, INTRODUCED_ON, type Introduced } from '../../lessons/contents.ts';
import { GLOSSARY } from '../../lessons/glossary.ts';
import { type Played, played } from '../../lessons/testing/played.ts';
import { eventSentence } from '../../words/events.ts';
import { isBefore } from './pages.ts';

/** Each word, and what the story introduces on the page that tells it. */
const WORDS_OF: readonly (readonly [RegExp, Introduced])[] = [
  [/\bterms?\b/i, 'terms'],
  [/\bcommitIndex\b/, 'commits'],
  [/\b(index|indices|nextIndex)\b/, 'next'],
  [/\bmatchIndex\b/, 'match'],
];

const lessons = await Promise.all(CONTENTS.map(({ load }) => load()));
const pages = lessons.flatMap(played);
const isIntroduced = ({ chapter, beat }: Played, what: Introduced): boolean =>
  !isBefore({ chapter, beat: beat.id }, INTRODUCED_ON[what]);

/** The texts that use a word of which the page has not told yet. */
const early = (page: Played, texts: readonly string[]): readonly string[] =>
  texts.filter((text) => WORDS_OF.some(([word, what]) => word.test(text) && !isIntroduced(page, what)));

/** As it is seen: without the keys of its marks. */
const seen = (text: string): string => text.replace(/\[([^\]|]+)\|[^\]]+\]/g, '$1');

/** All texts within a value. */
const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(textsIn);

const cardsOf = (texts: readonly string[]): readonly string[] =>
  texts
    .flatMap((text) => [...text.matchAll(/\[(?:[^\]|]+\|)?([^\]]+)\]/g)])
    .map(([, key = '']) => GLOSSARY[key]?.text ?? '');

/** The lines of the list of events, up to the page's end. */
const linesOf = ({ history, to }: Played): readonly string[] =>
  history.events(1, history.seek(to).seq).map((event) => eventSentence(event));

const named = pages.map((page) => [`${page.chapter}/${page.beat.id}`, page] as const);

describe('before it is told of, no word of the protocol stands', () => {
  test.each(named)('%s: in the words and the captions', (_, page) => {
    expect(early(page, textsIn(page.words).map(seen))).toEqual([]);
  });

  test.each(named)('%s: on the cards that its words open', (_, page) => {
    expect(early(page, cardsOf(textsIn(page.words)))).toEqual([]);
  });

  test.each(named.filter(([, page]) => isIntroduced(page, 'events')))(
    '%s: in the list of events',
    (_, page) => {
      expect(early(page, linesOf(page))).toEqual([]);
    },
  );
});

test('each word is told on the page that introduces it', () => {
  for (const [word, what] of WORDS_OF) {
    const { chapter, beat } = INTRODUCED_ON[what];
    const page = pages.find((one) => one.chapter === chapter && one.beat.id === beat);
    const texts = textsIn(page?.words);
    expect([...texts, ...cardsOf(texts)].filter((text) => word.test(text))).not.toEqual([]);
  }
});
