import { useMemo } from 'react';
import { type Bet, betsOf } from '../../store/story/bets.ts';
import { hashOfPage, keyOf } from '../../store/story/pages.ts';
import { isAsking, isAtChapterEnd, useStory } from '../../store/story/state.ts';

/** The reader's guesses come back at the end of a chapter. Nothing for who made none. */
export function Recap() {
  const lesson = useStory((story) =>
    isAtChapterEnd(story) && !isAsking(story) && !story.revealing ? story.lesson : null,
  );
  const progress = useStory((story) => story.progress);
  const bets = useMemo(() => (lesson ? betsOf(lesson, progress) : []), [lesson, progress]);
  const made = bets.filter(({ right }) => right !== null);
  if (made.length === 0) return null;
  const wrong = made.filter((bet) => bet.wrong.length > 0);
  return (
    <section className="recap" aria-label="Your guesses">
      <p>{summary(made.length, made.filter(({ right }) => right).length)}</p>
      {wrong.length > 0 && (
        <ul>
          {wrong.map((bet) => (
            <Wrong key={keyOf(bet.page)} bet={bet} />
          ))}
        </ul>
      )}
    </section>
  );
}

function summary(made: number, right: number): string {
  if (made === 1)
    return right === 1 ? 'Your guess came true.' : 'Your guess did not come true. Now you know why.';
  if (right === made)
    return made === 2 ? 'Both of your guesses came true.' : `All ${made} of your guesses came true.`;
  if (right === 0)
    return `This chapter surprised you ${made === 2 ? 'twice' : `${made} times`}. Now you know why.`;
  return `${right} of your ${made} guesses came true.`;
}

function Wrong({ bet: { page, idea, wrong } }: { readonly bet: Bet }) {
  return (
    <li>
      {wrong.map(({ label, grain }) => (
        <span key={label} className="recap-said">
          You said “{label}”. {grain}
        </span>
      ))}{' '}
      <a href={hashOfPage(page)}>{idea}</a>
    </li>
  );
}
