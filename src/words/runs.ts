/** The list of branches, and the comparison of two. */
export const branches = 'Branches';
export const compare = (name: string) => `Compare with “${name}”`;
export const rename = (name: string) => `Rename “${name}”`;
export const remove = (name: string) => `Delete “${name}”`;
export const nameField = 'Name of the branch';
/** `from`: where the branch begins; null for the first run. */
export const openRun = (from: string | null) =>
  from === null
    ? 'From the start. This is the run on the stage.'
    : `From ${from} on. This is the run on the stage.`;
export const otherRun = (from: string | null) =>
  from === null ? 'From the start. Go to this run.' : `From ${from} on. Go to this run.`;

export const comparison = 'Comparison';
export const beside = (name: string) => `Beside “${name}”`;
export const changeSides = 'Change sides';
export const endComparison = 'End the comparison';
export const isSameSoFar = 'Up to here the two are the same, event for event.';
/** `They part at 12.3 ms. Here: … There: …` */
export const parting = {
  at: 'They part at',
  here: 'Here:',
  there: 'There:',
} as const;
/** Before one sentence that is true of both, at these times in ms. */
export const bothPart = (here: string, there: string) =>
  here === there ? 'Here and there, with other values:' : `Here at ${here} ms, there at ${there} ms:`;
export const nothingMore = 'nothing more, so far.';
export const goThere = 'Go there';
export const isSameNow = 'Just now every server is the same in both.';
export const whatDiffers = 'What differs now';
export const server = 'Server';
export const what = 'What';
export const here = 'Here';
export const there = 'There';
