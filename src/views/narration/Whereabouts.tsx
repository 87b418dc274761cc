import { useEffect, useState } from 'react';
import { timeWords } from '../../base/time.ts';
import { playhead } from '../../playback/playhead.ts';
import { run, useSession } from '../../store/session.ts';
import { headOf, isStanding } from '../../store/standing.ts';
import { useStory } from '../../store/story/state.ts';
import { wordsFor } from './line-words.ts';
import { isOnward } from './news.ts';
import { latestTurn } from './turns.ts';

/** Whoever drags the track about is told where they are once they rest. */
const REST_MS = 400;

/** On a long way there will be a better moment, and a run that plays on is somewhere else already. */
function isAtRest(): boolean {
  const { work, playing } = useSession.getState();
  return work === null && !playing;
}

/** Where the reader is in the run, in one sentence. */
function whereWords(): string {
  const session = useSession.getState();
  const at = `At ${timeWords(playhead.now())}`;
  const here = isStanding() ? headOf(session) : undefined;
  if (here) return `${at}: ${wordsFor(here, session.events)}`;
  if (playhead.now() === 0) return `${at}: the start of the run.`;
  const before = latestTurn(session);
  return before
    ? `${at}. Before that: ${wordsFor(before, session.events)}`
    : `${at}. Nothing of note has happened.`;
}

/**
 * For the ear: where the reader has come to, going back, jumping, or undoing. What goes on from there is news of the list; where a page
 * of the story brings the run, its words say.
 */
export function Whereabouts() {
  const [words, setWords] = useState('');
  useEffect(() => {
    let seen = { world: useSession.getState().world, history: run.history };
    let telling: ReturnType<typeof setTimeout> | undefined;
    const stop = useSession.subscribe(({ world }) => {
      if (world === seen.world) return;
      const isNews = isOnward(seen, world);
      seen = { world, history: run.history };
      if (isNews) return setWords('');
      clearTimeout(telling);
      if (useStory.getState().seeking) return setWords('');
      telling = setTimeout(() => isAtRest() && setWords(whereWords()), REST_MS);
    });
    return () => {
      clearTimeout(telling);
      stop();
    };
  }, []);
  return (
    <p className="hidden" role="status" aria-label="Where you are">
      {words}
    </p>
  );
}
