/** Errors in a link. */
export const noRun = 'It does not begin with “#run=”.';
export const damagedEnd = (text: string) =>
  `The end of this link, “${text}”, is damaged, so the run opens at its start.`;
export const noTime = (text: string) =>
  `The time in this link, “${text}”, is none, so the run opens at its start.`;
export const timeTooLong = (text: string) =>
  `The time in this link, “${text}” ms, is beyond the longest run, so the run opens at its start.`;
