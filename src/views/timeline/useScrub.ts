import { type MouseEvent, type PointerEvent, type RefObject } from 'react';
import { playhead } from '../../playback/playhead.ts';
import { spanOf, timeAt } from '../../scene/time-window.ts';
import { seek } from '../../store/commands.ts';
import { type Drag, type Pinch, useDrag } from '../../ui/drag.ts';
import { showAt, shownNow } from './track-window.ts';

/**
 * The playhead follows the pointer while it is down, also while it plays: a native slider cannot be dragged while its value changes.
 * A drag that is cancelled brings the playhead back. Two fingers zoom: the time under their middle stays there.
 */
export function useScrub(track: RefObject<HTMLElement | null>, slider: RefObject<HTMLInputElement | null>) {
  const box = () => track.current?.getBoundingClientRect() ?? new DOMRect();

  function begin(pressed: PointerEvent): Drag {
    const before = playhead.now();
    // What was shown when the drag began: a run that grows meanwhile must not move under the pointer.
    const shown = shownNow();
    const go = ({ clientX }: { readonly clientX: number }) => {
      const { left, width } = box();
      seek(timeAt(shown, width, clientX - left));
    };
    go(pressed);
    return { move: go, drop: go, cancel: () => seek(before) };
  }

  function pinch(begun: Pinch): (now: Pinch) => void {
    const { left, width } = box();
    const time = timeAt(shownNow(), width, begun.x - left);
    const span = spanOf(shownNow());
    return (now) => showAt(time, (now.x - left) / width, (span * begun.apart) / now.apart);
  }

  const { isDown, onPointerDown } = useDrag({ begin, pinch, slack: 0 });
  return {
    isDown,
    handlers: {
      onPointerDown,
      onMouseDown: (event: MouseEvent<HTMLElement>) => {
        event.preventDefault();
        slider.current?.focus({ preventScroll: true });
      },
    },
  };
}
