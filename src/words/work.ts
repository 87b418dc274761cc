/** Names of long jobs. */
import { type Micros, timeWords } from '../base/time.ts';

export const run = 'Computing the run';
export const runUpTo = (time: Micros) => `Computing the run up to ${timeWords(time)}`;
export const branch = 'Computing the branch';
export const otherRun = 'Computing the other run';
export const whatIf = 'Computing what if';
export const nextHighlight = 'Looking for the next highlight';
export const chapter = 'Computing the run of this chapter';
export const trial = 'Computing what comes of it';
