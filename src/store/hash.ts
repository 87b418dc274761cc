/** The address behind the `#`, read as it was meant. */

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
