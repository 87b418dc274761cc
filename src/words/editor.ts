/** The editor of the document. */
export const title = 'The document';
export const label = 'The document of this run, as JSON';
export const hint =
  'Ctrl Space proposes what may stand here. Tab indents; Escape, then Tab, leaves the text.';
export const hintForFingers = 'Every change is applied as soon as it can be run.';
export const isApplied = 'The run follows the text.';
export const isWaiting = 'This text is not the run yet.';
export const fault = (line: number, why: string) => `Line ${line}. ${why}`;
export const goThere = (line: number) => `Go to line ${line}`;
export const asks = 'The run was changed meanwhile.';
export const takeRun = 'Take the run’s document';
/** After a look at a file that cannot be run. */
export const takeOwn = 'Back to my text';
export const keepText = 'Keep my text';
export const save = 'Save';
export const close = 'Close the editor';
export const proposals = 'Proposals';
export const isTooLong = (most: number) =>
  `This document is longer than ${most} characters. Save it, edit it elsewhere, and open it again.`;
