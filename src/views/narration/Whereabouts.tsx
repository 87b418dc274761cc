import { useEffect, useState } from 'react';
import { type Session, useSession } from '../../store/session.ts';
import { headOf, isStanding } from '../../store/standing.ts';
import { useReading } from '../../store/story/state.ts';
import * as words from '../../words/narration.ts';
import { wordsFor } from './line-words.ts';
import { isOnward } from './news.ts';
import { latestTurn } from './turns.ts';

/** Whoever drags the track about is told where they are once they rest. */
const REST_MS = 400;

/** On a long way there will be a better moment, and a run that plays on is somewhere else already. */
function isAtRest(session: Session): boolean {
  const { work, playing } = session.getState();
  return work === null && !playing;
}

/** Where the reader is in the run, in one sentence. */
function whereWords(session: Session): string {
  const state = session.getState();
  const time = session.playhead.now();
  const here = isStanding(session) ? headOf(state) : undefined;
  if (here) return words.atEvent(time, wordsFor(session, here, state.events));
  if (time === 0) return words.atStart(time);
  const before = latestTurn(session, state);
  return before ? words.after(time, wordsFor(session, before, state.events)) : words.afterNothing(time);
}

/**
 * For the ear: where the reader has come to, going back, jumping, or undoing. What goes on from there is news of the list; where a page
 * of the story brings the run, its words say.
 */
export function Whereabouts() {
  const session = useSession();
  const reading = useReading();
  const [where, setWhere] = useState('');
  useEffect(() => {
    let seen = { world: session.getState().world, history: session.run.history };
    let telling: ReturnType<typeof setTimeout> | undefined;
    const stop = session.subscribe(({ world }) => {
      if (world === seen.world) return;
      const isNews = isOnward(session, seen, world);
      seen = { world, history: session.run.history };
      if (isNews) return setWhere('');
      clearTimeout(telling);
      if (reading.getState().seeking) return setWhere('');
      telling = setTimeout(() => isAtRest(session) && setWhere(whereWords(session)), REST_MS);
    });
    return () => {
      clearTimeout(telling);
      stop();
    };
  }, [session, reading]);
  return (
    <p className="hidden" role="status" aria-label={words.whereYouAre}>
      {where}
    </p>
  );
}
