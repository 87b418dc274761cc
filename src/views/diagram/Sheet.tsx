import { type RefObject, useEffectEvent, useId, useLayoutEffect, useRef } from 'react';
import type { Diagram } from '../../scene/diagram.ts';
import type { Frame } from '../../scene/diagram-frame.ts';
import { px } from '../../scene/plane.ts';
import { useSession } from '../../store/session.ts';
import * as words from '../../words/diagram.ts';
import { eventMenu } from './eventMenu.ts';
import { Overlay, useCones } from './Overlay.tsx';
import { Lanes, Lines, Marks } from './Picture.tsx';
import type { Pane } from './pane.ts';
import { useDiagramKeys } from './useDiagramKeys.ts';
import { useDiagramPointer } from './useDiagramPointer.ts';

interface Props {
  readonly pane: Pane;
  readonly diagram: Diagram;
  readonly sheet: RefObject<SVGSVGElement | null>;
}

/** The sheet under its window: rendered at events, moved every frame. */
export function Sheet({ pane, diagram, sheet }: Props) {
  const session = useSession();
  const { frame, lines, marks, closeness } = diagram;
  const frameBox = useRef<HTMLDivElement>(null);
  const cones = useCones(diagram);
  const hands = useDiagramPointer(pane, diagram, frameBox);
  const walk = useDiagramKeys(pane, diagram);
  const keys = useId();
  const width = frame.x(frame.to);

  const { unknown, now } = usePlaced(pane, frame, sheet);

  return (
    <div
      ref={frameBox}
      className="diagram-window"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- one stop for the Tab key, walked with the arrow keys
      tabIndex={0}
      role="application"
      aria-label={words.sheet}
      aria-describedby={keys}
      style={{ height: frame.height }}
      {...hands}
      {...eventMenu(session, pane, diagram, walk)}
      {...walk.gestures}
    >
      <p id={keys} className="hidden">
        {words.sheetKeys}
      </p>
      <svg
        ref={sheet}
        className="diagram-sheet notranslate"
        width={px(width)}
        height={frame.height}
        data-dimmed={cones !== null || undefined}
        aria-hidden="true"
      >
        <g className="quiet">
          <Lanes frame={frame} bands={diagram.bands} />
        </g>
        <rect ref={unknown} className="sheet-unknown" y={18} width={px(width)} height={frame.height} />
        <g className="quiet">
          <Lines lines={lines} closeness={closeness} />
          <Marks frame={frame} marks={marks} />
        </g>
        <g ref={now}>
          <rect className="cover" y={18} width={px(2 * width)} height={frame.height} />
          <path className="playhead" d={`M0 0V${px(frame.height)}`} />
        </g>
        <Overlay diagram={diagram} cones={cones} />
        {walk.place && <circle className="walk-ring" cx={px(walk.place.x)} cy={px(walk.place.y)} r={13} />}
      </svg>
      <p className="hidden" role="status">
        {walk.words}
      </p>
    </div>
  );
}

/** Moves the sheet under its window, the playhead over the sheet, and the cover of the unknown future. */
function usePlaced(pane: Pane, frame: Frame, sheet: Props['sheet']) {
  const session = useSession();
  const unknown = useRef<SVGRectElement>(null);
  const now = useRef<SVGGElement>(null);
  const place = useEffectEvent(() => {
    sheet.current?.style.setProperty('transform', `translateX(${px(-pane.shift)}px)`);
    const time = session.playhead.now();
    const known = Math.max(time, session.getState().frontierTime);
    now.current?.setAttribute('transform', `translate(${px(frame.x(time))} 0)`);
    unknown.current?.setAttribute('x', px(frame.x(known)));
  });
  useLayoutEffect(() => {
    const stopMoves = pane.onMove(() => place());
    const stopTime = session.playhead.onPaint(() => place());
    return () => {
      stopMoves();
      stopTime();
    };
  }, [session, pane]);
  useLayoutEffect(() => place(), [frame]);
  return { unknown, now };
}
