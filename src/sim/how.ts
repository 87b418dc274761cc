/** Circumstances of an event that its sentence needs. */

/** The number of votes of a candidate, and of servers in its cluster. */
export interface Votes {
  readonly granted: number;
  readonly of: number;
}

/**
 * A circumstance of an event that its sentence has to tell apart. It is for readers only: neither the hash of
 * a trace nor a headless line has it.
 *
 * - of a timer that runs out: an action made it run out (`forced`), or set it (`set`); it ran out during a pause (`late`);
 *   it is a candidate's (`again`), or belongs to the only server of its cluster (`alone`)
 * - `blank`: the disk of a server that restarts holds nothing
 * - `crashed`, `paused`: the state of the server that something is done to
 * - `staged`: an action sets the run up before it begins: it is no news
 * - `midway`: a cut took the message that was already under way; `blocked`: it was never let onto its link
 */
export type How =
  | 'forced'
  | 'set'
  | 'late'
  | 'again'
  | 'alone'
  | 'blank'
  | 'crashed'
  | 'paused'
  | 'staged'
  | 'midway'
  | 'blocked';
