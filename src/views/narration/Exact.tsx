/** Servers, messages and commands, and the paper's names: `S3`, `AppendEntries`, `SET x 5`, `nextIndex`. */
const EXACT =
  /\b(S\d+|(?:SET|ADD) [^\s.,;:!?]+ [^\s.,;:!?]+|GET [^\s.,;:!?]+|AppendEntries|RequestVote|[a-z]+[A-Z]\w*)\b/;

/** A sentence: where the page is translated, what has no other name in any language stays as it is. */
export function Exact({ text }: { readonly text: string }) {
  // Every second part is what was split at.
  return text.split(EXACT).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts never change their places
    <span key={i} translate={i % 2 === 1 ? 'no' : undefined}>
      {part}
    </span>
  ));
}
