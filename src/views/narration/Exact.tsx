/** Commands and the paper's names: `SET x 5`, `AppendEntries`, `nextIndex`. */
const WORDS = String.raw`(?:SET|ADD) [^\s.,;:!?]+ [^\s.,;:!?]+|GET [^\s.,;:!?]+|AppendEntries|RequestVote|[a-z]+[A-Z]\w*`;
const EXACT_WORDS = new RegExp(String.raw`\b(${WORDS})\b`);
/** And servers: `S3`. */
const EXACT = new RegExp(String.raw`\b(S\d+|${WORDS})\b`);

/** A sentence in which commands and names are marked as not translatable. */
export const Exact = ({ text }: { readonly text: string }) => apart(text, EXACT);

/**
 * The same with few elements, for long lists: most sentences are one text. Translators leave servers' names
 * as they are, because they do not look like words.
 */
export const ExactWords = ({ text }: { readonly text: string }) => (
  // A text that is the only child of an element replaces whatever a translator has put there.
  <span>{EXACT_WORDS.test(text) ? apart(text, EXACT_WORDS) : text}</span>
);

/** Every second part is a separator that matched. */
const apart = (text: string, at: RegExp) =>
  text.split(at).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts never change their places
    <span key={i} translate={i % 2 === 1 ? 'no' : undefined}>
      {part}
    </span>
  ));
