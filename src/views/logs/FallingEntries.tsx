import { useLayoutEffect, useRef } from 'react';
import { fromMs, type Micros } from '../../base/time.ts';
import { onPaint } from '../../playback/playhead.ts';
import { termClass } from '../../scene/terms.ts';
import type { Node } from '../../sim/types.ts';
import { shortCommand } from './entries.ts';

/** How long a removed entry is seen falling out of its log, in the cluster's time: it scrubs and reverses with it. */
const FALL: Micros = fromMs(30);
const SHOWN = 12;

interface Props {
  readonly rolledBack: NonNullable<Node['rolledBack']>;
  readonly cell: number;
  /** Of the entry after this one, the place is zero. */
  readonly origin: number;
}

export function FallingEntries({ rolledBack, cell, origin }: Props) {
  const { at, from, entries } = rolledBack;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(
    () =>
      onPaint((time) => {
        const { current } = box;
        if (!current) return;
        const fallen = (time - at) / FALL;
        const falls = fallen >= 0 && fallen < 1;
        current.style.visibility = falls ? 'visible' : 'hidden';
        if (!falls) return;
        // The run may stand still here: what has not fallen yet can be read.
        current.style.opacity = String(1 - 0.3 * fallen);
        // Just below its place from the first instant: another entry stands there already.
        current.style.transform = `translateY(${10 + fallen * (30 + 30 * fallen)}px) rotate(${fallen * 3}deg)`;
      }),
    [at],
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
