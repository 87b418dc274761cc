/** Repairs the part of the address after `#`. */

/** Brackets, quotes and punctuation that a sentence puts after a link. */
const BEHIND = /[)\]}>.,;:!?"'*`|\\…“”„‘’«»]+$/u;
/** Spaces, line breaks and invisible characters. */
const UNSEEN = /[\s\p{Cf}]+/gu;

/**
 * Repairs a hash that a mail or a chat has mangled: encoded a second time, in part or completely, broken into
 * lines, or followed by punctuation. No address of ours contains any of this.
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

/**
 * Letters and digits are never encoded, so this is a stray `%`: it stays, and decoding reports the damage.
 */
const decoded = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (letters) => {
    try {
      const plain = decodeURIComponent(letters);
      return /[a-z0-9]/i.test(plain) ? letters : plain;
    } catch {
      return letters;
    }
  });
