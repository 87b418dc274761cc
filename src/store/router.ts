/** The router alone reads and writes the address bar. What stands behind the `#` says what is open. */

/** Browsers refuse to write the address too often (Safari: 100 times in 30 s), and in some frames at all. */
const AGAIN_AFTER_MS = 3000;
const MOST_TRIES = 20;

interface Entry {
  readonly hash: string;
  /** Whether the browser's Back leads to what was there before. */
  readonly isNew: boolean;
}

export class Router {
  /** What could not be written yet. */
  #waiting: Entry | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unread: string | null = null;

  /** The hash in the address bar. */
  get hash(): string {
    return window.location.hash;
  }

  /** The hash of what is open, also while the address bar cannot say so. */
  get openHash(): string {
    return this.#waiting?.hash ?? this.hash;
  }

  /** The whole address of what this page has under a hash. */
  addressOf(hash: string): string {
    const { origin, pathname, search } = window.location;
    return `${origin === 'null' ? 'file://' : origin}${pathname}${search}${hash}`;
  }

  /** Writes the address in the place of the one that is there. */
  replace(hash: string): void {
    if (hash !== this.openHash || this.#waiting !== null)
      this.#write({ hash, isNew: this.#waiting?.isNew ?? false }, MOST_TRIES);
  }

  /** Writes the address of something else: the browser's Back leads to what was open before. */
  push(hash: string): void {
    this.#write({ hash, isNew: true }, MOST_TRIES);
  }

  /** Calls `go` when the reader goes to another address. What waited to be written is dropped then. */
  onGo(go: () => void): void {
    window.addEventListener('hashchange', () => {
      this.#forget();
      go();
    });
  }

  /** The address names a run that cannot be read yet, because what reads it could not be fetched. It is left as it is. */
  get isUnread(): boolean {
    return this.#unread !== null && this.#unread === this.hash;
  }

  setUnread(isUnread: boolean): void {
    this.#unread = isUnread ? this.hash : null;
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#waiting = null;
  }

  #write(entry: Entry, tries: number): void {
    this.#forget();
    try {
      if (entry.isNew) window.history.pushState(null, '', entry.hash);
      else window.history.replaceState(null, '', entry.hash);
    } catch {
      this.#waiting = entry;
      if (tries > 1) this.#timer = setTimeout(() => this.#write(entry, tries - 1), AGAIN_AFTER_MS);
    }
  }
}
