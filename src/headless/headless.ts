/** The headless run: arguments and a document in, one JSON document (and the trace before it) out. */
import { parseDocument, type ScenarioDocument } from '../scenario/document.ts';
import { stopText } from '../scenario/limits.ts';
import { type RunListeners, runDocument } from '../scenario/run.ts';
import type { SimEvent } from '../sim/types.ts';
import { eventLine, stateOf } from './lines.ts';
import { type Options, readOptions, UsageError } from './options.ts';
import { summaryOf } from './summary.ts';

/** The outside, as the run needs it. */
export interface Surroundings {
  /** The whole text of a file, or of standard input for `-`. Throws if it cannot be read. */
  readonly read: (file: string) => string;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Runs the command line `args`. Gives the exit status: 0 all is well, 1 it is not, 2 nothing was run. */
export function headless(args: readonly string[], { read, print, complain }: Surroundings): 0 | 1 | 2 {
  let options: Options;
  let document: ScenarioDocument;
  try {
    options = readOptions(args);
    document = readFile(options, read);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(`${error.message}\n`);
    return 2;
  }
  const outcome = runDocument(document, options.trace ? tracing(options, print) : {});
  print(`${JSON.stringify(summaryOf(outcome))}\n`);
  if (outcome.stopped !== null) complain(`${stopText(outcome.stopped)}\n`);
  return outcome.ok ? 0 : 1;
}

function readFile({ file, instead }: Options, read: Surroundings['read']): ScenarioDocument {
  let text: string;
  try {
    text = read(file);
  } catch (error) {
    throw new UsageError(
      `${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const result = parseDocument(text);
  if (!result.ok) throw new UsageError(result.message);
  return { ...result.document, ...instead };
}

/** Prints events as they happen; with their servers' states, as soon as their step is done. */
function tracing({ states }: Options, print: Surroundings['print']): RunListeners {
  const put = (line: unknown): void => print(`${JSON.stringify(line)}\n`);
  if (!states) return { onEvent: (event) => put(eventLine(event)) };
  let step: SimEvent[] = [];
  return {
    onEvent: (event) => void step.push(event),
    onStepDone: ({ nodes }) => {
      for (const event of step) {
        const node = event.server === 0 ? undefined : nodes[event.server];
        put({ ...eventLine(event), ...(node && { after: stateOf(node) }) });
      }
      step = [];
    },
  };
}
