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
