/**
 * A stretch of a run as a space–time diagram: what lies on the sheet, and where. A pure function of (excerpt,
 * sheet).
 */
import type { Micros } from '../base/time.ts';
import type { Excerpt } from '../sim/excerpt.ts';
import type { SimEvent } from '../sim/types.ts';
import type { Frame } from './diagram-frame.ts';
import { type Band, bandOf, spansOf } from './diagram-lanes.ts';
import { betweenTimes, type DiagramMark, diagramMarks, type Markable, markable } from './diagram-marks.ts';
import { type Journey, journeysOf, type MessageLine, messageLine } from './diagram-messages.ts';

/** How much of the messages can be told apart. */
export type Closeness = 'signs' | 'lines' | 'none';

export interface Diagram {
  readonly frame: Frame;
  readonly bands: readonly Band[];
  readonly lines: readonly MessageLine[];
  readonly marks: readonly DiagramMark[];
  readonly closeness: Closeness;
  /** Null if there are too many to compute. */
  readonly events: readonly SimEvent[] | null;
}

/** Messages for a pixel of width: with more, they cannot be told apart; with fewer, their signs have room. */
const LINES_PER_PX = 0.3;
const SIGNS_PER_PX = 0.12;

/**
 * The least width that a run is taken to have, in pixels: the first messages of a new run are sent at once.
 */
const LEAST_WIDTH = 240;

function closenessOf(journeys: readonly Journey[], { from, to, pace }: Frame, known: Micros): Closeness {
  const width = (Math.min(to, known) - Math.max(from, 0)) * pace;
  const share = journeys.length / Math.max(LEAST_WIDTH, width);
  if (share > LINES_PER_PX) return 'none';
  return share > SIGNS_PER_PX ? 'lines' : 'signs';
}

/**
 * Draws excerpts on one sheet. A line that has not changed is the same object as in the last drawing, so
 * React need not render it again.
 */
export function createDiagramRenderer(
  frame: Frame,
): (excerpt: Excerpt, known: readonly Markable[]) => Diagram {
  const drawn = new WeakMap<object, MessageLine>();
  const drawLine = (journey: Journey): MessageLine => {
    const key = journey.packet;
    const before = drawn.get(key);
    if (before?.fate === journey.fate.kind && !isGrowing(journey)) return before;
    const line = messageLine(journey, frame);
    drawn.set(key, line);
    return line;
  };
  return (excerpt, known) => {
    const { events } = excerpt;
    const journeys = events === null ? [] : journeysOf(excerpt);
    const closeness = events === null ? 'none' : closenessOf(journeys, frame, excerpt.last.time);
    const broken = excerpt.last.violations.map(({ event }) => event);
    const marked = events === null ? betweenTimes(known, frame.from, frame.to) : markables(events);
    return {
      frame,
      bands: spansOf(excerpt).map((span) => bandOf(span, frame)),
      lines: closeness === 'none' ? [] : journeys.map(drawLine),
      marks: diagramMarks(marked, frame, broken),
      closeness,
      events,
    };
  };
}

const markables = (events: readonly SimEvent[]): readonly Markable[] =>
  events.map(markable).filter((one) => one !== null);

/** Held messages, and those that wait at their receiver, get longer with time. */
const isGrowing = ({ packet: { at }, fate }: Journey): boolean =>
  fate.kind === 'open' && (at === Infinity || at < fate.at);
