import { type ReactNode, useEffect, useRef } from 'react';
import { cutAlong } from '../../scene/cut.ts';
import type { Groups, Layout } from '../../scene/layout.ts';
import { serverNames } from '../../scene/names.ts';
import { length, minus, type Point } from '../../scene/plane.ts';
import { partition, select } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { write } from '../../ui/text.ts';
import { moveLine, show } from './paint.ts';
import { useStage } from './stage-context.ts';

/** A pointer that moved less meant a click. */
const SHORTEST_CUT = 24;
const SHORTEST_LINE = 6;

const groupsNow = (): Groups => useSession.getState().world.network.groups;

/**
 * The water, and in it what `children` draw. A line drawn across it parts the servers on its two sides, wherever in it the line
 * begins; a mere press is for what it meets.
 */
export function Knife({ children }: { readonly children?: ReactNode }) {
  const { layout } = useStage();
  const { water, line, words, onPointerDown, onPointerMove, onPointerUp, cancel } = useKnife(layout);
  return (
    <g
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={cancel}
      onLostPointerCapture={cancel}
    >
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
  }

  function onPointerMove(event: React.PointerEvent): void {
    const from = begun.current;
    if (!from || !event.isPrimary) return;
    if (event.buttons === 0) return cancel();
    const to = pointAt(event);
    // Taken hold of only now: a press that does not move belongs to what was pressed.
    if (length(minus(to, from)) >= SHORTEST_LINE) event.currentTarget.setPointerCapture(event.pointerId);
    drawKnife(line.current, words.current, from, to, layout);
  }

  function onPointerUp(event: React.PointerEvent): void {
    const from = begun.current;
    if (!from || !event.isPrimary) return;
    const to = pointAt(event);
    cancel();
    if (length(minus(to, from)) < SHORTEST_CUT)
      return event.target === water.current ? select(null) : undefined;
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
  if (words && groups) write(words, groups.map(serverNames).join('   |   '));
}
