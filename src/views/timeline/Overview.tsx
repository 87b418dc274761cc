import { memo, type PointerEvent, useRef } from 'react';
import type { Micros } from '../../base/time.ts';
import type { Chronicle } from '../../scene/chronicle.ts';
import { placeOf, type Stretch, spanOf, timeAt } from '../../scene/stretch.ts';
import { termClass } from '../../scene/terms.ts';
import { piecesOf } from '../../scene/track.ts';
import { showAt } from './shown.ts';

interface Props {
  readonly chronicle: Chronicle;
  readonly shown: Stretch;
  readonly length: Micros;
  readonly width: number;
}

/** The whole run in small, and the window in it, which can be dragged. The keys do the same on the track. */
export default memo(function Overview({ chronicle, shown, length, width }: Props) {
  const drags = useRef(false);
  const whole = { from: 0, to: length };
  const go = (event: PointerEvent<SVGSVGElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    showAt(timeAt(whole, width, x), 0.5, spanOf(shown));
  };
  const left = placeOf(whole, width, shown.from);
  const wide = Math.max(6, placeOf(whole, width, shown.to) - left);
  return (
    <svg
      className="overview"
      width={width}
      height={16}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drags.current = true;
        go(event);
      }}
      onPointerMove={(event) => drags.current && go(event)}
      onLostPointerCapture={() => {
        drags.current = false;
      }}
    >
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
