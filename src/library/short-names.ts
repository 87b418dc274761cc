/** Names that a reader may guess, and the entries that they mean. */
export const SHORT_NAMES: Readonly<Record<string, string>> = { 'figure-8': 'figure-8-c' };
