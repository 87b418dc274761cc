/** The presenter's window. */
import { plural } from './grammar.ts';

export const title = 'Presenter';
export const windowTitle = 'Presenter · Raftarium';

export const contact = {
  looking: 'Looking for the hall …',
  there: 'The hall follows.',
  silent:
    'The hall’s window does not answer. It may be loading; this window goes on asking. If it stays so, reload both.',
  closed: 'The hall’s window is closed.',
  taken: 'Another presenter’s window drives the hall.',
  alone:
    'This window belongs to no hall. Open it from the page: hall mode (F), then “Presenter’s window” (V).',
  version: 'The hall’s window is another version of this page. Reload both.',
} as const;
export const openPage = 'Open the hall';
export const openAgain = 'Open it again';
export const isBlocked =
  'The browser did not let the window open. Let this page open windows, and press again.';
export const take = 'Drive it from here';
export const isWaiting = 'Until the hall answers there is nothing to show.';
export const notInHall = 'The page is not in hall mode.';
export const toHall = 'Hall mode';
export const isBusy = 'A dialog or a menu is open in the hall: until it is closed, nothing moves there.';
export const close = 'Close it';
export const isBlank = {
  black: 'The hall sees a black screen.',
  paper: 'The hall sees blank paper.',
} as const;

export const now = 'In the hall';
export const picture = 'What the stage in the hall shows';
export const pictureBeside = 'What it is compared with in the hall';
export const nextPicture = 'The stage on the next page';
export const pointHere = 'Over this picture the mouse moves the ring in the hall.';
export const noPicture = 'This run is too long for a picture here.';
export const library = 'The library is open.';
export const sandbox = 'The sandbox';
export const pageOf = (page: number, pages: number, chapter: string) =>
  `${chapter}, page ${page} of ${pages}`;

export const next = 'Next page';
export const isLast = 'This is the last page.';
export const nextHighlight = 'Next highlight';
export const highlightAt = (sentence: string, ms: number) => `${sentence} (at ${ms} ms)`;
export const noHighlight = 'Nothing of note comes soon.';
export const nextInSandbox = 'Page ↓ on the clicker goes to the next highlight.';
export const tooLarge = (bytes: number) =>
  `This file is too large for notes: at most ${bytes} bytes are read.`;
export const notRead = 'This file could not be read.';

export const notes = 'Notes';
export const ownNotes = 'Your own notes for this page';
export const keptHere = 'Kept in this browser.';
export const notKept = 'This browser cannot keep them: save them before you close this window.';
export const save = 'Save all notes';
export const load = 'Load notes';
export const loaded = (count: number) =>
  plural(count, {
    one: 'The notes of one page were loaded.',
    other: `The notes of ${count} pages were loaded.`,
  });
export const noNotes =
  'This file has no notes. Each begins with a line such as “== story/partition/the-cut ==”.';

export const derived = {
  question: 'The question',
  answers: 'Its answer',
  after: 'Said after any answer',
  mistakes: 'Mistakes to expect',
  idea: 'To be remembered',
  task: 'The task',
  captions: 'Said at the servers',
  footnote: 'The footnote',
  watch: 'What to watch for',
} as const;
export const mistake = (label: string, reply: string) => `“${label}” – ${reply}`;
export const choose = 'Answer for the hall';
export const isRight = 'right';

export const clock = 'The clock';
export const timeOfDay = 'Time of day';
export const elapsed = 'Since the start';
export const start = 'Start the clock';
export const pause = 'Stop the clock';
export const reset = 'Reset';
export const planned = 'Planned, in minutes';
export const plannedFor = 'For';
export const scopes = {
  chapter: 'this chapter',
  sitting: 'the first sitting',
  story: 'the whole story',
} as const;
export const ofPage = (time: string) => `${time} for this page`;
export const until = (time: string) => `it should be over at ${time}`;
export const early = (time: string) => `${time} to spare`;
export const late = (time: string) => `${time} late`;
export const over = (time: string) => `${time} over the planned time`;

export const remote = 'What the hall does';
export const forward = 'Next';
export const back = 'Back';
export const slower = 'Slower';
export const faster = 'Faster';
export const black = 'Black';
export const paper = 'Paper';
export const show = 'Show again';
export const ring = 'Pointer';
export const screen = 'The screen of the hall';
export const servers = 'Servers';
export const chooseServer = 'Server';
