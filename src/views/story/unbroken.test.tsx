// @vitest-environment happy-dom
/** A value or a number is on one line, wherever the page says it. */

import { cleanup } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { CONTENTS } from '../../lessons/contents.ts';
import type { Lesson } from '../../lessons/types.ts';
import { wholeStory } from '../../store/story/bets.ts';
import { keyOf } from '../../store/story/pages.ts';
import { stillReading } from '../../store/story/testing/page.ts';
import { BREAK } from '../../words/testing/breaks.ts';
import { renderIn } from '../testing/renderIn.tsx';
import { StoryWords } from './StoryWords.tsx';

const LESSONS = await Promise.all(CONTENTS.map(({ load }) => load()));
await wholeStory.fetch();
afterEach(cleanup);

/** The texts of a page that may break there. */
function broken({ chapter, words }: Lesson, beat: string, answers: readonly string[]): string[] {
  const reading = stillReading();
  const page = { chapter: chapter.id, beat };
  const progress = reading.getState().progress;
  const all = Object.fromEntries(
    chapter.beats.map(({ id, question }) => [
      keyOf({ chapter: chapter.id, beat: id }),
      (question?.options ?? []).filter(({ right }) => !right).map((option) => option.id),
    ]),
  );
  reading.setState({
    mode: 'story',
    page,
    lesson: { chapter, words },
    onRun: true,
    over: true,
    progress: { ...progress, bets: all, answers: answers.length > 0 ? { [keyOf(page)]: answers } : {} },
  });
  const { container } = renderIn(reading, <StoryWords />);
  const texts = container.ownerDocument.createTreeWalker(container, 4);
  const found: string[] = [];
  while (texts.nextNode()) {
    const { textContent: text, parentElement } = texts.currentNode;
    if (BREAK.test(text ?? '') && !parentElement?.closest('[hidden]')) found.push(text ?? '');
  }
  cleanup();
  return found;
}

test.each(LESSONS.map((lesson) => [lesson.chapter.id, lesson] as const))('%s', (_, lesson) => {
  for (const { id, question } of lesson.chapter.beats) {
    const wrong = (question?.options ?? []).filter(({ right }) => !right).map((option) => option.id);
    for (const answers of wrong.length > 0 ? [[], wrong] : [[]]) {
      expect([id, ...broken(lesson, id, answers)]).toEqual([id]);
    }
  }
});
