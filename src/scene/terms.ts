import type { Term } from '../raft/types.ts';

/** How many terms go by before a colour comes back. */
export const TERM_COLOURS = 12;

/** The class that gives an element, and what it holds, the colours of a term, from 0 (`terms.css`). */
export const termClass = (term: Term): string => `term-${term > 0 ? 1 + ((term - 1) % TERM_COLOURS) : 0}`;
