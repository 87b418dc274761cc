/** The visible part of the track: the whole run, or a zoomed window. */
import { useMemo } from 'react';
import type { Micros } from '../../base/time.ts';
import {
  bringingBack,
  panned,
  roomFor,
  roomForPage,
  spanOf,
  type TimeWindow,
  trackBounds,
  windowAround,
  zoomed,
} from '../../scene/time-window.ts';
import { LONGEST_RUN } from '../../store/commands.ts';
import { planOf } from '../../store/plan.ts';
import { type Session, type SessionState, useSession } from '../../store/session.ts';
import { hidesFuture, type Reading, useStory } from '../../store/story/state.ts';

/**
 * The end of the track: as far as the run is known, with some room, and as far as its document plans. The
 * plan of the story's own run is hidden, and a page of it is short.
 */
const lengthOf = ({ frontierTime, document }: SessionState, isFutureHidden: boolean): Micros =>
  isFutureHidden
    ? roomForPage(frontierTime, LONGEST_RUN)
    : Math.max(roomFor(frontierTime, LONGEST_RUN), planOf(document).end);
const lengthNow = (session: Session, reading: Reading): Micros =>
  lengthOf(session.getState(), hidesFuture(reading.getState()));

/** A window of a longer run that was open before shows all of this one. */
const shownOf = (window: TimeWindow | null, length: Micros): TimeWindow =>
  window && window.to <= length ? window : { from: 0, to: length };

/** The visible window, and the length of the whole track. */
export function useShown(): {
  readonly shown: TimeWindow;
  readonly length: Micros;
  readonly isZoomed: boolean;
} {
  const window = useSession(({ track }) => track);
  const isFutureHidden = useStory(hidesFuture);
  const length = useSession((state) => lengthOf(state, isFutureHidden));
  const shown = useMemo(() => shownOf(window, length), [window, length]);
  return { shown, length, isZoomed: spanOf(shown) < length };
}

export const shownNow = (session: Session, reading: Reading): TimeWindow =>
  shownOf(session.getState().track, lengthNow(session, reading));

/** A window as long as the run is the whole run, also when it grows. */
const show = (session: Session, reading: Reading, track: TimeWindow): void =>
  session.setState({ track: spanOf(track) < lengthNow(session, reading) ? track : null });
const boundsNow = (session: Session, reading: Reading) => trackBounds(lengthNow(session, reading));

/** The playhead, if it is in the window; else the middle of the window. */
function lookedAt(session: Session, reading: Reading): Micros {
  const { from, to } = shownNow(session, reading);
  const time = session.playhead.now();
  return time >= from && time <= to ? time : (from + to) / 2;
}

/** Zooms by `factor`: less than 1 zooms in. */
export const zoomBy = (
  session: Session,
  reading: Reading,
  factor: number,
  about: Micros = lookedAt(session, reading),
): void =>
  show(session, reading, zoomed(boundsNow(session, reading), shownNow(session, reading), factor, about));

/** Moves the window by a share of its length. */
export function panBy(session: Session, reading: Reading, pages: number): void {
  const shown = shownNow(session, reading);
  show(session, reading, panned(boundsNow(session, reading), shown, pages * spanOf(shown)));
}

export const showWhole = (session: Session): void => session.setState({ track: null });

/** Places a time at a share of the track, with `span` visible. */
export const showAt = (session: Session, reading: Reading, time: Micros, share: number, span: Micros): void =>
  show(session, reading, windowAround(boundsNow(session, reading), span, time, share));

/** Scrolls to a time outside the window. */
export function showAlso(session: Session, reading: Reading, time: Micros): void {
  const shown = shownNow(session, reading);
  const next = bringingBack(boundsNow(session, reading), shown, time);
  if (next !== shown) show(session, reading, next);
}
