import { type RefObject, useEffectEvent, useLayoutEffect, useState } from 'react';
import type { RectSize } from './place.ts';

type Box = RefObject<HTMLElement | null>;

/** Measures an element before the first paint, and whenever its size changes. */
function useMeasured(box: Box, measure: (element: HTMLElement) => void): void {
  const onResize = useEffectEvent(measure);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    onResize(element);
    const observer = new ResizeObserver(() => onResize(element));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
}

/** A smaller element is hidden, or still growing: nothing is drawn in it. */
const LEAST = 40;

/**
 * The size of an element, in whole CSS pixels; null until it is measured. `usual` replaces a first size that
 * is too small.
 */
export function useSize(box: Box, usual: RectSize | null = null): RectSize | null {
  const [size, setSize] = useState<RectSize | null>(null);
  useMeasured(box, ({ clientWidth: width, clientHeight: height }) => {
    const isTooSmall = width < LEAST || height < LEAST;
    setSize((old) => {
      if (isTooSmall) return old ?? usual;
      return old?.width === width && old.height === height ? old : { width, height };
    });
  });
  return size;
}

/** The width of an element, in px; `usual` until it is measured. */
export function useWidth(box: Box, usual: number): number {
  const [width, setWidth] = useState(usual);
  useMeasured(box, ({ clientWidth }) => setWidth(Math.max(1, clientWidth)));
  return width;
}
