/**
 * Plurals in English. Done by hand, because `Intl.PluralRules` takes long to load. Another language has its
 * own.
 */
interface Forms {
  readonly one: string;
  readonly other: string;
}

export const plural = (count: number, { one, other }: Forms): string => (count === 1 ? one : other);
