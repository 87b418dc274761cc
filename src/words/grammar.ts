/** How numbers stand in an English sentence. By hand: a browser takes long to get its own rules ready. Another language has its own. */
interface Forms {
  readonly one: string;
  readonly other: string;
}

export const plural = (count: number, { one, other }: Forms): string => (count === 1 ? one : other);
