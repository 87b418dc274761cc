import { useLayoutEffect, useRef } from 'react';
import { termClass } from '../../scene/terms.ts';
import type { Node } from '../../sim/types.ts';
import { useSession } from '../../store/session.ts';
import { shortCommand } from './entries.ts';
import { type GesturePace, onGesture } from './gesture.ts';

const SHOWN = 12;

interface Props {
  readonly rolledBack: NonNullable<Node['rolledBack']>;
  readonly cell: number;
  /** Entries are placed relative to the entry after this index. */
  readonly origin: number;
  readonly pace: GesturePace;
}

/** Entries that a server has just removed fall out of its log. */
export function FallingEntries({ rolledBack, cell, origin, pace: { speed, still } }: Props) {
  const session = useSession();
  const { at, from, entries } = rolledBack;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(
    () =>
      onGesture(session, 'fall', at, { speed, still }, (fallen) => {
        const { current } = box;
        if (!current) return;
        current.style.visibility = fallen < 1 ? 'visible' : 'hidden';
        if (fallen === 1) return;
        current.style.opacity = String(1 - 0.3 * fallen);
        // Just below its place from the first instant: another entry may be there already.
        current.style.transform = `translateY(${10 + fallen * (30 + 30 * fallen)}px) rotate(${fallen * 3}deg)`;
      }),
    [session, at, speed, still],
  );
  return (
    <div className="log-fall" aria-hidden="true">
      <div ref={box} className="log-falling" style={{ left: (from - 1 - origin) * cell }}>
        {entries.slice(0, SHOWN).map((entry, i) => (
          <span key={i} className={`log-block ${termClass(entry.term)}`} style={{ left: i * cell }}>
            <b>{entry.term}</b>
            <span>{shortCommand(entry.command)}</span>
          </span>
        ))}
      </div>
    </div>
  );
}
