import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect } from 'react';
import type { Diagram } from '../../scene/diagram.ts';
import type { MessageLine } from '../../scene/diagram-messages.ts';
import { spanOf } from '../../scene/time-window.ts';
import { may } from '../../store/allowed.ts';
import { goToEvent, seek, select } from '../../store/commands.ts';
import { fetchEvent } from '../../store/fetch-events.ts';
import { pointEvent, pointMessage, pointNowhere } from '../../store/pointing.ts';
import { type Session, useSession } from '../../store/session.ts';
import { type Drag, type Pinch, useDrag } from '../../ui/drag.ts';
import type { Pane } from './pane.ts';

/** This near to an end of a line, a click means the event there. */
const END_REACH = 9;
/** The zoom factor per pixel of the wheel. */
const WHEEL_ZOOM = 0.0025;

interface Under {
  readonly line: MessageLine | undefined;
  readonly event: number | null;
}

/** What is under the pointer, from data attributes. */
export function under(target: EventTarget, diagram: Diagram): Under {
  const element = target instanceof Element ? target : null;
  const mark = element?.closest('[data-mark]')?.getAttribute('data-mark');
  if (mark) return { line: undefined, event: Number(mark) };
  const id = Number(element?.closest('[data-line]')?.getAttribute('data-line'));
  return { line: id ? diagram.lines.find((line) => line.id === id) : undefined, event: null };
}

/** The event at an end of a line near `x` on the sheet; null between the ends. */
function endAt({ points, send, end }: MessageLine, x: number): number | null {
  if (Math.abs(x - (points[0]?.x ?? Infinity)) < END_REACH) return send;
  return Math.abs(x - (points.at(-1)?.x ?? Infinity)) < END_REACH ? end : null;
}

function point(session: Session, { line, event }: Under): void {
  const pointed = event === null ? undefined : fetchEvent(session, event);
  if (pointed) pointEvent(session, pointed);
  else if (line) pointMessage(session, line.packet);
  else pointNowhere(session);
}

/** The event under the pointer, if any. `x`: pixels from the left of the window. */
export const meant = ({ line, event }: Under, pane: Pane, x: number): number | null =>
  event ?? (line ? endAt(line, x + pane.shift) : null);

function press(session: Session, found: Under, pane: Pane, x: number): void {
  if (!may(session, 'play')) return;
  const { line } = found;
  const seq = meant(found, pane, x);
  if (seq !== null) return goToEvent(session, seq);
  seek(session, pane.timeAt(x));
  pane.tie(session.playhead.now());
  if (line) select(session, { kind: 'message', id: line.id });
}

/** The diagram by pointer: hover, press, drag, pinch, wheel. */
export function useDiagramPointer(pane: Pane, diagram: Diagram, box: RefObject<HTMLElement | null>) {
  const session = useSession();
  useWheel(pane, box, session.allowed !== null);
  const left = (): number => box.current?.getBoundingClientRect().left ?? 0;

  function begin(pressed: ReactPointerEvent): Drag {
    let x = pressed.clientX;
    return {
      move: ({ clientX }) => {
        pane.pan(x - clientX);
        x = clientX;
      },
      press: ({ target, clientX }) =>
        target && press(session, under(target, diagram), pane, clientX - left()),
    };
  }

  function pinch(begun: Pinch): (now: Pinch) => void {
    const time = pane.timeAt(begun.x - left());
    const span = spanOf(pane.window);
    return (now) => pane.hold(time, now.x - left(), (span * begun.apart) / now.apart);
  }

  const { isDown, onPointerDown } = useDrag({ begin, pinch });
  return {
    onPointerDown,
    onPointerMove: (event: ReactPointerEvent) => !isDown() && point(session, under(event.target, diagram)),
    onPointerLeave: () => pointNowhere(session),
  };
}

/**
 * The wheel zooms; sideways or with Shift it moves the window. If the lanes themselves scroll, it zooms with
 * Control only. In an embed, too: there the wheel scrolls the page around it.
 */
function useWheel(pane: Pane, box: RefObject<HTMLElement | null>, isEmbed: boolean): void {
  useEffect(() => {
    const element = box.current;
    const onWheel = (event: WheelEvent) => {
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const scroller = element?.closest('.diagram-body');
      const scrolls = scroller ? scroller.scrollHeight > scroller.clientHeight + 1 : false;
      if ((isEmbed || (!isSideways && scrolls)) && !event.ctrlKey) return;
      event.preventDefault();
      const left = element?.getBoundingClientRect().left ?? 0;
      if (isSideways) pane.pan(event.deltaX || event.deltaY);
      else pane.zoom(Math.exp(event.deltaY * WHEEL_ZOOM), event.clientX - left);
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [pane, box, isEmbed]);
}
