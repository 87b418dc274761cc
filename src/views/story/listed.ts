/** Names as a sentence has them: "S3", "S3 and S4", "S1, S2 and S3". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? 'No server') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
