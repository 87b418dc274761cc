import { type MouseEvent, type PointerEvent, type RefObject, useRef } from 'react';
import { type Stretch, timeAt } from '../../scene/stretch.ts';
import { seek } from '../../store/commands.ts';
import { shownNow } from './shown.ts';

/**
 * The playhead follows the pointer while it is down, also while it plays: the browser's own dragging of a slider does not bear
 * that its value is changed meanwhile. `isPinching`: whether two fingers do something else just now.
 */
export function useDrag(slider: RefObject<HTMLInputElement | null>, isPinching: () => boolean) {
  // What was shown when the drag began: a run that grows on the way must not run away from under the pointer.
  const by = useRef<{ readonly pointer: number; readonly shown: Stretch } | null>(null);
  const go = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    if (by.current) seek(timeAt(by.current.shown, width, clientX - left));
  };
  const end = () => {
    by.current = null;
  };
  return {
    isDragging: () => by.current !== null,
    handlers: {
      onMouseDown: (event: MouseEvent<HTMLElement>) => {
        event.preventDefault();
        slider.current?.focus({ preventScroll: true });
      },
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0 || isPinching()) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        by.current = { pointer: event.pointerId, shown: shownNow() };
        go(event);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (by.current?.pointer === event.pointerId && !isPinching()) go(event);
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}
