import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * The same function at every render, which calls the `handler` of the latest one: what is memoised may keep it, and still does what is right
 * now. For what a reader does, and not to be called while React renders.
 */
export function useLatest<A extends readonly unknown[]>(handler: (...args: A) => void): (...args: A) => void {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
