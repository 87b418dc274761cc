import { type MouseEvent, type PointerEvent, type RefObject } from 'react';
import { spanOf, timeAt } from '../../scene/time-window.ts';
import { seek } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { useReading } from '../../store/story/state.ts';
import { type Drag, type Pinch, useDrag } from '../../ui/drag.ts';
import { showAt, shownNow } from './track-window.ts';

/**
 * The playhead follows the pressed pointer, also while playing: a native slider cannot be dragged while its
 * value changes. A cancelled drag restores the playhead. Two fingers zoom around the time between them.
 */
export function useScrub(track: RefObject<HTMLElement | null>, slider: RefObject<HTMLInputElement | null>) {
  const session = useSession();
  const reading = useReading();
  const box = () => track.current?.getBoundingClientRect() ?? new DOMRect();

  function begin(pressed: PointerEvent): Drag {
    const before = session.playhead.now();
    // The window when the drag began: a growing run must not move under the pointer.
    const shown = shownNow(session, reading);
    const go = ({ clientX }: { readonly clientX: number }) => {
      const { left, width } = box();
      seek(session, timeAt(shown, width, clientX - left));
    };
    go(pressed);
    return { move: go, drop: go, cancel: () => seek(session, before) };
  }

  function pinch(begun: Pinch): (now: Pinch) => void {
    const { left, width } = box();
    const time = timeAt(shownNow(session, reading), width, begun.x - left);
    const span = spanOf(shownNow(session, reading));
    return (now) => showAt(session, reading, time, (now.x - left) / width, (span * begun.apart) / now.apart);
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
