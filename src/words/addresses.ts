/** Errors in a link. */
import { plural } from './grammar.ts';

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
export const branchesLost = 'The branches in this link are damaged: only the run that was open is here.';
export const nothingBeside = 'The branch that this link compares is not in it: only the open run is here.';
export const nothingToSelect = 'What this link selects is not there at this moment.';
export const notOnPage =
  'A page of the story plays by itself, so this link cannot give it a moment or a selection.';
/** The button that opens what is left of a damaged link. */
export const openLeft = (actions: number) =>
  actions === 0
    ? 'Open what is left: its cluster'
    : `Open what is left: ${actions} of its ${plural(actions, { one: 'action', other: 'actions' })}`;
