import { type SyntheticEvent, useLayoutEffect, useRef } from 'react';
import type { Micros } from '../../base/time.ts';
import type { Chronicle } from '../../scene/chronicle.ts';
import { spanOf, type TimeWindow, xAt } from '../../scene/time-window.ts';
import { planOf } from '../../store/plan.ts';
import { useSession } from '../../store/session.ts';
import { isUntold, useStory } from '../../store/story/state.ts';
import { setText } from '../../ui/text.ts';
import { wordsAt } from './track-words.ts';

/** A mark is meant from so many px away. */
const REACH = 6;

interface Props {
  readonly id: string;
  readonly hidden: boolean;
  readonly chronicle: Chronicle;
  readonly shown: TimeWindow;
  readonly width: number;
  /** What the pointer is over; null: where the playhead is. */
  readonly at: Micros | null;
}

/** What the pointer does on the words is not done on the track: they stay, and what they say can be selected. */
const stay = (event: SyntheticEvent) => event.stopPropagation();

/** Says, above the track, what it is over. */
export function TrackTip({ id, hidden, chronicle, shown, width, at }: Props) {
  const session = useSession();
  const box = useRef<HTMLDivElement>(null);
  const frontier = useSession((state) => state.frontierTime);
  const untold = useStory(isUntold);
  const plan = useSession(({ document }) => (untold ? null : planOf(document)));
  useLayoutEffect(() => {
    const reach = (REACH / width) * spanOf(shown);
    const tell = (time: Micros) => {
      const { current } = box;
      if (!current) return;
      const x = Math.min(Math.max(xAt(shown, width, time), 0), width);
      setText(
        current,
        wordsAt(session, chronicle, time, reach, Math.max(frontier, at === null ? time : 0), plan),
      );
      // It leans to the inside, so that it never hangs over an edge.
      current.style.transform = `translateX(${x.toFixed(1)}px) translateX(-${((100 * x) / width).toFixed(1)}%)`;
    };
    if (at === null) return session.playhead.onPaint(tell);
    tell(at);
    return undefined;
  }, [session, chronicle, shown, width, at, frontier, plan]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only keeps them from the track
    <div
      ref={box}
      id={id}
      hidden={hidden}
      role="tooltip"
      className="track-words"
      onMouseDown={stay}
      onPointerDown={stay}
      onPointerMove={stay}
    />
  );
}
