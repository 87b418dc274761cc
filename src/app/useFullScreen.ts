import { useEffect, useRef } from 'react';
import { showHall } from '../store/hall.ts';
import { type SessionState, useSession } from '../store/session.ts';
import { focusRestingPlace } from '../ui/focus.ts';

const leave = (): void => {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
};

/** A window that opens ends full screen in some browsers: that is not leaving the hall. */
const isLeft = ({ present }: SessionState) => /none|open$/.test(present.window);

/**
 * Full screen in hall mode, where the browser allows it: not within a frame of another page. Leaving one
 * leaves the other.
 */
export function useFullScreen(isHall: boolean): void {
  const session = useSession();
  const was = useRef(isHall);
  useEffect(() => {
    // The button that was pressed is elsewhere now.
    if (was.current !== isHall && document.activeElement === document.body) focusRestingPlace();
    was.current = isHall;
    if (!isHall) return;
    let isOver = false;
    const asked = document.documentElement.requestFullscreen?.();
    asked?.then(
      () => isOver && leave(),
      () => undefined,
    );
    const onChange = () => {
      if (document.fullscreenElement === null && isLeft(session.getState())) showHall(session, false);
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => {
      isOver = true;
      document.removeEventListener('fullscreenchange', onChange);
      leave();
    };
  }, [session, isHall]);
}
