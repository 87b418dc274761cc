/** What of the run the track shows: all of it, or a window that was zoomed and moved. */
import { useMemo } from 'react';
import { create } from 'zustand';
import type { Micros } from '../../base/time.ts';
import { playhead } from '../../playback/playhead.ts';
import {
  bringingBack,
  panned,
  roomFor,
  spanOf,
  type TimeWindow,
  trackBounds,
  windowAround,
  zoomed,
} from '../../scene/time-window.ts';
import { LONGEST_RUN } from '../../store/commands.ts';
import { planOf } from '../../store/plan.ts';
import { type Session, useSession } from '../../store/session.ts';
import { isUntold, useStory } from '../../store/story/state.ts';

/** Null is the whole run, which grows. */
const useWindow = create<{ readonly window: TimeWindow | null }>()(() => ({ window: null }));

/** It reaches as far as the run is known, with some room, and as far as its document plans, where that is not hidden. */
const lengthOf = ({ frontierTime, document }: Session, untold: boolean): Micros =>
  Math.max(roomFor(frontierTime, LONGEST_RUN), untold ? 0 : planOf(document).end);
const lengthNow = (): Micros => lengthOf(useSession.getState(), isUntold(useStory.getState()));

/** A window of a longer run than the one that is open now shows all of this one. */
const shownOf = (window: TimeWindow | null, length: Micros): TimeWindow =>
  window && window.to <= length ? window : { from: 0, to: length };

/** What the track shows, and how long the track of the whole run is. */
export function useShown(): {
  readonly shown: TimeWindow;
  readonly length: Micros;
  readonly isZoomed: boolean;
} {
  const window = useWindow((state) => state.window);
  const untold = useStory(isUntold);
  const length = useSession((session) => lengthOf(session, untold));
  const shown = useMemo(() => shownOf(window, length), [window, length]);
  return { shown, length, isZoomed: spanOf(shown) < length };
}

export const shownNow = (): TimeWindow => shownOf(useWindow.getState().window, lengthNow());

/** A window as long as the run is the whole run, also when that grows. */
const show = (window: TimeWindow): void =>
  useWindow.setState({ window: spanOf(window) < lengthNow() ? window : null });
const boundsNow = () => trackBounds(lengthNow());

/** The playhead, if the track shows it; else the middle of what it shows. */
function lookedAt(): Micros {
  const { from, to } = shownNow();
  const time = playhead.now();
  return time >= from && time <= to ? time : (from + to) / 2;
}

/** Shows `factor` times as much of the run: less than 1 comes closer. */
export const zoomBy = (factor: number, about: Micros = lookedAt()): void =>
  show(zoomed(boundsNow(), shownNow(), factor, about));

/** Moves on by so many of what is shown, or back. */
export function panBy(pages: number): void {
  const shown = shownNow();
  show(panned(boundsNow(), shown, pages * spanOf(shown)));
}

export const showWhole = (): void => useWindow.setState({ window: null });

/** Brings a time to a share of the way along the track, `span` being shown. */
export const showAt = (time: Micros, share: number, span: Micros): void =>
  show(windowAround(boundsNow(), span, time, share));

/** Brings a time that is not shown into sight. */
export function showAlso(time: Micros): void {
  const shown = shownNow();
  const next = bringingBack(boundsNow(), shown, time);
  if (next !== shown) show(next);
}
