/** Commands and the paper's names: `SET x 5`, `AppendEntries`, `nextIndex`. */
const WORDS = String.raw`(?:SET|ADD) [^\s.,;:!?]+ [^\s.,;:!?]+|GET [^\s.,;:!?]+|AppendEntries|RequestVote|[a-z]+[A-Z]\w*`;
const EXACT_WORDS = new RegExp(String.raw`\b(${WORDS})\b`);
/** And servers: `S3`. */
const EXACT = new RegExp(String.raw`\b(S\d+|${WORDS})\b`);

/** A sentence: where the page is translated, what has no other name in any language stays as it is. */
export const Exact = ({ text }: { readonly text: string }) => apart(text, EXACT);

/**
 * The same with few elements, for a list of many sentences: most are one run of text. Translators leave servers' names as they are: they look
 * like no word.
 */
export const ExactWords = ({ text }: { readonly text: string }) => (
  // A text that is the only child of an element replaces whatever a translator has put there.
  <span>{EXACT_WORDS.test(text) ? apart(text, EXACT_WORDS) : text}</span>
);

/** Every second part is what was split at. */
const apart = (text: string, at: RegExp) =>
  text.split(at).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts never change their places
    <span key={i} translate={i % 2 === 1 ? 'no' : undefined}>
      {part}
    </span>
  ));
