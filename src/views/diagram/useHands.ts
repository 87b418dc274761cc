import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { playhead } from '../../playback/playhead.ts';
import type { Diagram } from '../../scene/diagram.ts';
import type { Line } from '../../scene/diagram-messages.ts';
import { goToEvent, seek, select } from '../../store/commands.ts';
import { pointEvent, pointMessage, pointNowhere } from '../../store/pointing.ts';
import { recall } from '../../store/recall.ts';
import type { Pane } from './pane.ts';

/** A pointer that moved less meant a click. */
const SHORTEST_DRAG = 5;
/** So near to an end of its line, a click means the event there. */
const END_REACH = 9;
/** Of a wheel's pixels: how much they zoom. */
const WHEEL_ZOOM = 0.0025;

interface Under {
  readonly line: Line | undefined;
  readonly event: number | null;
}

/** What lies under the pointer, by what the elements say of themselves. */
export function under(target: EventTarget, diagram: Diagram): Under {
  const element = target instanceof Element ? target : null;
  const mark = element?.closest('[data-mark]')?.getAttribute('data-mark');
  if (mark) return { line: undefined, event: Number(mark) };
  const id = Number(element?.closest('[data-line]')?.getAttribute('data-line'));
  return { line: id ? diagram.lines.find((line) => line.id === id) : undefined, event: null };
}

/** The event at an end of a line that `x` on the sheet is close to; null on its way between. */
function endAt({ points, send, end }: Line, x: number): number | null {
  if (Math.abs(x - (points[0]?.x ?? Infinity)) < END_REACH) return send;
  return Math.abs(x - (points.at(-1)?.x ?? Infinity)) < END_REACH ? end : null;
}

function point({ line, event }: Under): void {
  const pointed = event === null ? undefined : recall(event);
  if (pointed) pointEvent(pointed);
  else if (line) pointMessage(line.packet);
  else pointNowhere();
}

/** The event that is meant there, if one is. `x`: pixels from the left of the window. */
export const meant = ({ line, event }: Under, pane: Pane, x: number): number | null =>
  event ?? (line ? endAt(line, x + pane.shift) : null);

function press(found: Under, pane: Pane, x: number): void {
  const { line } = found;
  const seq = meant(found, pane, x);
  if (seq !== null) return goToEvent(seq);
  seek(pane.timeAt(x));
  pane.tie(playhead.now());
  if (line) select({ kind: 'message', id: line.id });
}

/** The diagram in the hand: hover, click, drag, pinch, wheel. */
export function useHands(pane: Pane, diagram: Diagram, box: RefObject<HTMLElement | null>) {
  /** Where each pointer that is down was last seen. */
  const down = useRef(new Map<number, number>());
  const moved = useRef(0);
  useWheel(pane, box);

  const placeOf = (event: PointerEvent): number =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (down.current.size === 0) moved.current = 0;
    down.current.set(event.pointerId, placeOf(event));
  }

  function onPointerMove(event: PointerEvent): void {
    const before = down.current.get(event.pointerId);
    if (before === undefined) return point(under(event.target, diagram));
    const x = placeOf(event);
    moved.current = Math.max(moved.current, Math.abs(x - before));
    const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
    if (moved.current < SHORTEST_DRAG) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    down.current.set(event.pointerId, x);
    if (other === undefined) pane.pan(before - x);
    else if (Math.abs(x - other) > 8) pane.zoom(Math.abs(before - other) / Math.abs(x - other), other);
  }

  function onPointerUp(event: PointerEvent): void {
    const wasDown = down.current.delete(event.pointerId);
    if (!wasDown || moved.current >= SHORTEST_DRAG || down.current.size > 0) return;
    press(under(event.target, diagram), pane, placeOf(event));
  }

  return {
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: (event: PointerEvent) => void down.current.delete(event.pointerId),
    onPointerLeave: () => pointNowhere(),
  };
}

/** The wheel zooms, sideways or with Shift it moves the window. Where the lanes themselves can be scrolled, it zooms with Control only. */
function useWheel(pane: Pane, box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current;
    const onWheel = (event: WheelEvent) => {
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const scroller = element?.closest('.diagram-body');
      const scrolls = scroller ? scroller.scrollHeight > scroller.clientHeight + 1 : false;
      if (!isSideways && scrolls && !event.ctrlKey) return;
      event.preventDefault();
      const left = element?.getBoundingClientRect().left ?? 0;
      if (isSideways) pane.pan(event.deltaX || event.deltaY);
      else pane.zoom(Math.exp(event.deltaY * WHEEL_ZOOM), event.clientX - left);
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [pane, box]);
}
