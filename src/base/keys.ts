/**
 * The keys of a table, in its order. The table is a `Record`, so the compiler checks that none is missing.
 */
export const keysOf = <K extends string>(table: Readonly<Partial<Record<K, unknown>>>): readonly K[] =>
  Object.keys(table) as K[];

/** A table with the same keys and one new value for each. */
export const mapTable = <K extends string, T, U>(
  table: Readonly<Record<K, T>>,
  change: (value: T) => U,
): Record<K, U> => Object.fromEntries(keysOf(table).map((key) => [key, change(table[key])])) as Record<K, U>;
