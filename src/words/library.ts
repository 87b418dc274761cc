/** The page of the library, and the words around those of its entries, which have their own in `library`. */
import { plural } from './grammar.ts';

export const title = 'Ready situations';
export const search = 'Search the library';
export const searchFor = 'leader, split vote, §5.4 …';
export const groups = 'Groups';
export const allGroups = 'All';
export const clear = 'Show all';
export const found = (count: number, all: number) =>
  count === all ? plural(all, { one: 'One situation', other: `${all} situations` }) : `${count} of ${all}`;
export const nothingFound = (text: string) => `No situation has “${text}” in its words.`;
export const nothingInGroup = (text: string, group: string) =>
  `Nothing in “${group}” has “${text}” in its words.`;
/** Entries that have some of the words that were sought. */
export const near = 'These have some of the words';
export const inAllGroups = 'Look in all groups';

export const back = 'Library';
export const watch = 'Watch:';
export const rule = 'The rule:';
export const kept = 'With it:';
export const toStory = (title: string) => `In the story: ${title}`;
export const related = 'Try it yourself, in the library:';
export const intoLibrary = 'Into the library, with ready situations';

export const noEntry = (slug: string) => `The library has no entry “${slug}”. Here are all that it has.`;
export const runIsKept = 'The run that was open is kept.';
