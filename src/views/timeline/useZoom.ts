import { type RefObject, useEffect } from 'react';
import { timeAt } from '../../scene/time-window.ts';
import { panBy, shownNow, zoomBy } from './track-window.ts';

/** A notch of the wheel, some 100 px, is a factor of 1.25; the fine steps of a pinch on a touchpad come as Control and the wheel. */
const PER_PX = 0.0022;
const PER_PX_PINCHED = 0.012;

function onWheel(event: WheelEvent): void {
  if (!(event.currentTarget instanceof Element)) return;
  event.preventDefault();
  const { left, width } = event.currentTarget.getBoundingClientRect();
  const isAside = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
  if (isAside) return panBy((event.deltaX || event.deltaY) / width);
  const perPx = event.ctrlKey ? PER_PX_PINCHED : PER_PX;
  zoomBy(Math.exp(event.deltaY * perPx), timeAt(shownNow(), width, event.clientX - left));
}

/** The wheel on the track. */
export function useZoom(track: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = track;
    // Not passive: the page must not scroll.
    current?.addEventListener('wheel', onWheel, { passive: false });
    return () => current?.removeEventListener('wheel', onWheel);
  }, [track]);
}
