/** Words with marks, taken apart: `[term]` and `[words|term]` of the glossary, `*stressed*`, and servers by name. */
export type Mark =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'stress'; readonly marks: readonly Mark[] }
  | { readonly kind: 'term'; readonly text: string; readonly term: string }
  | { readonly kind: 'server'; readonly text: string; readonly server: number };

const MARK = /\[([^\]|]+)(?:\|([^\]]+))?\]|\*([^*]+)\*|\bS(\d{1,2})\b/g;

/** The marks of one paragraph, in order. */
export function marksOf(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  let end = 0;
  for (const found of text.matchAll(MARK)) {
    if (found.index > end) marks.push({ kind: 'text', text: text.slice(end, found.index) });
    marks.push(markOf(found));
    end = found.index + found[0].length;
  }
  if (end < text.length) marks.push({ kind: 'text', text: text.slice(end) });
  return marks;
}

function markOf([whole, words, term, stressed, server]: RegExpExecArray): Mark {
  if (words !== undefined) return { kind: 'term', text: words, term: term ?? words };
  if (stressed !== undefined) return { kind: 'stress', marks: marksOf(stressed) };
  return { kind: 'server', text: whole, server: Number(server) };
}

/** A blank line begins a paragraph. */
export const paragraphsOf = (text: string): readonly string[] => text.split(/\n\s*\n/);
