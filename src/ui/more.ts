import { type RefObject, useLayoutEffect } from 'react';

/**
 * Says on an element that scrolls whether more of it lies below its edge (`data-more`), so that the edge can
 * show it.
 */
export function useMore(box: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => {
      const { scrollTop, clientHeight, scrollHeight } = element;
      element.toggleAttribute('data-more', scrollTop + clientHeight < scrollHeight - 1);
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    for (const child of element.children) sizes.observe(child);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box]);
}
