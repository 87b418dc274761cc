/** Circumstances of an event that its sentence needs. */

/** The number of votes of a candidate, and of servers in its cluster. */
export interface Votes {
  readonly granted: number;
  readonly of: number;
}

/**
 * A circumstance of an event, on which its sentence depends. It is for readers only: neither the hash of a
 * trace nor the output of a headless run has it.
 *
 * - of a timer that runs out: an action made it run out (`forced`) or set it (`set`); it ran out during a
 *   pause (`late`); it is a candidate's (`again`), or belongs to the only server of its cluster (`alone`)
 * - `blank`: the disk of a restarting server is empty
 * - `crashed`, `paused`: the power of the server that an action is about
 * - `staged`: an action of the setup, before the run begins
 * - `midway`: a message in flight was lost at a cut; `blocked`: it was lost when it was sent
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
