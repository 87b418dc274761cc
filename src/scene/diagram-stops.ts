/** Keyboard navigation in the diagram: from event to event on a lane, and from lane to lane. */
import { least } from 'd3';
import type { Micros } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';
import type { Diagram } from './diagram.ts';
import type { Point } from './plane.ts';

/** A visible event: it has a mark, or a message begins or ends there. 0: an act on the whole cluster. */
export interface LaneStop {
  readonly seq: number;
  readonly time: Micros;
  readonly server: ServerId | 0;
}

export type WalkStep = 'next' | 'previous' | 'up' | 'down';

/** All stops of a diagram, in order of time. */
export function stopsOn({ events, marks, lines, closeness }: Diagram): readonly LaneStop[] {
  if (events === null || closeness === 'none') return marks;
  const seen = new Set(marks.map(({ seq }) => seq));
  for (const { send, end } of lines) {
    seen.add(send);
    if (end !== null) seen.add(end);
  }
  return events.filter(({ seq }) => seen.has(seq));
}

/** The stop to begin with: the last one at or before `time`, else the first. */
export const firstStop = (stops: readonly LaneStop[], time: Micros): LaneStop | undefined =>
  stops.findLast((stop) => stop.time <= time) ?? stops[0];

/** The next stop in a direction; undefined if there is none. */
export function stopAfter(stops: readonly LaneStop[], from: LaneStop, step: WalkStep): LaneStop | undefined {
  const isOnLane = ({ server }: LaneStop) => server === from.server;
  if (step === 'next') return stops.find((stop) => isOnLane(stop) && stop.seq > from.seq);
  if (step === 'previous') return stops.findLast((stop) => isOnLane(stop) && stop.seq < from.seq);
  const down = step === 'down' ? 1 : -1;
  const beyond = stops.filter(({ server }) => (server - from.server) * down > 0);
  const lane = least(beyond, ({ server }) => server * down)?.server;
  return least(
    beyond.filter(({ server }) => server === lane),
    ({ time }) => Math.abs(time - from.time),
  );
}

/** The place of an event on the sheet. */
export function pointOfStop({ frame, marks, lines }: Diagram, { seq, time, server }: LaneStop): Point {
  const mark = marks.find((one) => one.seq === seq);
  if (mark !== undefined) return mark;
  const ending = lines.find(({ fate, end }) => fate === 'lost' && end === seq)?.points.at(-1);
  return ending ?? { x: frame.x(time), y: frame.y(server) };
}
