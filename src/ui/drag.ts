import { type PointerEvent as ReactPointerEvent, useEffect, useRef } from 'react';

/**
 * The handlers of a pressed pointer. Their events come from the window: use `clientX` and `clientY`, not
 * `currentTarget`.
 */
export interface Drag {
  /** Each move, once the pointer has moved too far for a click. */
  readonly move?: (event: PointerEvent) => void;
  /** Released at the end of a drag. */
  readonly drop?: (event: PointerEvent) => void;
  /** Released near the place of the press. */
  readonly press?: (event: PointerEvent) => void;
  /** Cancelled: by Escape, another finger, a gesture of the browser, or the removal of the element. */
  readonly cancel?: () => void;
}

/** Two fingers: the middle between them, and their distance; CSS pixels of the viewport. */
export interface Pinch {
  readonly x: number;
  readonly apart: number;
}

interface Options {
  /** A pointer is pressed; null ignores it. */
  readonly begin: (event: ReactPointerEvent) => Drag | null;
  /**
   * A second finger is pressed: the drag is cancelled, and the returned function is called with every move of
   * the two.
   */
  readonly pinch?: (begun: Pinch) => (now: Pinch) => void;
  /** A pointer that has moved fewer pixels is a press. */
  readonly slack?: number;
}

const SLACK = 6;
/** The smallest distance of two fingers. */
const CLOSEST = 20;

/**
 * Dragging an element by mouse, finger or pen. The element needs a `touch-action` that leaves its directions
 * to the page. All events are handled at the window, so the drag continues wherever the pointer goes, also if
 * the element is removed. The pointer capture only keeps hover and cursor: a touch is captured by the
 * innermost element, and when that capture moves, this element gets a `lostpointercapture` event that
 * bubbles.
 */
export function useDrag(options: Options) {
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  return {
    /** Whether a pointer is pressed on it. */
    isDown: () => stop.current !== null,
    onPointerDown: (event: ReactPointerEvent) => {
      if (event.button !== 0 || !event.isPrimary || stop.current !== null) return;
      const drag = options.begin(event);
      if (drag === null) return;
      stop.current = follow(event, drag, options, () => {
        stop.current = null;
      });
    },
  };
}

const betweenTwo = (fingers: ReadonlyMap<number, PointerEvent>): Pinch => {
  const [one, other] = [...fingers.values()];
  if (!one || !other) return { x: one?.clientX ?? 0, apart: CLOSEST };
  const apart = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  return { x: (one.clientX + other.clientX) / 2, apart: Math.max(CLOSEST, apart) };
};

/** From the press until the last finger is lifted; returns a function that cancels it. */
function follow(
  { nativeEvent: first, currentTarget: element }: ReactPointerEvent,
  drag: Drag,
  { pinch, slack = SLACK }: Options,
  over: () => void,
): () => void {
  const fingers = new Map([[first.pointerId, first]]);
  let isDrag = false;
  let pinching: ((now: Pinch) => void) | null = null;
  const listening = new AbortController();
  const end = () => {
    listening.abort();
    if (isDrag) swallowClick(first.pointerId, fingers.size > 0);
    over();
  };
  const cancel = () => {
    end();
    if (pinching === null) drag.cancel?.();
  };

  function down(event: PointerEvent): void {
    if (fingers.has(event.pointerId)) return;
    const isOurs =
      event.pointerType === 'touch' && event.target instanceof Node && element.contains(event.target);
    if (!pinch || !isOurs || pinching !== null) return cancel();
    fingers.set(event.pointerId, event);
    drag.cancel?.();
    pinching = pinch(betweenTwo(fingers));
  }

  function move(event: PointerEvent): void {
    if (!fingers.has(event.pointerId)) return;
    // A mouse button that was released where the page could not see it.
    if (event.pointerType === 'mouse' && event.buttons === 0) return cancel();
    fingers.set(event.pointerId, event);
    if (pinching !== null) return fingers.size === 2 ? pinching(betweenTwo(fingers)) : undefined;
    const far = Math.hypot(event.clientX - first.clientX, event.clientY - first.clientY);
    if (!isDrag && far < slack) return;
    if (!isDrag) element.setPointerCapture(event.pointerId);
    isDrag = true;
    drag.move?.(event);
  }

  function up(event: PointerEvent): void {
    if (!fingers.delete(event.pointerId)) return;
    if (pinching !== null) return fingers.size === 0 ? end() : undefined;
    end();
    if (event.type === 'pointercancel') drag.cancel?.();
    else if (isDrag) drag.drop?.(event);
    else drag.press?.(event);
  }

  function key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  }

  const { signal } = listening;
  window.addEventListener('pointerdown', down, { signal, capture: true });
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', up, { signal });
  window.addEventListener('pointercancel', up, { signal });
  window.addEventListener('keydown', key, { signal, capture: true });
  return cancel;
}

/** The click at the end of a drag is ignored; of a cancelled drag, it comes when the pointer is lifted. */
function swallowClick(pointer: number, isStillDown: boolean): void {
  const swallow = () => {
    const listening = new AbortController();
    const stop = (event: Event) => {
      event.stopPropagation();
      event.preventDefault();
    };
    window.addEventListener('click', stop, { signal: listening.signal, capture: true });
    // The click comes in the same task as the end of the pointer, or not at all.
    setTimeout(() => listening.abort());
  };
  if (!isStillDown) return swallow();
  const lifted = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return;
    window.removeEventListener('pointerup', lifted, true);
    window.removeEventListener('pointercancel', lifted, true);
    if (event.type === 'pointerup') swallow();
  };
  window.addEventListener('pointerup', lifted, true);
  window.addEventListener('pointercancel', lifted, true);
}
