import { createContext, use, useCallback, useSyncExternalStore } from 'react';

/** A cache of media queries: they are read with every render. */
const lists = new Map<string, MediaQueryList>();

function listOf(query: string): MediaQueryList {
  let list = lists.get(query);
  if (!list) lists.set(query, (list = window.matchMedia(query)));
  return list;
}

/** Whether this part of the page is a picture, which is the same whatever device it is made with. */
export const OnNoDevice = createContext(false);

/** Whether a media query matches; updates with every change. */
export function useMedia(query: string): boolean {
  const isPicture = use(OnNoDevice);
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = listOf(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    useCallback(() => !isPicture && listOf(query).matches, [query, isPicture]),
  );
}
