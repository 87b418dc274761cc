/** A run told in short lines, to be compared with what the contract says happens. Times in ms. */

import { toMs } from '../../base/time.ts';
import type { ActionDocument, ClusterDocument } from '../../scenario/document.ts';
import type { Options, Simulation } from '../simulation.ts';
import type { Kind, SimEvent } from '../types.ts';
import { play } from './runs.ts';

/** Nobody stands by itself, every message takes 10 ms. */
const CALM: ClusterDocument = { servers: 3, electionTimeout: [9000, 9000], latency: [10, 10] };

export interface Story {
  readonly sim: Simulation;
  readonly events: readonly SimEvent[];
  /** The lines of these kinds, of one server or of all: `100 S1 send RequestVote S2`. */
  lines(kinds: readonly Kind[], server?: number): string[];
}

/** Runs a calm cluster of three, but for `cluster`, to the end of `until` (ms). */
export function storyOf(
  cluster: ClusterDocument,
  actions: readonly ActionDocument[],
  until = 1000,
  options: Options = {},
): Story {
  const document = { raftarium: 1, cluster: { ...CALM, ...cluster }, actions, until } as const;
  const { sim, events } = play(document, options);
  const lines = (kinds: readonly Kind[], server?: number): string[] =>
    events
      .filter((event) => kinds.includes(event.what.kind) && (server === undefined || event.server === server))
      .map(line);
  return { sim, events, lines };
}

/** The same actions at one time. */
export const at = (ms: number, ...actions: readonly Record<string, unknown>[]): ActionDocument[] =>
  actions.map((action) => ({ at: ms, ...action }) as unknown as ActionDocument);

function line({ time, server, what }: SimEvent): string {
  const words = [String(toMs(time)), server === 0 ? '-' : `S${server}`, what.kind];
  if ('packet' in what) {
    const { type, from, to } = what.packet.message;
    words.push(type, what.kind === 'send' ? `S${to}` : `S${from}`);
  }
  if ('reason' in what) words.push(what.reason);
  if ('nothing' in what && what.nothing) words.push('(nothing)');
  if ('index' in what) words.push(String(what.index));
  if ('answer' in what) words.push(JSON.stringify(what.answer));
  return words.join(' ');
}
