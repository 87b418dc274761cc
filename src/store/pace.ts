/** How fast a run really goes where the machine cannot keep up with the speed asked for. */
import type { Micros } from '../base/time.ts';

/** Measured over so long a time of the wall's: steady enough to be read. */
const MEASURED_MS = 1000;

let since: { readonly wallMs: number; readonly time: Micros } | null = null;
let last: number | null = null;

/** Virtual time in one unit of the wall's, over the last second of lagging; null in its first. `time`: how far the run came. */
export function paceAt(time: Micros, wallMs: number): number | null {
  const begin = since;
  if (begin === null || time < begin.time) since = { wallMs, time };
  else if (wallMs - begin.wallMs >= MEASURED_MS) {
    last = (time - begin.time) / 1000 / (wallMs - begin.wallMs);
    since = { wallMs, time };
  }
  return last;
}

/** It keeps up again. */
export function noLag(): null {
  since = null;
  last = null;
  return null;
}
