/**
 * A part of the page that is fetched when it is needed. The fetch may fail, without a network or after a newer version was
 * published: then the reason is known, and the next request fetches again.
 */

import * as words from '../words/parts.ts';

/** Why a part did not come: there is no network, or the file is not there (any more). */
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

/** What failed and why, for the reader. `what` begins a sentence: “The diagram”. */
export function reasonOf(what: string, error: unknown): string {
  if (error instanceof MissingPart)
    return error.reason === 'offline' ? words.isOffline(what) : words.isGone(what);
  const why = error instanceof Error ? error.message : String(error);
  return words.failed(what, why.slice(0, 200));
}

const parts = new Set<Part<unknown>>();
const watchers = new Set<() => void>();
/** Requests that a reader waits for. */
const awaited = new Set<Promise<unknown>>();

interface Options<T> {
  /** Fetched ahead after all others. */
  readonly isLast?: boolean;
  readonly of?: (module: never) => T;
}

export class Part<T> {
  /** The part, once it is there; null before. */
  here: T | null = null;
  readonly isLast: boolean;
  readonly #load: () => Promise<T>;
  readonly #of: (module: unknown) => T;
  #pending: Promise<T> | null = null;
  #failures = 0;

  /** `load` imports a module, and gives it, or what `of` takes out of it. */
  constructor(load: () => Promise<T>, { isLast = false, of }: Options<T> = {}) {
    this.#load = load;
    this.isLast = isLast;
    this.#of = (of ?? ((module) => module)) as (module: unknown) => T;
    parts.add(this);
  }

  /** The part, fetched if it is not there yet. */
  fetch(): Promise<T> {
    const request = this.fetchQuietly();
    if (this.here === null) {
      awaited.add(request);
      const end = () => awaited.delete(request);
      request.then(end, end);
    }
    return request;
  }

  /** The same for a part that nobody waits for. */
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
    for (const tell of watchers) tell();
    return this.here;
  }

  /**
   * Some browsers (Firefox before 155, older Chromium) remember for ever that a module failed to load. The same file under
   * another address is a new request. They may name a file that this part's module imports: that one is not the part, and only
   * a reload brings it.
   */
  async #elsewhere(error: unknown): Promise<T> {
    const [address = '', file = ''] = /https?:\S+\/(\S+\.js)/.exec(String(error)) ?? [];
    const isOwn = file !== '' && String(this.#load).includes(file);
    if (this.#failures > 1 && isOwn && isFailedFetch(error)) {
      try {
        return this.#of(await import(/* @vite-ignore */ `${address}?again=${this.#failures}`));
      } catch {
        // It is still not there: the first error tells more.
      }
    }
    throw isFailedFetch(error)
      ? new MissingPart(this, (await isOnline()) ? 'gone' : 'offline', error)
      : error;
  }
}

/** Tells when a part has come. */
export function onPart(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

/** Resolves when no part is being fetched that a reader waits for. */
export async function partsSettled(): Promise<void> {
  while (awaited.size > 0) await Promise.allSettled(awaited);
}

/** A part that is still to be fetched; null when all are there. A part may bring others with it. */
export function nextMissing(without: ReadonlySet<unknown>): Part<unknown> | null {
  const missing = [...parts].filter((part) => part.here === null && !without.has(part));
  return missing.find(({ isLast }) => !isLast) ?? missing[0] ?? null;
}

/** The words of Chromium, Firefox, Safari, and of Vite for a style sheet. */
const isFailedFetch = (error: unknown): boolean =>
  /dynamically imported module|module script|preload CSS/i.test(String(error));

const ANSWERS_WITHIN_MS = 3000;

/** Whether the page's own address answers just now. */
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

// A style sheet that failed to load must not stand for one that is there.
if (typeof document !== 'undefined')
  document.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLLinkElement) target.remove();
    },
    true,
  );
