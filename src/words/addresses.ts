/** Errors in a link. */
export const noRun = 'It does not begin with “#run=”.';
export const damagedEnd = (text: string) =>
  `The end of this link, “${text}”, is damaged, so the run opens at its start.`;
export const noTime = (text: string) =>
  `The time in this link, “${text}”, is none, so the run opens at its start.`;
export const timeTooLong = (text: string) =>
  `The time in this link, “${text}” ms, is beyond the longest run, so the run opens at its start.`;
export const noVersion = (text: string) =>
  `The version of this link, “${text}”, is none, so only what it opens is shown, from its start.`;
export const tooNew = (version: number) =>
  `This link is of version ${version}, which is newer than this page, so what it opens is shown from its start. Reload the page: perhaps it has a newer version, too.`;
export const unread = (parts: readonly string[]) =>
  `Not all of this link could be read: ${parts.map((part) => `“${part}”`).join(', ')}. The rest is open.`;
