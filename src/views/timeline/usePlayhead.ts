import { type RefObject, useLayoutEffect, useRef } from 'react';
import { toMs } from '../../base/time.ts';
import { type TimeWindow, xAt } from '../../scene/time-window.ts';
import { useSession } from '../../store/session.ts';
import { useReading } from '../../store/story/state.ts';
import { showAlso } from './track-window.ts';

/**
 * A slider whose value and text the painter writes; React sets everything else. When playing stops, or the
 * window changes, the painter starts again, and so writes the exact time. The window follows the playhead
 * when it leaves the window, but not while it plays outside the reader's window.
 */
export function usePlayhead({ from, to }: TimeWindow, width: number): RefObject<HTMLInputElement | null> {
  const session = useSession();
  const reading = useReading();
  const slider = useRef<HTMLInputElement>(null);
  const last = useRef(0);
  const playing = useSession((state) => state.playing);
  useLayoutEffect(() => {
    const { current } = slider;
    if (!current) return;
    const isIn = (time: number) => time >= from && time <= to;
    let shownPlace = Number.NaN;
    return session.playhead.onCalmPaint((time) => {
      const before = last.current;
      last.current = time;
      if (time !== before && !isIn(time) && (!playing || isIn(before))) showAlso(session, reading, time);
      // A step that is invisible is not worth the work of a frame.
      const place = Math.round(xAt({ from, to }, width, time));
      if (playing && place === shownPlace) return;
      shownPlace = place;
      current.classList.toggle('is-elsewhere', !isIn(time));
      current.value = String(toMs(time));
      current.setAttribute('aria-valuetext', `${toMs(time).toFixed(1)} ms`);
    });
  }, [session, reading, from, to, width, playing]);
  return slider;
}
