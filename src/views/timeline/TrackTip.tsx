import { type SyntheticEvent, useLayoutEffect, useRef } from 'react';
import type { Micros } from '../../base/time.ts';
import type { Chronicle } from '../../scene/chronicle.ts';
import { spanOf, type TimeWindow, xAt } from '../../scene/time-window.ts';
import { planOf } from '../../store/plan.ts';
import { useSession } from '../../store/session.ts';
import { hidesFuture, useStory } from '../../store/story/state.ts';
import { setText } from '../../ui/text.ts';
import { wordsAt } from './track-words.ts';

/** The reach of a mark, in px. */
const REACH = 6;

interface Props {
  readonly id: string;
  readonly hidden: boolean;
  readonly chronicle: Chronicle;
  readonly shown: TimeWindow;
  readonly width: number;
  /** The place of the pointer; null: the playhead's. */
  readonly at: Micros | null;
}

/** Pointer events on the text must not reach the track: the text stays, and can be selected. */
const stay = (event: SyntheticEvent) => event.stopPropagation();

/** The text above the track about a place in it. */
export function TrackTip({ id, hidden, chronicle, shown, width, at }: Props) {
  const session = useSession();
  const box = useRef<HTMLDivElement>(null);
  const frontier = useSession((state) => state.frontierTime);
  const isFutureHidden = useStory(hidesFuture);
  const plan = useSession(({ document }) => (isFutureHidden ? null : planOf(document)));
  useLayoutEffect(() => {
    const reach = (REACH / width) * spanOf(shown);
    const update = (time: Micros) => {
      const { current } = box;
      if (!current) return;
      const x = Math.min(Math.max(xAt(shown, width, time), 0), width);
      setText(
        current,
        wordsAt(session, chronicle, time, reach, Math.max(frontier, at === null ? time : 0), plan),
      );
      // It leans to the inside, so that it never overflows an edge.
      current.style.transform = `translateX(${x.toFixed(1)}px) translateX(-${((100 * x) / width).toFixed(1)}%)`;
    };
    if (at === null) return session.playhead.onPaint(update);
    update(at);
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
