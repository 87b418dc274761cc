/** The headless run: takes arguments and a document, prints one JSON document (and the trace before it). */
import { lineOfJson } from '../base/json.ts';
import { toMs } from '../base/time.ts';
import { parseDocument, readDocument, type ScenarioDocument } from '../scenario/document.ts';
import { endOf } from '../scenario/limits.ts';
import { type RunListeners, runDocument } from '../scenario/run.ts';
import type { RunLimits } from '../sim/limits.ts';
import { nodeOf } from '../sim/nodes.ts';
import type { SimEvent } from '../sim/types.ts';
import { eventLine, stateOf } from '../trace/lines.ts';
import { summaryOf } from '../trace/summary.ts';
import { stopWords } from '../words/limits.ts';
import { type CommandLineOptions, readOptions, UsageError } from './options.ts';

/** The environment of the run; tests replace it. */
export interface HeadlessIo {
  /** The whole text of a file, or of standard input for `-`. Throws if it cannot be read. */
  readonly read: (file: string) => string;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Shows the progress of the run, on a terminal only; null: the run is done. */
  readonly progress?: (text: string | null) => void;
}

/** Runs the command line `args`. Returns the exit status: 0 success, 1 failure, 2 nothing was run. */
export function headless(
  args: readonly string[],
  { read, print, complain, progress }: HeadlessIo,
): 0 | 1 | 2 {
  let options: CommandLineOptions;
  let document: ScenarioDocument;
  try {
    options = readOptions(args);
    document = readFile(options, read);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(`${error.message}\n`);
    return 2;
  }
  const observer = options.trace ? tracing(options, print) : reporting(document, progress);
  const outcome = runDocument(document, observer, options.limits.run);
  progress?.(null);
  print(`${lineOfJson(summaryOf(outcome))}\n`);
  if (outcome.stopped !== null)
    complain(`${stopWords(outcome.stopped)}${RAISED_BY[outcome.stopped.limit]}\n`);
  return outcome.ok ? 0 : 1;
}

const RAISED_BY: Record<keyof RunLimits, string> = {
  events: ' (--max-events raises this limit)',
  entriesSent: ' (--max-events raises this limit too)',
  inFlight: ' (--max-in-flight raises this limit)',
  eventsPerMs: '',
  eventsPerMoment: '',
};

function readFile({ file, instead, limits }: CommandLineOptions, read: HeadlessIo['read']): ScenarioDocument {
  let text: string;
  try {
    text = read(file);
  } catch (error) {
    throw new UsageError(
      `${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const own = parseDocument(text, null);
  if (!own.ok) throw new UsageError(own.message);
  const asked = readDocument({ ...own.document, ...instead }, limits);
  if (!asked.ok) throw new UsageError(`${asked.message} (--max-time and --max-events raise these limits)`);
  return asked.document;
}

const MOMENTS_BETWEEN_REPORTS = 10_000;

/** Shows the progress of the run from time to time. */
function reporting(document: ScenarioDocument, progress: HeadlessIo['progress']): RunListeners {
  if (progress === undefined) return {};
  const [until] = endOf(document);
  return {
    onMoment: ({ moment, time, seq }) => {
      if (moment % MOMENTS_BETWEEN_REPORTS === 0)
        progress(`${Math.floor(toMs(time))} of ${until} ms, ${seq} events`);
    },
  };
}

/** Prints events as they happen; with states, once their step is done. */
function tracing({ states }: CommandLineOptions, print: HeadlessIo['print']): RunListeners {
  const put = (line: unknown): void => print(`${lineOfJson(line)}\n`);
  if (!states) return { onEvent: (event) => put(eventLine(event)) };
  let step: SimEvent[] = [];
  return {
    onEvent: (event) => void step.push(event),
    onStepDone: (simulation) => {
      for (const event of step) {
        const node = event.server === 0 ? undefined : nodeOf(simulation, event.server);
        put({ ...eventLine(event), ...(node && { after: stateOf(node) }) });
      }
      step = [];
    },
  };
}
