/** The reader's guesses: the first answer to each question, and the idea of the question. */
import { CONTENTS } from '../../lessons/contents.ts';
import type { Lesson } from '../../lessons/types.ts';
import { Part } from '../../parts/part.ts';
import { keyOf, type Page } from './pages.ts';
import type { Progress } from './progress.ts';
import { isRight } from './question.ts';

export interface Bet {
  readonly page: Page;
  /** The idea that the question teaches. */
  readonly idea: string;
  /** Null without a guess. */
  readonly right: boolean | null;
  /** The wrong options, and what was right about them. */
  readonly wrong: readonly { readonly label: string; readonly grain: string }[];
}

/** The guesses of a chapter, in its order: one for each question with an idea. */
export function betsOf({ chapter, words }: Lesson, { bets }: Progress): readonly Bet[] {
  return chapter.beats.flatMap(({ id, question }) => {
    const page = { chapter: chapter.id, beat: id };
    const texts = words.beats[id]?.question;
    if (question === undefined || texts?.idea === undefined) return [];
    const chosen = bets[keyOf(page)] ?? [];
    const right = chosen.length === 0 ? null : isRight(question, chosen);
    const wrong = chosen.flatMap((option) => {
      const { label = '', grain } = texts.options[option] ?? {};
      return right === false && grain ? [{ label, grain }] : [];
    });
    return [{ page, idea: texts.idea, right, wrong }];
  });
}

/** All chapters, for the map of the story. */
export const wholeStory = new Part(() => Promise.all(CONTENTS.map(({ load }) => load())), { isLast: true });
