/** Text fields. */
const FIELDS =
  'textarea, select, [contenteditable], input:not([type=range], [type=radio], [type=checkbox], [type=file])';

/** Whether an element takes what is typed and pasted. */
export const takesText = (target: Element): boolean => target.closest(FIELDS) !== null;
