/** Events of long ago, brought back from the history. */
import type { SimEvent } from '../sim/types.ts';
import { run } from './session.ts';

/** Of one recording: another has other events under the same numbers. */
let recalled: { of: unknown; events: Map<number, SimEvent> } = { of: null, events: new Map() };

/** The event `seq` of the open run; undefined where there is none. Asked again, it costs nothing. */
export const recall = (seq: number): SimEvent | undefined => recallAll([seq])[0];

/** Events no further apart than this are brought back in one go: the way to a first one is about as long. */
const ONE_GO = 1000;

/** Those of the events `seqs`, ascending, that there are. */
export function recallAll(seqs: readonly number[]): readonly SimEvent[] {
  const { history } = run;
  if (recalled.of !== history.recording) recalled = { of: history.recording, events: new Map() };
  const { events } = recalled;
  const missing = seqs.filter((seq) => !events.has(seq));
  for (let from = 0, next = 1; from < missing.length; from = next, next += 1) {
    while (next < missing.length && at(missing, next) - at(missing, next - 1) <= ONE_GO) next += 1;
    const asked = new Set(missing.slice(from, next));
    for (const event of history.events(at(missing, from), at(missing, next - 1)))
      if (asked.has(event.seq)) events.set(event.seq, event);
  }
  return seqs.map((seq) => events.get(seq)).filter((event) => event !== undefined);
}

const at = (seqs: readonly number[], i: number): number => seqs[i] as number;
