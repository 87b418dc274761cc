/**
 * Parses words with marks: `[term]` and `[words|term]` of the glossary, `*stressed*`, and servers by name.
 */
import { unbroken } from '../../words/unbroken.ts';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'stress'; readonly marks: readonly Inline[] }
  /** The punctuation after a term is its tail: it may not begin a line. */
  | { readonly kind: 'term'; readonly text: string; readonly term: string; readonly tail?: string }
  | { readonly kind: 'server'; readonly text: string; readonly server: number };

const MARK = /\[([^\]|]+)(?:\|([^\]]+))?\]([.,:;!?)’”]*)|\*([^*]+)\*|\bS(\d{1,2})\b/g;

/** The marks of one paragraph, in order. */
export function parseInline(text: string): readonly Inline[] {
  const marks: Inline[] = [];
  let end = 0;
  for (const found of text.matchAll(MARK)) {
    if (found.index > end) marks.push({ kind: 'text', text: text.slice(end, found.index) });
    marks.push(markOf(found));
    end = found.index + found[0].length;
  }
  if (end < text.length) marks.push({ kind: 'text', text: text.slice(end) });
  return marks;
}

function markOf([whole, words, term, tail, stressed, server]: RegExpExecArray): Inline {
  if (words !== undefined) {
    return { kind: 'term', text: words, term: term ?? words, ...(tail && { tail }) };
  }
  if (stressed !== undefined) return { kind: 'stress', marks: parseInline(stressed) };
  return { kind: 'server', text: whole, server: Number(server) };
}

/** A blank line begins a paragraph. */
export const paragraphsOf = (text: string): readonly string[] => unbroken(text).split(/\n\s*\n/);
