/** What a page and its service worker ask each other. Every message has a port, which brings the answer. */

/** The page asks whether its file `entry` is of the worker’s build. Answer: a boolean. */
export interface AskForBuild {
  readonly ask: 'build';
  readonly entry: string;
}

/** The worker asks a page for a file of its build. Answer: the address of one. */
export interface AskForEntry {
  readonly ask: 'entry';
}

/** The file that this page has begun with: its name says of which build the page is. */
export const entryOfPage = (): string =>
  document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src ?? '';

/** Undefined where the connection is not secure, and in a sandboxed frame, where asking for them throws. */
function workersHere(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

/**
 * Answers workers that ask of which build this page is: until every page does, no older files are deleted.
 * Returns a function that stops it.
 */
export function answerWorkers(): () => void {
  const workers = workersHere();
  const answer = ({ data, ports }: MessageEvent<AskForEntry>) => {
    if (data.ask === 'entry') ports[0]?.postMessage(entryOfPage());
  };
  workers?.addEventListener('message', answer);
  workers?.startMessages();
  return () => workers?.removeEventListener('message', answer);
}

/** How long an answer may take, in ms: a page in the background may be frozen. */
const ANSWERS_WITHIN_MS = 3000;

interface Asked {
  postMessage(message: unknown, transfer: Transferable[]): void;
}

/** The answer; undefined if none comes. */
export function putQuestion(asked: Asked, question: AskForBuild | AskForEntry): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }) => resolve(data));
    port1.start();
    setTimeout(() => resolve(undefined), ANSWERS_WITHIN_MS);
    asked.postMessage(question, [port2]);
  });
}
