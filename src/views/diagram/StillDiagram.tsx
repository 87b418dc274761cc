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
  /** It never plays on: what comes later needs no room. */
  readonly isStill?: boolean;
}

/** The share of the window that is left for messages on their way. */
const ON_THE_WAY = 0.08;

/** The diagram without its tools, as a part of a picture. */
export function StillDiagram({ width, height, window, isStill = false }: Props) {
  const session = useSession();
  const sheet = useRef<SVGSVGElement>(null);
  const [pane] = useState(() => paneOf(session.playhead.now(), width - NAMES_WIDTH, window, isStill));
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

function paneOf(time: number, width: number, shown: TimeWindow | undefined, isStill: boolean): Pane {
  const pane = new Pane(time, width);
  pane.resize(width, time);
  if (shown) pane.hold(shown.from, 0, spanOf(shown));
  else if (isStill) pane.hold(time, (1 - ON_THE_WAY) * width, spanOf(pane.window));
  return pane;
}
