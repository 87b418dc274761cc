import { memo, type PointerEvent } from 'react';
import type { Micros } from '../../base/time.ts';
import type { Chronicle } from '../../scene/chronicle.ts';
import { termClass } from '../../scene/terms.ts';
import { spanOf, type TimeWindow, timeAt, xAt } from '../../scene/time-window.ts';
import { piecesOf } from '../../scene/track.ts';
import { useSession } from '../../store/session.ts';
import { useReading } from '../../store/story/state.ts';
import { type Drag, useDrag } from '../../ui/drag.ts';
import { showAt } from './track-window.ts';

interface Props {
  readonly chronicle: Chronicle;
  readonly shown: TimeWindow;
  readonly length: Micros;
  readonly width: number;
}

/** The whole run in small, and the window in it, which can be dragged. Keys do the same on the track. */
export const Overview = memo(function Overview({ chronicle, shown, length, width }: Props) {
  const session = useSession();
  const reading = useReading();
  const whole = { from: 0, to: length };
  const span = spanOf(shown);
  function begin(pressed: PointerEvent): Drag {
    const { left } = pressed.currentTarget.getBoundingClientRect();
    const go = ({ clientX }: { readonly clientX: number }) =>
      showAt(session, reading, timeAt(whole, width, clientX - left), 0.5, span);
    go(pressed);
    return { move: go, cancel: () => showAt(session, reading, (shown.from + shown.to) / 2, 0.5, span) };
  }
  const { onPointerDown } = useDrag({ begin, slack: 0 });
  const left = xAt(whole, width, shown.from);
  const wide = Math.max(6, xAt(whole, width, shown.to) - left);
  return (
    <svg className="overview" width={width} height={16} aria-hidden="true" onPointerDown={onPointerDown}>
      {piecesOf(chronicle.terms, whole, width).map(({ x, width: w, what }) => (
        <rect
          key={x}
          className={`band ${termClass(what)}`}
          x={x}
          y={5}
          width={Math.max(w - 0.5, 1)}
          height={6}
        />
      ))}
      <rect
        className="overview-window"
        x={Math.min(left, width - wide)}
        y={2}
        width={wide}
        height={12}
        rx={3}
      />
    </svg>
  );
});
