import { useMemo } from 'react';
import { type Bet, betsOf } from '../../store/story/bets.ts';
import { hashOfPage, keyOf } from '../../store/story/pages.ts';
import { isAsking, isAtChapterEnd, useStory } from '../../store/story/state.ts';
import * as texts from '../../words/story.ts';

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
    <section className="recap" aria-label={texts.guesses}>
      <p>{texts.guessesCameTrue(made.length, made.filter(({ right }) => right).length)}</p>
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

function Wrong({ bet: { page, idea, wrong } }: { readonly bet: Bet }) {
  return (
    <li>
      {wrong.map(({ label, grain }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays in its place
        <span key={i} className="recap-said">
          {texts.youSaid(label, grain)}
        </span>
      ))}{' '}
      <a href={hashOfPage(page)}>{idea}</a>
    </li>
  );
}
