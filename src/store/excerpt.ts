/** The stretch of the open run that the diagram shows: computed once, and extended as the run grows. */
import type { Micros } from '../base/time.ts';
import type { Excerpt } from '../sim/excerpt.ts';
import { KEYFRAME_EVERY } from '../sim/history.ts';
import { type KeptExcerpt, type Session } from './session.ts';

/** With more events, the picture would not show them apart, so they are not computed. */
const MOST_EVENTS = 6000;

/** The known part of the open run from `from` to `to` (µs). The same object until more is known. */
export function excerptOf(session: Session, from: Micros, to: Micros): Excerpt {
  const { history } = session.run;
  const moment = history.frontierMoment;
  const isSame =
    session.excerpt?.of === history.recording &&
    session.excerpt.excerpt.from === from &&
    session.excerpt.excerpt.to === to;
  const before = isSame ? session.excerpt : null;
  if (before !== null && !isOutgrown(before, moment)) return before.excerpt;
  const goesOn =
    before !== null && before.excerpt.events !== null && before.excerpt.events.length <= 2 * MOST_EVENTS;
  const excerpt = goesOn
    ? history.extend(before.excerpt, MOST_EVENTS)
    : history.excerpt(from, to, MOST_EVENTS);
  session.excerpt = { of: history.recording, excerpt, moment };
  return excerpt;
}

/**
 * Whether the run is known further than the excerpt, in a way that matters. A rough excerpt is not updated at
 * every moment.
 */
function isOutgrown({ excerpt, moment }: KeptExcerpt, now: number): boolean {
  if (excerpt.last.time > excerpt.to) return false;
  return excerpt.events === null ? now - moment >= KEYFRAME_EVERY : now !== moment;
}
