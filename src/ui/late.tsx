import { type ComponentType, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { onPart, type Part } from '../parts/part.ts';

/** A part, once it is there; null before. Somebody else fetches it, and says when it cannot be fetched. */
export const usePart = <M,>(part: Part<M>): M | null => useSyncExternalStore(onPart, () => part.here);

/**
 * A component that is fetched when it is first drawn; `room` keeps its place until then. If it cannot be fetched, it throws:
 * the boundary around it says so. Drawn as soon as it is there, where Suspense would wait for a third of a second.
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
