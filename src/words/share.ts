/** The sheet for sharing a run, an entry of the library, or a page of the story. */
import { type Micros, timeWords } from '../base/time.ts';
import { list } from './grammar.ts';

export const title = 'Share';
export const ways = 'Ways of sharing';
export const tabs = { link: 'Link', embed: 'Embed', picture: 'Picture', film: 'Film' } as const;

/** What a link opens. */
export const opens = {
  page: 'this page of the story',
  entry: 'this entry of the library',
  run: 'this run',
} as const;

export const copying = 'Copying the address …';
export const copied = 'Copied.';
export const byHand = 'This browser does not let the page copy: here is the address, to copy by hand.';
export const notCopied = 'Not copied yet.';
/** What whoever opens the link sees; `what`: of `opens`, the others of `says`. */
export const contains = (what: string, moment: string | null, extras: readonly string[]) =>
  `Whoever opens it sees ${what}${moment === null ? '' : ` ${moment}`}${extras.length === 0 ? '' : `, with ${list(extras)}`}.`;
export const fromDisk =
  'This page is a file on this computer: the link opens only here, as long as the file stays where it is. To others, send the file of the run.';
export const address = 'Address to copy';
export const copy = 'Copy';
export const characters = (length: number) => `${length} characters`;

export const moment = 'The moment';
export const moments = {
  opens: 'As it opens',
  start: 'From its start',
  now: 'At this moment',
  play: 'Playing from here',
} as const;
export const nowIs = (time: Micros) => timeWords(time);
export const until = 'Until, ms';
export const untilHint = 'Empty: it plays on.';
export const wrongUntil = (from: number, to: number) => `A number from ${from} to ${to}.`;

/** The other address of an entry. */
export const asPage = 'With a card: chats and search engines show its title and picture';

/** An entry or a page of the story as a run. */
export const asRun = 'The whole run instead of its name: a longer link';

export const also = 'Also in the link';
/** What can be ticked. */
export const ticks = {
  select: (what: string) => `The selection: ${what}`,
  panels: (what: string) => `Open panels: ${what}`,
  window: (from: Micros, to: Micros) => `The diagram’s window: ${timeWords(from)} to ${timeWords(to)}`,
  track: (from: Micros, to: Micros) => `The track’s stretch: ${timeWords(from)} to ${timeWords(to)}`,
  branches: (count: number) => (count === 2 ? 'Both branches' : `All ${count} branches`),
  beside: (name: string) => `The comparison with “${name}”`,
  speed: (words: string) => `The speed: ${words}`,
  theme: (name: string) => `The theme: ${name}`,
  detail: (name: string) => `The events’ detail: ${name}`,
  hall: 'Hall mode: stage and logs fill the screen',
} as const;
export const panels = {
  diagram: 'the diagram',
  editor: 'the document',
  rules: 'the rules',
  server: 'one server',
  knows: 'what one server knows',
  majorities: 'the majorities',
  why: 'why, and why not',
  numbers: 'the numbers',
  odds: 'what may come',
} as const;
export const panelList = (names: readonly string[]) => (names.length === 0 ? 'none' : list(names));
export const selection = {
  server: (id: number) => `S${id}`,
  message: (id: number) => `message ${id}`,
  event: (id: number) => `event ${id}`,
} as const;

/** What the link contains, within a sentence. */
export const says = {
  start: 'from its start',
  now: (time: Micros) => `at ${timeWords(time)}`,
  play: (time: Micros) => `playing from ${timeWords(time)}`,
  until: (from: Micros, to: Micros) => `playing from ${timeWords(from)} until ${timeWords(to)}`,
  select: 'your selection',
  panels: 'your open panels',
  window: 'the diagram’s window',
  track: 'the track’s stretch',
  branches: 'all branches',
  beside: 'the comparison',
  speed: 'your speed',
  theme: 'your theme',
  detail: 'your detail of events',
  hall: 'hall mode',
} as const;

export const tooLong = (characters: number, most: number) =>
  `This link would have ${characters} characters. Mails and chats cut links of more than ${most}, so here is a file instead.`;
export const tooMuch = 'More was done to this run than a link can hold, so here is a file instead.';
export const fileHolds =
  'The file holds the whole run that is open: whoever opens it here, or drops it on the page, sees the same events. It does not hold the moment, the selection, panels, other branches, speed and theme.';
export const fewerTicks = 'With fewer ticks the link may be short enough.';
export const saveFile = 'Save as a file';
