import { useMemo } from 'react';
import { type Bet, betsOf } from '../../store/story/bets.ts';
import { isAsking, isAtChapterEnd, useStory } from '../../store/story/state.ts';

/** The reader's guesses of a chapter, where it ends; none before. */
export function useBets(): readonly Bet[] {
  const lesson = useStory((story) =>
    isAtChapterEnd(story) && !isAsking(story) && !story.revealing ? story.lesson : null,
  );
  const progress = useStory((story) => story.progress);
  return useMemo(
    () => (lesson ? betsOf(lesson, progress) : []).filter(({ right }) => right !== null),
    [lesson, progress],
  );
}
