/** How long the story takes to read, compared with the list of chapters and a limit. */
import { expect, test } from 'vitest';
import { CONTENTS, FIRST_SITTING, SITTING_MINUTES } from './contents.ts';
import { countWords, secondsOf, wordsBefore } from './length.ts';
import { played, secondsOfRun } from './testing/played.ts';

const MOST_MINUTES = { chapter: 4, sitting: 18, story: 30 };
const MOST_BEFORE = 60;

const lessons = await Promise.all(CONTENTS.map(({ load }) => load()));
const pages = lessons.flatMap(played);
const minutesOf = (ids: readonly string[]): number =>
  pages
    .filter(({ chapter }) => ids.includes(chapter))
    .reduce((sum, one) => sum + secondsOf(one.beat, one.words, secondsOfRun(one)), 0) / 60;

test.each(CONTENTS.map((line) => [line.id, line] as const))(
  '%s takes as long as the list of chapters says, and no longer than a chapter may',
  (id, { minutes }) => {
    expect(minutes).toBe(Math.ceil(minutesOf([id])));
    expect(minutesOf([id])).toBeLessThanOrEqual(MOST_MINUTES.chapter);
  },
);

test.each(
  pages
    .filter(({ beat }) => beat.question)
    .map(({ chapter, beat, words }) => [`${chapter}/${beat.id}`, words] as const),
)('%s asks after few words', (_, words) => {
  expect(wordsBefore(words)).toBeLessThanOrEqual(MOST_BEFORE);
});

test('the first sitting and the whole story are no longer than they may be', () => {
  expect(minutesOf(FIRST_SITTING)).toBeLessThanOrEqual(MOST_MINUTES.sitting);
  expect(minutesOf(CONTENTS.map(({ id }) => id))).toBeLessThanOrEqual(MOST_MINUTES.story);
});

test('the list of chapters says how long the two sittings take', () => {
  const later = CONTENTS.map(({ id }) => id).filter((id) => !FIRST_SITTING.includes(id));
  expect(SITTING_MINUTES).toEqual({
    first: Math.ceil(minutesOf(FIRST_SITTING)),
    later: Math.ceil(minutesOf(later)),
  });
});

test('the first sitting is made of chapters of the story, in its order', () => {
  expect(CONTENTS.map(({ id }) => id).filter((id) => FIRST_SITTING.includes(id))).toEqual(FIRST_SITTING);
});

test('words are counted as they are seen', () => {
  expect(countWords('A [leader] speaks – [to all|followers], 2 of *them*.')).toBe(8);
  expect(countWords('')).toBe(0);
});

test('a page takes its words, its run, and a while for what it asks', () => {
  const word = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
  const words = {
    title: word(4),
    text: word(40),
    note: word(10),
    captions: { a: word(6) },
    question: {
      ask: word(10),
      options: { a: { label: word(5), reply: word(8) }, b: { label: word(5), reply: word(12) } },
      after: word(8),
    },
  };
  const question = { by: 'choice', options: [] } as const;
  expect(secondsOf({ id: 'a', question }, words, 7)).toBeCloseTo(100 * 0.3 + 7 + 10);
  expect(secondsOf({ id: 'a' }, { title: word(20), text: '' }, 0)).toBeCloseTo(6);
});
