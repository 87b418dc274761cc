/** Files: opening and saving documents, traces, the command that reproduces a run. */

export const noFile = (name: string) => `“${name}” could not be read. Only a file can be opened, no folder.`;
export const fileTooLarge = (most: number, size: number) =>
  `This cannot be run. document: must have at most ${most} bytes, not ${size}`;
export const notOpened =
  'What you pasted is neither the text of a scenario (it begins with a brace) nor a link of this page.';
export const linkNotRead = (why: string) => `This link cannot be read. ${why}`;
export const saved = (name: string) =>
  `Saved as ${name}. Open it here, drop it on the page, or run it without one.`;

export const savedAs = (name: string) => `Saved as ${name}.`;
export const savedBeginning = (name: string, events: number) =>
  `Saved as ${name}: the first ${events} events, because ShiViz draws all of them.`;
export const notWritten = (name: string) => `${name} was not finished, so it is not saved.`;
export const writing = (name: string) => `Writing ${name}`;
export const commandCopied =
  'The command that reproduces this run is copied. It holds the whole document: run it in a shell, in a copy of this project.';
export const commandOfFileCopied =
  'This run is too long for a command line. It is saved as a file, and the command that runs the file is copied.';
export const commandByHand = 'This browser does not let the page copy. Here is the command, to copy by hand:';

export const document = 'The document';
export const open = 'Open a file';
export const openHint =
  'A scenario, or a picture that was saved here. Or drop it on the page. Or paste, with Ctrl V: the text of a document, or a link of this page.';
export const openHintForFingers = 'A scenario, or a picture that was saved here.';
export const save = 'Save the document';
export const saveHint = 'All that makes this run, as JSON: the cluster, the seed, and what was done when.';

export const edit = 'Edit the document';
export const editHint = 'As text, beside the run: the run follows what is written.';

export const thisRun = (end: string) => `This run, up to its end at ${end}`;
export const trace = 'Save the trace';
export const traceHint = 'Every event as a line of JSON, as the headless run prints it.';
export const shiviz = 'Save the log for ShiViz';
export const shivizHint = 'With vector clocks: ShiViz draws what happened before what.';
export const command = 'Copy the command';
export const commandHint = 'It reproduces the run in a shell, without this page.';
