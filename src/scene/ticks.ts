/** Round times along a window on virtual time. */
import { ticks } from 'd3';
import { grouped } from '../base/digits.ts';
import type { Micros } from '../base/time.ts';
import { spanOf, type TimeWindow } from './time-window.ts';

export interface Tick {
  readonly time: Micros;
  readonly text: string;
}

const UNITS = [
  { name: 'min', micros: 60_000_000, most: Infinity },
  { name: 's', micros: 1_000_000, most: 200_000_000 },
  { name: 'ms', micros: 1000, most: 2_500_000 },
] as const;

/** The least distance of two ticks with their numbers, in px. */
const TICK_ROOM = 90;

/** Round times along the line, in a unit that keeps their numbers short. */
export function ticksOf(shown: TimeWindow, width: number): readonly Tick[] {
  const { name, micros } = UNITS.findLast(({ most }) => spanOf(shown) <= most) ?? UNITS[0];
  const count = Math.max(2, Math.floor(width / TICK_ROOM));
  return ticks(shown.from / micros, shown.to / micros, count).map((value) => ({
    time: Math.round(value * micros),
    text: `${grouped(String(Number(value.toFixed(3))))}\u00a0${name}`,
  }));
}
