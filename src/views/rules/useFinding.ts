import { useEffect, useRef, useState } from 'react';
import type { BugName } from '../../raft/rules.ts';
import { openFound, rulesOff, wishFor } from '../../store/broken-rules.ts';
import { anySeed, closeDialog } from '../../store/commands.ts';
import { type SearchFailure, type SearchProgress, startFinding } from '../../store/find-run.ts';
import { useSession } from '../../store/session.ts';

/** The search that runs, or the one that ended without a run. */
export interface FindingNow {
  readonly bug: BugName;
  readonly progress: SearchProgress;
  /** What became of it: it found nothing, or why it failed. */
  readonly end: 'none' | SearchFailure | null;
}

export interface FindingControl {
  readonly now: FindingNow | null;
  readonly start: (bug: BugName) => void;
  readonly cancel: () => void;
}

const NOTHING: SearchProgress = { stage: 'searching', runs: 0, events: 0, most: null, sizes: [] };

/** One search at a time; it ends with the dialog, and when its rule is on again. */
export function useFinding(): FindingControl {
  const session = useSession();
  const [now, setNow] = useState<FindingNow | null>(null);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  const start = (bug: BugName): void => {
    stop.current();
    setNow({ bug, progress: NOTHING, end: null });
    const ended = (end: FindingNow['end']) => setNow((before) => before && { ...before, end });
    const end = startFinding(wishFor(session, bug, anySeed()), {
      onProgress: (progress) => setNow({ bug, progress, end: null }),
      onFound: (found) => {
        if (found === null) return ended('none');
        closeDialog(session);
        openFound(session, found);
      },
      onFailure: ended,
    });
    const unfollow = session.subscribe((state) => {
      if (!rulesOff(state).includes(bug)) cancel();
    });
    stop.current = () => {
      unfollow();
      end();
    };
  };
  const cancel = (): void => {
    stop.current();
    setNow(null);
  };
  return { now, start, cancel };
}
