import { useLayoutEffect, useRef } from 'react';
import type { Index } from '../../raft/types.ts';
import { sweptTo } from '../../scene/gestures.ts';
import type { Node } from '../../sim/types.ts';
import { useSession } from '../../store/session.ts';
import { type GesturePace, onGesture } from './gesture.ts';

/** Between two blocks, in pixels. */
const GAP = 3;

interface Props {
  readonly cell: number;
  /** Entries are placed relative to the entry after this index. */
  readonly origin: Index;
  readonly commitIndex: Index;
  readonly commit: Node['recentChanges']['commit'];
  readonly pace: GesturePace;
}

/**
 * The line after the last entry that this server knows committed. When it moves, it sweeps over the entries,
 * which become solid behind it: entries ahead of it are covered until then.
 */
export function CommitLine({ cell, origin, commitIndex, commit, pace: { speed, still } }: Props) {
  const session = useSession();
  const line = useRef<HTMLElement>(null);
  const cover = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    let painted = '';
    return onGesture(session, 'sweep', commit?.at ?? null, { speed, still }, (share) => {
      const swept = commit === null ? commitIndex : sweptTo(share, commit.from, commitIndex);
      const left = share === 1 ? 0 : commitIndex - swept;
      const place = `${((swept - origin) * cell).toFixed(1)}px`;
      const covered = `${Math.max(0, left * cell - GAP).toFixed(1)}px`;
      // Usually nothing has changed. Compared with our own cached string, because the DOM normalises style
      // values.
      if (place + covered === painted || !line.current || !cover.current) return;
      painted = place + covered;
      line.current.style.translate = place;
      cover.current.style.translate = place;
      cover.current.style.width = covered;
    });
  }, [session, commit, commitIndex, cell, origin, speed, still]);
  return (
    <>
      <i ref={cover} className="log-cover" />
      <i ref={line} className="log-commit" />
    </>
  );
}
