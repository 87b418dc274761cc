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
  /** Of the entry after this one, the place is zero. */
  readonly origin: Index;
  readonly commitIndex: Index;
  readonly commit: Node['recent']['commit'];
  readonly pace: GesturePace;
}

/**
 * The line behind the last entry that this server knows committed. When it moves on it sweeps over the entries, one after the
 * other, and they turn solid behind it: what it has not reached yet is veiled.
 */
export function CommitLine({ cell, origin, commitIndex, commit, pace: { speed, still } }: Props) {
  const session = useSession();
  const line = useRef<HTMLElement>(null);
  const veil = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    let told = '';
    return onGesture(session, 'sweep', commit?.at ?? null, { speed, still }, (share) => {
      const swept = commit === null ? commitIndex : sweptTo(share, commit.from, commitIndex);
      const left = share === 1 ? 0 : commitIndex - swept;
      const place = `${((swept - origin) * cell).toFixed(1)}px`;
      const veiled = `${Math.max(0, left * cell - GAP).toFixed(1)}px`;
      // Most of the time nothing changes. The element is no help in telling: it spells what it is given in another way.
      if (place + veiled === told || !line.current || !veil.current) return;
      told = place + veiled;
      line.current.style.translate = place;
      veil.current.style.translate = place;
      veil.current.style.width = veiled;
    });
  }, [session, commit, commitIndex, cell, origin, speed, still]);
  return (
    <>
      <i ref={veil} className="log-veil" />
      <i ref={line} className="log-commit" />
    </>
  );
}
