/** Notices: what was done, or could not be done. */
import { type Micros, timeWords } from '../base/time.ts';
import { plural } from './grammar.ts';

export const nothingEver = 'Nothing will ever happen again in this run by itself.';
export const isStart = 'This is the start of the run: nothing came before.';
export const nothingOfNote = 'No further highlight comes by itself. Play on, or do something to the cluster.';
export const cancelledAt = (time: Micros) =>
  `Cancelled at ${timeWords(time)}: the run is computed up to here.`;
export const newRun = (servers: number, seed: number) =>
  `A new run: ${servers} ${plural(servers, { one: 'server', other: 'servers' })}, seed ${seed}.`;
const shortened = (title: string) => (title.length > 80 ? `${title.slice(0, 80)}…` : title);
/** `title`: of the run that was opened; it may be empty. */
export const opened = (title: string, actions: number) =>
  `${title.trim() === '' ? 'Another run' : `“${shortened(title)}”`} is open, with ${actions} planned ${plural(actions, { one: 'action', other: 'actions' })}. Undo brings back the run before.`;
export const cannotBeRun = (why: string) => `This cannot be run. ${why}`;
export const linkNotRead = (why: string) => `This address cannot be read, so your run stays. ${why}`;
export const cannotRead = (why: string) => `This address cannot be read, so here is a fresh run. ${why}`;
export const newBranch = (name: string) =>
  `A branch: “${name}”. What came after stays in the run that you left.`;
export const branchDeleted = (name: string) => `The branch “${name}” is deleted.`;
export const tooManyBranches = (most: number) =>
  `This run has ${most} branches, as many as it may have. Delete one first.`;
export const atLimit = (why: string) => `${why} Go back in it, or start a new one.`;
export const noChapter = (chapter: string) =>
  `The story has no chapter “${chapter}”. This is its first page.`;
export const noPage = (page: string) => `This chapter has no page “${page}”. This is its first one.`;
export const isNewer = 'A newer version is here. Reload when it suits you.';
