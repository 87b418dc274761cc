/**
 * A pseudo-language for tests: English with every vowel accented and doubled, so that a text that does not
 * come from the words is visible at once, and each of the others is about 40% longer.
 */
const VOWELS: Readonly<Record<string, string>> = {
  a: 'áá',
  e: 'éé',
  i: 'íí',
  o: 'óó',
  u: 'úú',
  A: 'Áá',
  E: 'Éé',
  I: 'Íí',
  O: 'Óó',
  U: 'Úú',
};

/** Names that are the same in every language: commands, servers, the paper's names, units. */
export const EXACT =
  /(\b(?:SET|ADD) [^\s.,;:!?]+ [^\s.,;:!?]+|\bGET [^\s.,;:!?]+|\b[A-Za-z][a-z]+[A-Z]\w*|\bmin\b)/;

/** A text in the pseudo-language; the parameters that were `given` to it do not change. */
export function pseudoText(text: string, given: readonly string[] = []): string {
  const [first, ...others] = given.toSorted((a, b) => b.length - a.length);
  if (first !== undefined)
    return text
      .split(first)
      .map((part) => pseudoText(part, others))
      .join(first);
  return text
    .split(EXACT)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/[aeiou]/gi, (vowel) => VOWELS[vowel] ?? vowel)))
    .join('');
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** All texts in a value. */
function textsIn(value: unknown, depth = 4): string[] {
  // In an object, a text in lower case is an id: a kind of event, or an action.
  const isId = depth < 4 && typeof value === 'string' && /^[a-z:-]+$/.test(value);
  if (typeof value === 'string') return value === '' || isId ? [] : [value];
  if (typeof value === 'number') return [];
  if (!isRecord(value) || depth === 0) return [];
  return Object.values(value).flatMap((one) => textsIn(one, depth - 1));
}

/** Words in the pseudo-language: a text, a function that returns one, or a table of either. */
export function pseudo(words: unknown): unknown {
  if (typeof words === 'string') return pseudoText(words);
  if (typeof words === 'function')
    return (...values: unknown[]) => {
      const result: unknown = Reflect.apply(words, undefined, values);
      return typeof result === 'string'
        ? pseudoText(
            result,
            values.flatMap((value) => textsIn(value)),
          )
        : pseudo(result);
    };
  if (Array.isArray(words)) return words.map(pseudo);
  if (!isRecord(words)) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, pseudo(value)]));
}
