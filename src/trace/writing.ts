/** Writes a run as text, a portion at a time, so that a page can do something in between. */
import { lineOfJson, piecesOfJson } from '../base/json.ts';
import type { Micros } from '../base/time.ts';
import { type Outcome, runningDocument } from '../scenario/run.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import type { Action, SimEvent } from '../sim/types.ts';
import { eventLine } from './lines.ts';
import { SHIVIZ_HEAD, ShivizLog } from './shiviz.ts';
import { summaryOf } from './summary.ts';

/** Takes the next piece of the text. */
export type Put = (text: string) => void;

/** Yields the time that is written up to. */
type Writing<Result> = Generator<Micros, Result>;

/** Lines between two yields. One moment may have tens of thousands of events. */
const PORTION = 128;

/** Runs a document and writes its events. Returns the outcome. */
function* writingEvents(
  document: ScenarioDocument,
  entryOf: (event: SimEvent) => string,
  put: Put,
): Writing<Outcome> {
  let waiting: SimEvent[] = [];
  const run = runningDocument(document, { onEvent: (event) => void waiting.push(event) });
  for (;;) {
    const step = run.next();
    const events = waiting;
    waiting = [];
    for (let from = 0; from < events.length; from += PORTION) {
      const portion = events.slice(from, from + PORTION);
      put(portion.map(entryOf).join(''));
      yield portion.at(-1)?.time ?? 0;
    }
    if (step.done === true) return step.value;
    yield step.value;
  }
}

/** Writes what `headless --trace` prints. */
export function* writingTrace(document: ScenarioDocument, put: Put): Writing<void> {
  const outcome = yield* writingEvents(document, (event) => `${lineOfJson(eventLine(event))}\n`, put);
  for (const piece of piecesOfJson(summaryOf(outcome), 2)) {
    put(piece);
    yield outcome.until;
  }
  put('\n');
}

/** The most events of a log: ShiViz draws all of them. */
export const MOST_LOGGED = 100_000;

/** Writes the log for ShiViz. Returns the number of its events, at most `MOST_LOGGED`. */
export function* writingShiviz(
  document: ScenarioDocument,
  didOf: (event: SimEvent) => Action | undefined,
  put: Put,
): Writing<number> {
  const log = new ShivizLog();
  let last = 0;
  put(SHIVIZ_HEAD);
  const entry = (event: SimEvent): string => {
    if (event.seq > MOST_LOGGED) return '';
    last = event.seq;
    return log.entry(event, didOf(event));
  };
  const writing = writingEvents(document, entry, put);
  for (let step = writing.next(); step.done !== true && last < MOST_LOGGED; step = writing.next())
    yield step.value;
  return last;
}
