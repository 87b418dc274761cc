/** Characters that control a terminal, change the direction of a text, or are invisible. */
export const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Makes a text from a document, a link or a file's name safe to show: characters that control a terminal,
 * change the direction of the text or are invisible are written as `\u{1b}`.
 */
export const visible = (text: string): string =>
  text.replace(HIDDEN, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
