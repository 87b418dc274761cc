/** The address behind the `#`: read as it was meant, and written by this door only. */

/** Brackets, quotes and marks that a sentence puts behind a link. */
const BEHIND = /[)\]}>.,;:!?"'*`|\\…“”„‘’«»]+$/u;
/** Spaces and line breaks, and what cannot be seen. */
const UNSEEN = /[\s\p{Cf}]+/gu;

/**
 * What was meant by a hash that a mail or a chat has mangled: encoded once more, in part or wholly, broken over lines, or with
 * the sentence's own marks behind it. Nothing of this ever belongs to an address of ours.
 */
export function meantHash(hash: string): string {
  let meant = hash;
  for (let i = 0; i < 3 && meant.includes('%'); i += 1) meant = decoded(meant);
  return meant
    .replace(UNSEEN, '')
    .replace(/&(?:(?:amp|#38|#x26);)+/gi, '&')
    .replace(/&quot;|&gt;|&lt;/gi, '')
    .replace(BEHIND, '');
}

/** Nobody encodes letters and digits: what reads so is a stray `%`, stays, and is found to be damaged. */
const decoded = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (letters) => {
    try {
      const plain = decodeURIComponent(letters);
      return /[a-z0-9]/i.test(plain) ? letters : plain;
    } catch {
      return letters;
    }
  });

// -------------------------------------------------------------------------------------------------------------- writing

/** Browsers refuse to write the address too often (Safari: 100 times in 30 s), and in some frames at all. */
const AGAIN_AFTER_MS = 3000;
const MOST_TRIES = 20;

interface Wanted {
  readonly hash: string;
  /** Whether the browser's Back leads to what was there before. */
  readonly isNew: boolean;
}
/** What could not be written yet. */
let wanted: Wanted | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The hash of what is open, also while the address bar cannot say so. */
export const openHash = (): string => wanted?.hash ?? window.location.hash;

/** Writes the address in the place of the one that is there. */
export const replaceHash = (hash: string): void => {
  if (hash !== openHash() || wanted !== null) write({ hash, isNew: wanted?.isNew ?? false }, MOST_TRIES);
};

/** Writes the address of something else: the browser's Back leads to what was open before. */
export const pushHash = (hash: string): void => write({ hash, isNew: true }, MOST_TRIES);

/** The reader has gone to an address: what waited to be written is no more. */
export function forgetWanted(): void {
  clearTimeout(timer);
  wanted = null;
}

function write(next: Wanted, tries: number): void {
  forgetWanted();
  try {
    if (next.isNew) window.history.pushState(null, '', next.hash);
    else window.history.replaceState(null, '', next.hash);
  } catch {
    wanted = next;
    if (tries > 1) timer = setTimeout(() => write(next, tries - 1), AGAIN_AFTER_MS);
  }
}
