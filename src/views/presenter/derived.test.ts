/** The notes that a page of the story has by itself. */
import { expect, test } from 'vitest';
import { CONTENTS } from '../../lessons/contents.ts';
import { derivedNotes } from './derived.ts';

const lessons = await Promise.all(CONTENTS.map(({ load }) => load()));
const notesOf = (chapter: string, beat: string) => {
  const lesson = lessons.find((one) => one.chapter.id === chapter);
  const found = lesson?.chapter.beats.find(({ id }) => id === beat);
  const words = lesson?.words.beats[beat];
  if (!found || !words) throw new Error(`no page ${chapter}/${beat}`);
  return derivedNotes(found, words);
};

test('a question has its answer, what is said after it, and the mistakes to expect', () => {
  const notes = notesOf('partition', 'how-many-leaders');
  expect(notes.map(({ about }) => about)).toEqual(['answers', 'after', 'mistakes', 'idea', 'footnote']);
  expect(notes[0]?.lines).toEqual(['“Two” – S1 in term 1, and S3 in term 2.']);
  expect(notes[2]?.lines[1]).toBe(
    '“One” – S1 still wears its crown, too. Only one of them can get anything done.',
  );
});

test('a page with captions has them; a page with nothing to add has no notes', () => {
  expect(notesOf('partition', 'it-heals')).toEqual([
    { about: 'captions', lines: ['No: term 2', 'It steps down'] },
  ]);
  expect(notesOf('partition', 'the-cut')).toEqual([]);
});

test('every question of the story has an answer and a mistake', () => {
  const asking = lessons.flatMap(({ chapter }) =>
    chapter.beats
      .filter(({ question }) => question)
      .map(({ id }) => notesOf(chapter.id, id).map(({ about }) => about)),
  );
  expect(asking.length).toBeGreaterThan(20);
  for (const notes of asking) expect(notes).toEqual(expect.arrayContaining(['answers', 'mistakes']));
});
