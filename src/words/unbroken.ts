/**
 * A formula, a unit or a number, as `x = 7`, `x is 1`, `75 ms`, `2 of 5`, `150 to 300` or `term 1`, stays on
 * one line.
 */
export const unbroken = (text: string): string =>
  text
    .replace(/ = /g, '\u00a0=\u00a0')
    .replace(/\b([xy]) (is|to) (?=\d)/g, '$1\u00a0$2\u00a0')
    .replace(/\b(makes? [xy]) (?=\d)/g, '$1\u00a0')
    .replace(/(\d) ms\b/g, '$1\u00a0ms')
    .replace(/(\d) (of|to) (?=\d)/g, '$1\u00a0$2\u00a0')
    .replace(/\b(terms?|index|entry|entries|figure) (?=\d)/gi, '$1\u00a0')
    .replace(/(\u00a0\d+) (?=\([a-z]\))/g, '$1\u00a0');
