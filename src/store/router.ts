/** Only the router reads and writes the address bar. The part after `#` names what is open. */

import { isEmbedded } from './embedded.ts';

/** Browsers refuse frequent writes (Safari: 100 in 30 s), and some frames refuse all. */
const AGAIN_AFTER_MS = 3000;
const MOST_TRIES = 20;

interface Entry {
  readonly hash: string;
  /** Whether it adds an entry to the browser's history. */
  readonly isNew: boolean;
}

export class Router {
  /** The write that was refused and waits. */
  #waiting: Entry | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unread: string | null = null;
  /** The hash that was opened or written last; null before. */
  #arrived: string | null = null;
  #openings = 0;
  /** The address within an embed, which leaves the browser’s history to the page around it. */
  #inside: string | null = null;
  #onGo: () => void = () => undefined;

  /** The hash in the address bar. */
  get hash(): string {
    return this.#inside ?? window.location.hash;
  }

  /** The hash of what is open, also while the browser refuses to write it. */
  get openHash(): string {
    return this.#waiting?.hash ?? this.hash;
  }

  /** The whole address of this page with a hash. */
  addressOf(hash: string): string {
    const { origin, pathname, search } = window.location;
    return `${origin === 'null' ? 'file://' : origin}${pathname}${search}${hash}`;
  }

  /** Begins to open what the hash names. Returns whether no later call has begun meanwhile. */
  startOpening(): () => boolean {
    this.#openings += 1;
    const own = this.#openings;
    return () => own === this.#openings;
  }

  /** What the hash names is open. */
  arrive(): void {
    this.#arrived = this.hash;
  }

  /**
   * Replaces the address, but not while the reader goes to another one: the browser reports that late, and
   * opening it may take a while.
   */
  replace(hash: string): void {
    if (this.#arrived !== null && this.#arrived !== this.hash) return;
    if (hash !== this.openHash || this.#waiting !== null)
      this.#write({ hash, isNew: this.#waiting?.isNew ?? false }, MOST_TRIES);
  }

  /** Writes a new address: the browser's Back returns to the previous one. */
  push(hash: string): void {
    this.#write({ hash, isNew: true }, MOST_TRIES);
  }

  /** Goes to another address, as if the reader had typed it. */
  go(hash: string): void {
    this.#forget();
    if (isEmbedded()) {
      this.enter(hash);
      this.#onGo();
    } else window.location.hash = hash;
  }

  /** The address within an embed from now on. */
  enter(hash: string): void {
    this.#inside = hash;
  }

  /** Calls `go` when the reader goes to another address. A waiting write is dropped then. */
  onGo(go: () => void): void {
    this.#onGo = go;
    window.addEventListener('hashchange', () => {
      this.#forget();
      this.#inside = null;
      go();
    });
  }

  /**
   * The address names a run that cannot be decoded yet, because the decoder could not be fetched. The address
   * stays.
   */
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
    if (isEmbedded()) {
      this.enter(entry.hash);
      return this.arrive();
    }
    try {
      if (entry.isNew) window.history.pushState(null, '', entry.hash);
      else window.history.replaceState(null, '', entry.hash);
      this.arrive();
    } catch {
      this.#waiting = entry;
      if (tries > 1) this.#timer = setTimeout(() => this.#write(entry, tries - 1), AGAIN_AFTER_MS);
    }
  }
}
