/**
 * Plurals and lists in English: the one place for both. Another language has its own. English does not need
 * `Intl`, whose first use is slow: with the CPU slowed to a quarter, 2 to 6 ms for `Intl.PluralRules`, 100 ms
 * and more for `Intl.ListFormat`.
 */
interface Forms {
  readonly one: string;
  readonly other: string;
}

export const plural = (count: number, { one, other }: Forms): string => (count === 1 ? one : other);

/** `S1, S2 and S3`; `none` for an empty list. */
export const list = (items: readonly string[], none = ''): string =>
  items.length < 2 ? (items[0] ?? none) : `${commas(items.slice(0, -1))} and ${items.at(-1)}`;

/** `S1, S2, S3`: in labels, and where the last item needs no “and”. */
export const commas = (items: readonly string[]): string => items.join(', ');

/** `S1, S2 and S3, S4`: of items that have commas themselves. */
export const ands = (items: readonly string[]): string => items.join(' and ');
