/**
 * Random documents for the search (swarm testing). Short ones come first. Wiped disks are left out: Raft does
 * not survive them.
 */
import type { BugName } from '../raft/rules.ts';
import type { ActionDocument, ClusterDocument, Pair, ScenarioDocument } from '../scenario/types.ts';
import type { Dice } from './dice.ts';
import { Faults } from './faults.ts';
import { type Feature, featuresFor, lateFor } from './features.ts';
import { progressLost } from './loss.ts';

/** The longest election timeout for which the spans and pauses of the search are made (ms). */
const USUAL_TIMEOUT = 300;
/** The faults of an attempt end at these times, in a cluster with the usual timeouts. */
const SPANS = [600, 1200, 2000] as const;
const SHORT_ATTEMPTS = 20;
/** The latest fault ends this much later than the span. */
const TAIL = 310;

export function attemptFor(
  base: ClusterDocument,
  bug: BugName,
  attempt: number,
  dice: Dice,
): ScenarioDocument {
  const on = featuresFor(bug, dice);
  const size = dice.one([3, 3, 5]);
  const pace = (base.electionTimeout?.[1] ?? USUAL_TIMEOUT) / USUAL_TIMEOUT;
  const span = pace * (attempt < SHORT_ATTEMPTS ? SPANS[0] : dice.one(SPANS));
  const seed = dice.between(1, 9999);
  const cluster = { ...clusterFor(base, on, size, dice), bugs: [bug] };
  const faults = new Faults(size, pace, lateFor(bug), dice);
  const end = span + TAIL * pace;
  const done = [...faults.until(span, on), ...(progressLost(bug) === null ? [] : faults.calm(end))];
  return { raftarium: 1, seed, cluster, actions: done.sort(byTime), until: Math.ceil(end) };
}

const byTime = (a: ActionDocument, b: ActionDocument): number => (a.at ?? 0) - (b.at ?? 0);

// biome-ignore format: a list
const DISKS: readonly Pair[] = [[0, 20], [5, 30], [20, 60]];
// biome-ignore format: a list
const NETWORKS: readonly Pair[] = [[5, 60], [50, 60], [65, 75]];

/** Fields that name single servers, which a smaller cluster lacks; the network; and those of the search. */
const DROPPED = [
  'servers',
  'initial',
  'timeouts',
  'clock',
  'electionTimeouts',
  'disks',
  'places',
  'links',
  'latency',
  'loss',
  'duplication',
  'rules',
  'bugs',
] as const satisfies readonly (keyof ClusterDocument)[];

/** What stays of the reader’s cluster: timing and options, not its size, its logs or its network. */
export function keptOf(base: ClusterDocument): ClusterDocument {
  const kept = Object.entries(base).filter(([field]) => !DROPPED.some((dropped) => dropped === field));
  return Object.fromEntries(kept);
}

/** Some attempts have another disk, smaller batches, or another time of sending. */
function clusterFor(
  base: ClusterDocument,
  on: ReadonlySet<Feature>,
  size: number,
  dice: Dice,
): ClusterDocument {
  return {
    ...keptOf(base),
    servers: size,
    ...(on.has('loss') && { loss: dice.one([0.05, 0.15, 0.3]) }),
    ...(on.has('duplication') && { duplication: dice.one([0.1, 0.3, 0.6]) }),
    ...(on.has('slow-disk') && { disk: { write: dice.one(DISKS) } }),
    ...(on.has('slow-network') && { latency: dice.one(NETWORKS) }),
    ...(on.has('small-batches') && { maxEntries: 1 }),
    ...(on.has('at-once') && { replicate: 'at-once' as const }),
  };
}
