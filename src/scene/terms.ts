import type { Term } from '../raft/types.ts';

/** The number of colours before they repeat. */
export const TERM_COLOURS = 12;

/** The class that gives an element and its children the colours of a term, from 0 (`terms.css`). */
export const termClass = (term: Term): string => `term-${term > 0 ? 1 + ((term - 1) % TERM_COLOURS) : 0}`;
