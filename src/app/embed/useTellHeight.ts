import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Tells the height that a box wants: what it would have in a frame without a height of its own. It depends on
 * the width only, so a frame that takes it keeps it.
 */
export function useTellHeight(tell: (height: number) => void): RefObject<HTMLElement | null> {
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    const measure = () => {
      current.style.minHeight = '0';
      current.style.setProperty('--frame', '10000px');
      const { height } = current.getBoundingClientRect();
      current.style.removeProperty('min-height');
      current.style.removeProperty('--frame');
      tell(Math.ceil(height));
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(current);
    for (const part of current.querySelectorAll('[data-sized]')) sizes.observe(part);
    measure();
    return () => sizes.disconnect();
  }, [tell]);
  return box;
}
