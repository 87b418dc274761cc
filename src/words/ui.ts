/** Texts of any button, dialog, divider or failed part of the page. */
export const close = 'Close';
export const withKeys = (name: string, keys: string) => `${name} (${keys})`;
export const escape = 'Escape';
export const divider = (name: string) => `${name}: drag it, or press ↑ and ↓; a double click puts it back`;

export const tryAgain = 'Try again';
export const reload = 'Reload';
export const startOver = 'Start from the beginning';
export const wentWrong = 'Something went wrong.';

/** Replaces “click” by “tap”. */
export const tapped = (text: string): string =>
  text.replace(/\b(C|c)lick(s|ed|ing)?\b/g, (_, first: string, end: string = '') => {
    const doubled = end === 'ed' || end === 'ing' ? 'p' : '';
    return `${first === 'C' ? 'T' : 't'}ap${doubled}${end}`;
  });
