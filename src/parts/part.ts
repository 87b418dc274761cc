/**
 * A part of the page that is fetched on demand. A fetch fails without a network, or after a newer version was
 * published: then the reason is known, and the next request fetches again.
 */

import * as words from '../words/parts.ts';

/** Why a part could not be fetched: there is no network, or the file does not exist (any more). */
type Reason = 'offline' | 'gone';

export class MissingPart extends Error {
  override readonly name = 'MissingPart';
  readonly part: Part<unknown>;
  readonly reason: Reason;

  constructor(part: Part<unknown>, reason: Reason, cause: unknown) {
    super(`A part of the page could not be fetched (${reason}).`, { cause });
    this.part = part;
    this.reason = reason;
  }
}

/** The message for the reader. `what` begins the sentence: “The diagram”. */
export function reasonOf(what: string, error: unknown): string {
  if (error instanceof MissingPart)
    return error.reason === 'offline' ? words.isOffline(what) : words.isGone(what);
  const why = error instanceof Error ? error.message : String(error);
  return words.failed(what, why.slice(0, 200));
}

const parts = new Set<Part<unknown>>();
const listeners = new Set<() => void>();
/** Requests that a reader waits for. */
const awaited = new Set<Promise<unknown>>();

interface Options<T> {
  /** Prefetched after all others. */
  readonly isLast?: boolean;
  readonly of?: (module: never) => T;
}

export class Part<T> {
  /** The part once it was fetched; null before. */
  here: T | null = null;
  readonly isLast: boolean;
  readonly #load: () => Promise<T>;
  readonly #of: (module: unknown) => T;
  #pending: Promise<T> | null = null;
  #failures = 0;

  /** `load` imports a module and returns it, or the value that `of` takes from it. */
  constructor(load: () => Promise<T>, { isLast = false, of }: Options<T> = {}) {
    this.#load = load;
    this.isLast = isLast;
    this.#of = (of ?? ((module) => module)) as (module: unknown) => T;
    parts.add(this);
  }

  /** Fetches the part, unless it was fetched already. */
  fetch(): Promise<T> {
    const request = this.fetchQuietly();
    if (this.here === null) {
      awaited.add(request);
      const end = () => awaited.delete(request);
      request.then(end, end);
    }
    return request;
  }

  /** Prefetches the part: no reader waits for it. */
  fetchQuietly(): Promise<T> {
    if (this.here !== null) return Promise.resolve(this.here);
    this.#pending ??= this.#request().finally(() => {
      this.#pending = null;
    });
    return this.#pending;
  }

  async #request(): Promise<T> {
    try {
      this.here = await this.#load();
    } catch (error) {
      this.#failures += 1;
      this.here = await this.#elsewhere(error);
    }
    for (const listener of listeners) listener();
    return this.here;
  }

  /**
   * Some browsers (Firefox before 155, Chromium before 156) cache for ever that a module failed to load. A
   * part of several files is imported only when all of them are there (`vite.config.ts`). A file with one
   * module only is requested again under another address. A file of several modules is not: other parts
   * import it under its own address, and there would be two copies of its modules. Only a reload brings that
   * one.
   */
  async #elsewhere(error: unknown): Promise<T> {
    const [address = '', file = ''] = /https?:\S+\/(\S+\.js)/.exec(String(error)) ?? [];
    const load = String(this.#load);
    // The bundler takes a module from a file of several by a name: `import(…).then(e=>e.t)`.
    const isOwn = file !== '' && load.includes(file) && !/\.then\((\w+)=>\1\.\w+\)/.test(load);
    if (this.#failures > 1 && isOwn && isFailedFetch(error)) {
      try {
        return this.#of(await import(/* @vite-ignore */ `${address}?again=${this.#failures}`));
      } catch {
        // The file still fails: the first error is more exact.
      }
    }
    throw isFailedFetch(error)
      ? new MissingPart(this, (await isOnline()) ? 'gone' : 'offline', error)
      : error;
  }
}

/** Subscribes to parts that arrive. Returns an unsubscribe function. */
export function onPart(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Resolves when no awaited part is being fetched. */
export async function partsSettled(): Promise<void> {
  while (awaited.size > 0) await Promise.allSettled(awaited);
}

/** A part that was not fetched yet; null if there is none. A part may import others. */
export function nextMissing(without: ReadonlySet<unknown>): Part<unknown> | null {
  const missing = [...parts].filter((part) => part.here === null && !without.has(part));
  return missing.find(({ isLast }) => !isLast) ?? missing[0] ?? null;
}

/** The messages of Chromium, Firefox, Safari, and of Vite for a file that it preloads. */
const isFailedFetch = (error: unknown): boolean =>
  /dynamically imported module|module script|Unable to preload/i.test(String(error));

const ANSWERS_WITHIN_MS = 3000;

/** Whether the page's own address can be reached. */
async function isOnline(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS);
    await fetch(location.pathname, { method: 'HEAD', cache: 'no-store', signal });
    return true;
  } catch {
    return false;
  }
}

// Removes the link of a file that failed to load, so that it is fetched again.
if (typeof document !== 'undefined')
  document.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLLinkElement) target.remove();
    },
    true,
  );
