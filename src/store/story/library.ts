/**
 * The library as a place of the page: `#library`, and `#library/figure-8-c` for one of its entries, whose run
 * then stands in the sandbox.
 */
import type { LibraryEntry } from '../../library/types.ts';

export const LIBRARY_HASH = '#library';
export const isLibraryHash = (hash: string): boolean => /^#library(\/|$)/.test(hash);
export const hashOfEntry = ({ slug }: Pick<LibraryEntry, 'slug'>): string => `${LIBRARY_HASH}/${slug}`;

/** Moves the focus to the field of the search. */
export const focusSearch = (): void => document.querySelector<HTMLElement>('.library-search input')?.focus();
