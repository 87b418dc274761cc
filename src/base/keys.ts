/** The keys of a table, in its order. The table is a `Record`, so the compiler holds the list to be complete. */
export const keysOf = <K extends string>(table: Readonly<Partial<Record<K, unknown>>>): readonly K[] =>
  Object.keys(table) as K[];

/** A table of the same keys, with one value for each. */
export const mapTable = <K extends string, T, U>(
  table: Readonly<Record<K, T>>,
  change: (value: T) => U,
): Record<K, U> => Object.fromEntries(keysOf(table).map((key) => [key, change(table[key])])) as Record<K, U>;
