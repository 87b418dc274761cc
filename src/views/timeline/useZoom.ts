import { type RefObject, useEffect } from 'react';
import { timeAt } from '../../scene/time-window.ts';
import { type Session, useSession } from '../../store/session.ts';
import { type Reading, useReading } from '../../store/story/state.ts';
import { panBy, shownNow, zoomBy } from './track-window.ts';

/**
 * A notch of the wheel, some 100 px, is a factor of 1.25; a pinch on a touchpad comes as small wheel steps
 * with Control.
 */
const PER_PX = 0.0022;
const PER_PX_PINCHED = 0.012;

function onWheel(session: Session, reading: Reading, event: WheelEvent): void {
  if (!(event.currentTarget instanceof Element)) return;
  // In an embed the wheel scrolls the page around it.
  if (session.allowed !== null && !event.ctrlKey) return;
  event.preventDefault();
  const { left, width } = event.currentTarget.getBoundingClientRect();
  const isAside = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
  if (isAside) return panBy(session, reading, (event.deltaX || event.deltaY) / width);
  const perPx = event.ctrlKey ? PER_PX_PINCHED : PER_PX;
  zoomBy(
    session,
    reading,
    Math.exp(event.deltaY * perPx),
    timeAt(shownNow(session, reading), width, event.clientX - left),
  );
}

/** The wheel on the track. */
export function useZoom(track: RefObject<HTMLElement | null>): void {
  const session = useSession();
  const reading = useReading();
  useEffect(() => {
    const { current } = track;
    // Not passive: the page must not scroll.
    const listen = (event: WheelEvent) => onWheel(session, reading, event);
    current?.addEventListener('wheel', listen, { passive: false });
    return () => current?.removeEventListener('wheel', listen);
  }, [track, session, reading]);
}
