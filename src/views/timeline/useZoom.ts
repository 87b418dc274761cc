import { type RefObject, useEffect, useRef } from 'react';
import { spanOf, timeAt } from '../../scene/stretch.ts';
import { panBy, showAt, shownNow, zoomBy } from './shown.ts';

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

/** Two fingers on the track: what was under their middle stays there, and as far apart as they are is as near as it comes. */
class Pinch {
  readonly #fingers = new Map<number, number>();
  #grip: { time: number; span: number; apart: number } | null = null;

  /** Until the last finger has left, none of them drags. */
  get isOn(): boolean {
    return this.#grip !== null;
  }

  #where({ left, width }: DOMRect) {
    const [a = 0, b = 0] = this.#fingers.values();
    return { x: (a + b) / 2 - left, apart: Math.max(20, Math.abs(a - b)), width };
  }

  down(id: number, x: number, box: DOMRect): void {
    this.#fingers.set(id, x);
    if (this.#fingers.size !== 2) return;
    const { x: middle, apart, width } = this.#where(box);
    this.#grip = { time: timeAt(shownNow(), width, middle), span: spanOf(shownNow()), apart };
  }

  move(id: number, x: number, box: DOMRect): void {
    if (!this.#fingers.has(id)) return;
    this.#fingers.set(id, x);
    if (this.#grip === null || this.#fingers.size !== 2) return;
    const { x: middle, apart, width } = this.#where(box);
    showAt(this.#grip.time, middle / width, (this.#grip.span * this.#grip.apart) / apart);
  }

  up(id: number): void {
    this.#fingers.delete(id);
    if (this.#fingers.size === 0) this.#grip = null;
  }
}

/** Wheel and pinch on the track. Gives whether fingers pinch it just now. */
export function useZoom(track: RefObject<HTMLElement | null>): () => boolean {
  const pinch = useRef<Pinch>(null);
  useEffect(() => {
    const { current } = track;
    if (!current) return;
    const fingers = new Pinch();
    pinch.current = fingers;
    const box = () => current.getBoundingClientRect();
    const ends = new AbortController();
    const { signal } = ends;
    const isTouch = ({ pointerType }: PointerEvent) => pointerType === 'touch';
    // Not passive: the page shall not scroll.
    current.addEventListener('wheel', onWheel, { passive: false, signal });
    const down = (event: PointerEvent) =>
      isTouch(event) && fingers.down(event.pointerId, event.clientX, box());
    const move = (event: PointerEvent) =>
      isTouch(event) && fingers.move(event.pointerId, event.clientX, box());
    const up = (event: PointerEvent) => fingers.up(event.pointerId);
    current.addEventListener('pointerdown', down, { signal });
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', up, { signal });
    window.addEventListener('pointercancel', up, { signal });
    return () => ends.abort();
  }, [track]);
  return () => pinch.current?.isOn ?? false;
}
