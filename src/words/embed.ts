/** The page as an embed, and what it says to the page around it. */
export const sign = 'Raftarium';
export const openWhole = 'Open this in Raftarium, in a new tab';
export const embed = 'A cluster of servers that agree by Raft';
export const run = 'Run it here';
export const runHint =
  'A Raft cluster that you can watch and rewind. It is computed in your browser when you ask for it.';
export const noSuchEntry = 'The library has no such entry, so here is a fresh run.';
export const controls = 'Playing';
export const acts = 'What you can do';

/** Names and values of options, quoted as they stand in the address. */
const quoted = (texts: readonly string[]) => texts.map((text) => `“${text}”`).join(', ');
export const faults = (texts: readonly string[]) =>
  `This embed was made with options that cannot be read: ${quoted(texts)}. The rest works.`;

// ------------------------------------------------------- answers to the page around it, in plain sentences

export const unknownVersion = (known: readonly number[]) =>
  `This embed does not know that version of the messages. It knows ${known.join(', ')}.`;
export const badRequest = (why: string) => `This request cannot be read: ${why}`;
export const notAllowed = (act: string) =>
  `This embed does not allow “${act}”: its option allow does not have it.`;
export const happensNow = 'An act happens now: leave out at, when and after.';
export const actRefused = (why: string) => `This act cannot be done: ${why}`;
export const cannotOpen = (why: string) => `This cannot be opened: ${why}`;
export const noObject = 'must be an object';
export const noHash = 'It is neither an address of Raftarium nor a document.';
export const failed = (why: string) => `Something went wrong in the embed: ${why}`;
export const tooLong = (most: number) => `It has more than ${most} characters.`;
