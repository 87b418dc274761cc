/** Errors in what was typed. */
export const commandTooLong = (most: number) => `A command has at most ${most} characters.`;
export const noCommand =
  'A command is SET key value, ADD key number or GET key, with one space between the words.';
