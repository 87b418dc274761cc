/** What English does with numbers. The other files of words use it; a component does not. */

const plurals = new Intl.PluralRules('en');

/** The text for a number of things. */
export const plural = (count: number, { one, other }: { readonly one: string; readonly other: string }) =>
  plurals.select(count) === 'one' ? one : other;
