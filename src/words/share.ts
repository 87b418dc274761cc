/** The sheet for sharing a run, an entry of the library, or a page of the story. */
export const title = 'Share';
export const ways = 'Ways of sharing';
export const tabs = { link: 'Link', embed: 'Embed', picture: 'Picture', film: 'Film' } as const;

/** What a link opens. */
export type LinkTo = 'page' | 'entry' | 'run';

export const copying = 'Copying the address …';
export const copied = {
  page: 'The address of this page is copied. Whoever opens it sees the same, to the microsecond.',
  entry: 'The address of this entry is copied. Whoever opens it sees the same, to the microsecond.',
  run: 'The address of this run is copied. Whoever opens it sees the same, to the microsecond.',
} as const;
export const byHand = {
  page: 'This browser does not let the page copy. Here is the address of this page, to copy by hand:',
  entry: 'This browser does not let the page copy. Here is the address of this entry, to copy by hand:',
  run: 'This browser does not let the page copy. Here is the address of this run, to copy by hand:',
} as const;
export const address = 'Address to copy';
export const copy = 'Copy';
export const characters = (length: number) => `${length} characters`;

export const tooLong =
  'More was done to this run than an address can hold. A file holds all of it: whoever opens it here, or drops it on the page, sees the same run.';
export const saveFile = 'Save as a file';
