import { type ComponentType, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { onPart, type Part } from '../parts/part.ts';

/** A part of the page once it was fetched; null before. Another component fetches it and reports errors. */
export const usePart = <M,>(part: Part<M>): M | null => useSyncExternalStore(onPart, () => part.here);

/** A value of a part once it was fetched; null before. Renders again only if the value is another one. */
export const useOfPart = <M, T>(part: Part<M>, read: (module: M) => T): T | null =>
  useSyncExternalStore(onPart, () => (part.here === null ? null : read(part.here)));

/**
 * A component that is fetched at its first render; `room` is shown until then. If the fetch fails, it throws,
 * and the boundary around it shows the failure. Rendered at once, where Suspense would wait for 300 ms.
 */
export function late<M, P extends object = object>(
  part: Part<M>,
  choose: (module: M) => ComponentType<P>,
  room: ReactNode = null,
): ComponentType<P> {
  return function Late(props: P) {
    const module = usePart(part);
    const [failure, setFailure] = useState<unknown>(null);
    useEffect(() => {
      let isGone = false;
      part.fetch().catch((error: unknown) => {
        if (!isGone) setFailure(error);
      });
      return () => {
        isGone = true;
      };
    }, []);
    if (module === null) {
      if (failure !== null) throw failure;
      return room;
    }
    const Shown = choose(module);
    return <Shown {...props} />;
  };
}
