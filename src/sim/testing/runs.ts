/** Documents as runs: the ways to run one, and to say what came of it. */

import fc from 'fast-check';
import type { Queue } from '../../base/queue.ts';
import { entriesFrom } from '../../raft/log.ts';
import type { PerServer } from '../../raft/per-server.ts';
import type { Policy } from '../../raft/policy.ts';
import type { BugName } from '../../raft/rules.ts';
import type { Configuration, Log } from '../../raft/types.ts';
import { compile } from '../../scenario/compile.ts';
import { readDocument, type ScenarioDocument } from '../../scenario/document.ts';
import type { History } from '../history.ts';
import type { Options } from '../simulation.ts';
import { Simulation } from '../simulation.ts';
import type { Cluster, Node, Scripted, SimEvent, World } from '../types.ts';

/** Runs of a property: few in the usual test, as many as FUZZ_RUNS says in a campaign, by FUZZ_SEED. */
function fuzz(runs: number): fc.Parameters<unknown> {
  const { FUZZ_RUNS, FUZZ_SEED } = process.env;
  const numRuns = FUZZ_RUNS === undefined ? runs : Number(FUZZ_RUNS);
  return { numRuns, seed: FUZZ_SEED === undefined ? 20_261_123 : Number(FUZZ_SEED) };
}

/** How long such a test may take (ms), on a busy machine too. */
export const PATIENCE = process.env.FUZZ_RUNS === undefined ? 120_000 : 3_600_000;

/** The longest a random run may get, in moments. */
const MOMENTS = 2500;

/** A document's cluster and script, once the document is known to be one. */
export function compiled(document: ScenarioDocument): {
  cluster: Cluster;
  script: readonly Scripted[];
  until: number;
} {
  const read = readDocument(document);
  if (!read.ok) throw new Error(`${read.message}\n${JSON.stringify(document)}`);
  return compile(read.document);
}

/** The servers and their configuration as a run of this document begins: what its checks begin with. */
export function beginning(document: ScenarioDocument): [PerServer<Node>, Configuration] {
  const { cluster, script } = compiled(document);
  return [new Simulation(cluster, script, { watch: null }).nodes, cluster.settings.configuration];
}

/** The same document, but that these rules are broken in it. */
export const withBugs = (document: ScenarioDocument, bugs: readonly BugName[]): ScenarioDocument => ({
  ...document,
  cluster: { ...document.cluster, bugs },
});

/** The same cluster, but that it decides by these judges. */
const deciding = (cluster: Cluster, change: Partial<Policy>): Cluster => ({
  ...cluster,
  settings: { ...cluster.settings, policy: { ...cluster.settings.policy, ...change } },
});

export interface Played {
  readonly sim: Simulation;
  readonly events: readonly SimEvent[];
}

/**
 * Runs a document; `onMoment` after each moment, the start included. `change`: judges that replace its own.
 */
export function play(
  document: ScenarioDocument,
  { change = {}, ...options }: Options & { readonly change?: Partial<Policy> } = {},
  onMoment: (sim: Simulation) => void = () => {},
): Played {
  const { cluster, script, until } = compiled(document);
  const events: SimEvent[] = [];
  const sim = new Simulation(deciding(cluster, change), script, {
    ...options,
    onEvent: (event) => void events.push(event),
  });
  onMoment(sim);
  while (sim.moment < MOMENTS && sim.advance(until)) onMoment(sim);
  return { sim, events };
}

/**
 * A property over documents. What fails is shrunk, and the smallest document that fails is printed as JSON:
 * saved to a file, it runs headless.
 */
export function everyRun<T>(arbitrary: fc.Arbitrary<T>, runs: number, check: (value: T) => void): void {
  fc.assert(
    fc.property(arbitrary, (value) => {
      try {
        check(value);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const seen = JSON.stringify((error as { actual?: unknown }).actual)?.slice(0, 1000) ?? '';
        throw new Error(`${reason}\n${seen}\n${JSON.stringify(value)}`);
      }
    }),
    fuzz(runs) as fc.Parameters<[T]>,
  );
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
/** Arrays that others go on with stand in these: only what they hold themselves is of the world. */
const isLog = (value: unknown): value is Log => isObject(value) && 'shared' in value;
const isQueue = (value: unknown): value is Queue<unknown> => isObject(value) && 'items' in value;

/** Everything in a world as text, but what is put aside lazily (the agenda) unless `whole`. */
export function worldText(world: World, whole = false): string {
  const lazy = { agenda: null, queued: null };
  return JSON.stringify(
    { ...world, machinery: whole ? world.machinery : { ...world.machinery, ...lazy } },
    (_key, value: unknown) => {
      if (isLog(value)) return entriesFrom(value);
      if (isQueue(value)) return value.items.slice(value.from, value.to);
      if (value instanceof Map) return [...value];
      if (ArrayBuffer.isView(value)) return Array.from(value as Uint8Array);
      return value === Infinity ? 'Infinity' : value;
    },
  );
}

/** Where two texts differ, with what stands around it; '' if they are the same. */
export function difference(a: string, b: string): string {
  if (a === b) return '';
  let i = 0;
  while (a[i] === b[i]) i += 1;
  const [from, to] = [Math.max(0, i - 80), i + 120];
  return `…${a.slice(from, to)}…\nand …${b.slice(from, to)}…`;
}

/** A branch of the history that stands where that stands. */
export function branched(history: History): History {
  const branch = history.branch();
  branch.seekMoment(history.world.moment);
  return branch;
}
