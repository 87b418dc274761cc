import { useLayoutEffect, useRef, useState } from 'react';
import { spanOf, type TimeWindow } from '../../scene/time-window.ts';
import { useSession } from '../../store/session.ts';
import { LaneNames, useDiagram } from './Diagram.tsx';
import { NAMES_WIDTH, Pane } from './pane.ts';
import { Sheet } from './Sheet.tsx';

interface Props {
  readonly width: number;
  readonly height: number;
  /** By default it follows the time that is shown. */
  readonly window?: TimeWindow | undefined;
}

/** The diagram without its tools, as a part of a picture. */
export function StillDiagram({ width, height, window }: Props) {
  const session = useSession();
  const sheet = useRef<SVGSVGElement>(null);
  const [pane] = useState(() => paneOf(session.playhead.now(), width - NAMES_WIDTH, window));
  useLayoutEffect(
    () => session.playhead.onPaint((time) => pane.follow(time, session.getState().playing)),
    [session, pane],
  );
  const diagram = useDiagram(pane, height);
  return (
    <div className="diagram-body is-still" style={{ width }}>
      <LaneNames diagram={diagram} />
      <Sheet pane={pane} diagram={diagram} sheet={sheet} />
    </div>
  );
}

function paneOf(time: number, width: number, shown: TimeWindow | undefined): Pane {
  const pane = new Pane(time, width);
  pane.resize(width, time);
  if (shown) pane.hold(shown.from, 0, spanOf(shown));
  return pane;
}
