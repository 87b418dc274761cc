import { useEffect, useState } from 'react';
import { type Session, useSession } from '../../store/session.ts';
import { headOf, isStanding } from '../../store/standing.ts';
import { useReading } from '../../store/story/state.ts';
import * as words from '../../words/narration.ts';
import { wordsFor } from './line-words.ts';
import { isOnward } from './news.ts';
import { latestTurn } from './turns.ts';

/** Debounce: the place is read out once the reader stops scrubbing. */
const REST_MS = 400;

/** The place in the run, as a sentence. */
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
 * For screen readers: the place after going back, jumping, or undoing. What happens from there on is read
 * from the list; for jumps of the story, its page has the words.
 */
export function Whereabouts() {
  const session = useSession();
  const reading = useReading();
  const [where, setWhere] = useState('');
  useEffect(() => {
    let seen = { world: session.getState().world, history: session.run.history };
    let telling: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const { work, playing } = session.getState();
      // A playing run moves on. A running job may still lead elsewhere: that would start anew.
      if (playing) return;
      if (work === null) setWhere(whereWords(session));
      else telling = setTimeout(tell, REST_MS);
    };
    const stop = session.subscribe(({ world }) => {
      if (world === seen.world) return;
      const isNews = isOnward(session, seen, world);
      seen = { world, history: session.run.history };
      clearTimeout(telling);
      if (isNews) return setWhere('');
      if (reading.getState().seeking) return setWhere('');
      telling = setTimeout(tell, REST_MS);
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
