import { useEffect, useRef } from 'react';
import { cutAlong } from '../../scene/cut.ts';
import type { Groups, Layout } from '../../scene/layout.ts';
import { serverNames } from '../../scene/names.ts';
import { length, minus, type Point } from '../../scene/plane.ts';
import { partition, select } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { moveLine, show } from './paint.ts';
import { useStage } from './stage-context.ts';

/** A pointer that moved less meant a click. */
const SHORTEST_CUT = 24;

const groupsNow = (): Groups => useSession.getState().world.network.groups;

/** The water. A line drawn across it parts the servers on its two sides. */
export function Knife() {
  const { layout } = useStage();
  const { water, line, words, onPointerDown, onPointerMove, onPointerUp, cancel } = useKnife(layout);
  return (
    <g>
      <rect
        ref={water}
        className="water"
        width={layout.size.width}
        height={layout.size.height}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={cancel}
        onLostPointerCapture={cancel}
      />
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

/** The line is drawn straight onto its element: nothing renders until it is done. */
function useKnife(layout: Layout) {
  const water = useRef<SVGRectElement>(null);
  const line = useRef<SVGLineElement>(null);
  const words = useRef<SVGTextElement>(null);
  const begun = useRef<Point | null>(null);

  function cancel(): void {
    begun.current = null;
    show(line.current, false);
    show(words.current, false);
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && begun.current) {
        event.stopPropagation();
        cancel();
      }
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  });

  function pointAt(event: React.PointerEvent): Point {
    const matrix = water.current?.getScreenCTM();
    if (!matrix) return { x: 0, y: 0 };
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return { x, y };
  }

  function onPointerDown(event: React.PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary) return;
    begun.current = pointAt(event);
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function onPointerMove(event: React.PointerEvent): void {
    const from = begun.current;
    if (!from || !event.isPrimary) return;
    drawKnife(line.current, words.current, from, pointAt(event), layout);
  }

  function onPointerUp(event: React.PointerEvent): void {
    const from = begun.current;
    if (!from || !event.isPrimary) return;
    const to = pointAt(event);
    cancel();
    if (length(minus(to, from)) < SHORTEST_CUT) return select(null);
    const groups = cutAlong([from, to], layout, groupsNow());
    if (groups) partition(groups);
  }

  return { water, line, words, onPointerDown, onPointerMove, onPointerUp, cancel };
}

function drawKnife(
  line: SVGLineElement | null,
  words: SVGTextElement | null,
  a: Point,
  b: Point,
  layout: Layout,
): void {
  const groups = length(minus(b, a)) < SHORTEST_CUT ? null : cutAlong([a, b], layout, groupsNow());
  moveLine(line, a, b);
  show(line, true);
  line?.classList.toggle('cuts', groups !== null);
  show(words, groups !== null);
  if (words && groups) words.textContent = groups.map(serverNames).join('   |   ');
}
