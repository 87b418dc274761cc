/** A named situation: a run, and a time at which its name is true. */
import { serverName } from '../../base/names.ts';
import type {
  ActionDocument,
  ByServer,
  ClaimDocument,
  ClusterDocument,
  FilterDocument,
  InitialDocument,
  Ms,
  ScenarioDocument,
} from '../types.ts';

export interface Situation {
  /** In lower case, as one would say it; unique. */
  readonly name: string;
  /** The time of the playhead. */
  readonly at: Ms;
  /** Ends at `at`, and expects there what the name says. */
  readonly document: ScenarioDocument;
  /** What the format cannot express: for each of these a message in flight must match. */
  readonly flying: readonly FilterDocument[];
}

export interface Making {
  readonly seed?: number;
  readonly cluster: ClusterDocument;
  readonly actions?: readonly ActionDocument[];
  readonly claims: readonly ClaimDocument[];
  readonly flying?: readonly FilterDocument[];
}

export function situation(name: string, at: Ms, making: Making): Situation {
  const { seed = 1, cluster, actions = [], claims, flying = [] } = making;
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const expect = claims.map((claim) => ({ at, ...claim }));
  return { name, at, flying, document: { raftarium: 1, title, seed, cluster, actions, until: at, expect } };
}

/** Timeouts so long that no server starts an election unless told to. */
export const PATIENT = { electionTimeout: [10_000, 10_000], latency: [10, 10] } as const;

/** S1 leads `term`, all others are in it and voted for S1; `more` overrides it for some. */
export function led(
  servers: number,
  term: number,
  log: NonNullable<InitialDocument['log']> = [],
  more: ByServer<InitialDocument> = {},
): ClusterDocument {
  const names = Array.from({ length: servers }, (_, i) => serverName(i + 1));
  const initial = Object.fromEntries(
    names.map((name) => [
      name,
      { term, votedFor: 'S1', log, ...(name === 'S1' && { role: 'leader' as const }) },
    ]),
  );
  return { servers, initial: { ...initial, ...more } };
}

/** An entry at the start: `what` is a key and its value, as in `x 1`. */
export const set = (term: number, what: string) => ({ term, command: `SET ${what}` });

export const request = (at: Ms, server: string, command: string): ActionDocument => ({
  at,
  do: 'request',
  server,
  command,
});
