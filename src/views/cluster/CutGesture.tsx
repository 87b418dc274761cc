import { type ReactNode, useRef } from 'react';
import { cutAlong } from '../../scene/cut.ts';
import type { Groups, Layout } from '../../scene/layout.ts';
import { length, minus, type Point } from '../../scene/plane.ts';
import { may } from '../../store/allowed.ts';
import { partition, select } from '../../store/commands.ts';
import { type Session, useSession } from '../../store/session.ts';
import { type Drag, useDrag } from '../../ui/drag.ts';
import { setText } from '../../ui/text.ts';
import { cutInto } from '../../words/stage.ts';
import { moveLine, setVisible } from './paint.ts';
import { useStage } from './stage-context.ts';

/** A shorter line cuts nothing. */
const SHORTEST_CUT = 24;

const groupsNow = (session: Session): Groups => session.getState().world.network.groups;

/**
 * The background of the stage, which starts the cut gesture: a line dragged across it cuts the network
 * between the servers on its two sides, also if it begins on a child. Clicks still reach the children.
 */
export function CutGesture({ children }: { readonly children?: ReactNode }) {
  const { layout } = useStage();
  const { water, line, words, onPointerDown } = useCutGesture(layout);
  return (
    <g onPointerDown={onPointerDown}>
      <rect ref={water} className="water" width={layout.size.width} height={layout.size.height} />
      {children}
      <line ref={line} className="knife" display="none" />
      <text
        ref={words}
        className="knife-words"
        x={layout.size.width / 2}
        y={layout.size.height - 14}
        display="none"
      />
    </g>
  );
}

/** Draws the line directly on its element: nothing renders until the drag ends. */
function useCutGesture(layout: Layout) {
  const session = useSession();
  const water = useRef<SVGRectElement>(null);
  const line = useRef<SVGLineElement>(null);
  const words = useRef<SVGTextElement>(null);

  function hide(): void {
    setVisible(line.current, false);
    setVisible(words.current, false);
  }

  function pointAt(event: { readonly clientX: number; readonly clientY: number }): Point {
    const matrix = water.current?.getScreenCTM();
    if (!matrix) return { x: 0, y: 0 };
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return { x, y };
  }

  function begin(event: React.PointerEvent): Drag | null {
    if (!may(session, 'partition')) return null;
    const from = pointAt(event);
    return {
      move: (event) => drawKnife(session, line.current, words.current, from, pointAt(event), layout),
      drop: (event) => {
        hide();
        const groups = groupsCutBy(session, from, pointAt(event), layout);
        if (groups) partition(session, groups);
      },
      press: ({ target }) => target === water.current && select(session, null),
      cancel: hide,
    };
  }

  return { water, line, words, ...useDrag({ begin }) };
}

const groupsCutBy = (session: Session, a: Point, b: Point, layout: Layout): Groups | null =>
  length(minus(b, a)) < SHORTEST_CUT ? null : cutAlong([a, b], layout, groupsNow(session));

function drawKnife(
  session: Session,
  line: SVGLineElement | null,
  words: SVGTextElement | null,
  a: Point,
  b: Point,
  layout: Layout,
): void {
  const groups = groupsCutBy(session, a, b, layout);
  moveLine(line, a, b);
  setVisible(line, true);
  line?.classList.toggle('cuts', groups !== null);
  setVisible(words, groups !== null);
  if (words && groups) setText(words, cutInto(groups));
}
