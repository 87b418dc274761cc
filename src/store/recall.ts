/** Events of long ago, brought back from the history. */
import type { SimEvent } from '../sim/types.ts';
import { run } from './session.ts';

/** Of one recording: another has other events under the same numbers. */
let recalled: { of: unknown; events: Map<number, SimEvent> } = { of: null, events: new Map() };

/** The event `seq` of the open run; undefined where there is none. Asked again, it costs nothing. */
export function recall(seq: number): SimEvent | undefined {
  const { history } = run;
  if (recalled.of !== history.recording) recalled = { of: history.recording, events: new Map() };
  const known = recalled.events.get(seq) ?? history.events(seq, seq)[0];
  if (known) recalled.events.set(seq, known);
  return known;
}
