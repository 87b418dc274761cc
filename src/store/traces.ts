/** What leaves the page as text: the trace of the run, its log for ShiViz, the command that reproduces it. */
import { type Micros, toMs } from '../base/time.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { shellCommand, shellCommandOfFile } from '../trace/command.ts';
import { MOST_LOGGED, type Put, writingShiviz, writingTrace } from '../trace/writing.ts';
import * as words from '../words/files.ts';
import { fileName, saveAsFile } from './address.ts';
import { isCopied } from './clipboard.ts';
import { download } from './download.ts';
import { actionIn } from './fetch-events.ts';
import { endOfRun } from './plan.ts';
import type { Session } from './session.ts';
import { note } from './showing.ts';
import { type Job, startWork } from './work.ts';

/** Long texts leave the memory of the page in chunks of about this many characters. */
const CHUNK = 4_000_000;

/** The text of a file, as it grows. */
class Chunks {
  readonly #done: Blob[] = [];
  #waiting: string[] = [];
  #length = 0;

  readonly put: Put = (text) => {
    this.#waiting.push(text);
    this.#length += text.length;
    if (this.#length >= CHUNK) this.#flush();
  };

  get blob(): Blob {
    this.#flush();
    return new Blob(this.#done);
  }

  #flush(): void {
    this.#done.push(new Blob(this.#waiting));
    this.#waiting = [];
    this.#length = 0;
  }
}

/** The open run up to its end, as a document, and its end. */
function wholeRun(session: Session): { readonly run: ScenarioDocument; readonly until: Micros } {
  const { document, frontierTime } = session.getState();
  const until = endOfRun(document, frontierTime);
  return { run: { ...document, until: toMs(until) }, until };
}

/** Writes a file in a job. A notice says how it ended, also if it was cancelled. */
function* writingFile(
  session: Session,
  name: string,
  until: Micros,
  write: (put: Put) => Generator<Micros, string>,
): Job {
  const chunks = new Chunks();
  let said = words.notWritten(name);
  try {
    const writing = write(chunks.put);
    for (let step = writing.next(); ; step = writing.next()) {
      if (step.done === true) {
        download(name, 'text/plain', chunks.blob);
        said = step.value;
        return;
      }
      yield until === 0 ? null : step.value / until;
    }
  } finally {
    session.setState({ notice: note(said) });
  }
}

/** Saves what `headless --trace` prints for this run. */
export function saveTrace(session: Session): void {
  const { run, until } = wholeRun(session);
  const name = fileName(run, 'trace.jsonl');
  function* write(put: Put): Generator<Micros, string> {
    yield* writingTrace(run, put);
    return words.savedAs(name);
  }
  startWork(session, { what: words.writing(name), job: writingFile(session, name, until, write) });
}

/** Saves the log for ShiViz. */
export function saveShiviz(session: Session): void {
  const { run, until } = wholeRun(session);
  const { recording } = session.run.history;
  const name = fileName(run, 'shiviz.log');
  function* write(put: Put): Generator<Micros, string> {
    const count = yield* writingShiviz(run, (event) => actionIn(recording, event), put);
    return count < MOST_LOGGED ? words.savedAs(name) : words.savedBeginning(name, MOST_LOGGED);
  }
  startWork(session, { what: words.writing(name), job: writingFile(session, name, until, write) });
}

/** Copies the command that reproduces the run up to its end. */
export async function copyCommand(session: Session): Promise<void> {
  const { until } = wholeRun(session);
  const { document } = session.getState();
  const own = shellCommand(document, toMs(until));
  const command = own ?? shellCommandOfFile(saveAsFile(document), toMs(until));
  if (await isCopied(command)) {
    const said = own === null ? words.commandOfFileCopied : words.commandCopied;
    session.setState({ notice: note(said) });
  } else session.setState({ notice: { ...note(words.commandByHand), link: command } });
}
