/** What controls a terminal, turns the direction of a text, or is not seen at all. */
export const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A text that a document, a link or a file's name may have brought in, as it is safe to show: what controls a terminal, turns the
 * direction of the text or is not seen at all stands as `\u{1b}`.
 */
export const visible = (text: string): string =>
  text.replace(HIDDEN, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
