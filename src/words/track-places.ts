/** A place on the track in words. */
import { commas } from './grammar.ts';

/** In the band of a leader, after its name. */
export const leadsTerm = (term: number) => `leads term ${term}`;
export const term = (number: number) => `term ${number}`;

interface Leader {
  readonly name: string;
  readonly term: number;
}
/** The leader, null for none, and the server that still believes that it leads an older term. */
export function rule(now: number, leader: string | null, stale: readonly Leader[]): string {
  const leads = leader === null ? 'nobody leads' : `${leader} leads`;
  return `term ${now}, ${leads}${stale.map((one) => `, ${one.name} leads term ${one.term} still`).join('')}`;
}
export const isBroken = (detail: string) => `A safety property is broken. ${detail}`;
export const notRun = 'not run yet';
export const planned = (acts: readonly string[]) => `planned: ${commas(acts)}`;
export const manyPlanned = (count: number) => `planned: ${count} things`;
