/** Messages about sharing a run or a page of the story. */
export const asFile =
  'More was done to this run than an address can hold. It is saved as a file: open it here, or drop it on the page.';
export const copied = {
  page: 'The address of this page is copied. Whoever opens it sees the same, to the microsecond.',
  run: 'The address of this run is copied. Whoever opens it sees the same, to the microsecond.',
} as const;
export const byHand = {
  page: 'This browser does not let the page copy. Here is the address of this page, to copy by hand:',
  run: 'This browser does not let the page copy. Here is the address of this run, to copy by hand:',
} as const;
