/**
 * The sheet that a space–time diagram is drawn on: time to the right, a lane for each server, S1 at the top.
 * Lengths in CSS pixels.
 */
import { range, scaleLinear, ticks } from 'd3';
import type { Micros } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';

export interface Frame {
  /** The time at x = 0, in µs. */
  readonly from: Micros;
  readonly to: Micros;
  /** Pixels for a µs. */
  readonly pace: number;
  readonly servers: number;
  /** From one lane to the next. */
  readonly gap: number;
  readonly height: number;
  readonly x: (time: Micros) => number;
  /** The middle of a server's lane. */
  readonly y: (server: ServerId) => number;
}

/** Room above the first lane for the axis and for acts on the whole cluster. */
const TOP = 40;
const BOTTOM = 20;
/** The smallest distance of lanes: with many servers, the sheet is higher than its window and scrolls. */
const CLOSEST = 17;
const WIDEST = 76;
/** Beyond the outer lanes, as a share of the gap. */
const MARGIN = 0.42;

/** A sheet from `from` to `to` (µs), `pace` pixels a µs, for a window `height` pixels high. */
export function frameOf(from: Micros, to: Micros, pace: number, servers: number, height: number): Frame {
  const gap = Math.min(WIDEST, Math.max(CLOSEST, (height - TOP - BOTTOM) / (servers - 1 + 2 * MARGIN)));
  const y = scaleLinear([1, 2], [TOP + gap * MARGIN, TOP + gap * (1 + MARGIN)]);
  const x = scaleLinear([from, to], [0, (to - from) * pace]);
  return {
    from,
    to,
    pace,
    servers,
    gap,
    height: Math.max(height, Math.floor(y(servers) + gap * MARGIN + BOTTOM)),
    x,
    y,
  };
}

/** The height of the band of a lane. */
export const bandHeight = ({ gap }: Frame): number => Math.min(20, gap * 0.46);

/** The height of the sign with the number of lanes below the window; it covers what is behind it. */
const SIGN = 24;

/** How many lanes are hidden, cut or covered below `bottom`, a y of the sheet. */
export function lanesBelow(frame: Frame, bottom: number): number {
  const { servers, y } = frame;
  const half = bandHeight(frame) / 2;
  if (y(servers) + half <= bottom) return 0;
  return range(1, servers + 1).filter((id) => y(id) + half > bottom - SIGN).length;
}

/** Times with a number on the axis, at least `apart` pixels from each other. */
export function axisTimes(frame: Frame, apart = 90): readonly Micros[] {
  const width = (frame.to - frame.from) * frame.pace;
  return ticks(frame.from, frame.to, Math.max(2, width / apart)).filter((time) => time >= 0);
}
