import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useSession } from '../store/session.ts';
import { cancelWork } from '../store/work.ts';
import { Button } from '../ui/Button.tsx';
import { focusRestingPlace } from '../ui/focus.ts';
import * as words from '../words/page.ts';
import './computing.css';

/** Shorter jobs are not shown. */
const SHOWN_AFTER_MS = 300;

/** The progress of a long job, with a Cancel button. */
export function Computing() {
  const isWorking = useSession(({ work }) => work !== null);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isWorking) return undefined;
    const waiting = setTimeout(setLong, SHOWN_AFTER_MS, true);
    return () => {
      clearTimeout(waiting);
      setLong(false);
    };
  }, [isWorking]);
  return (
    <div className="computing-room" role="status">
      {isWorking && isLong && <Progress />}
    </div>
  );
}

function Progress() {
  const session = useSession();
  const work = useSession((state) => state.work);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = box;
    // When it is removed, the focus must not be lost.
    return () => {
      if (current?.contains(document.activeElement)) focusRestingPlace();
    };
  }, []);
  if (work === null) return null;
  const { what, share } = work;
  return (
    <div ref={box} className="computing">
      <p>{what}</p>
      <progress aria-label={what} max={1} {...(share === null ? {} : { value: share })} />
      <Button onClick={() => cancelWork(session)}>{words.cancel}</Button>
    </div>
  );
}
