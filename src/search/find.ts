/**
 * “Find me a run”: searches for a run in which a broken rule does harm, and makes it small. A generator, one
 * run a step: it can be stopped at any yield. The same wish gives the same steps.
 */

import { assert } from '../base/assert.ts';
import { toMs } from '../base/time.ts';
import type { BugName } from '../raft/rules.ts';
import { withBroken } from '../scenario/broken.ts';
import type { ClusterDocument, Ms, ScenarioDocument } from '../scenario/types.ts';
import { withoutRule } from '../words/broken-rules.ts';
import { Dice } from './dice.ts';
import { lookForStandstill, lookForViolation, type Sighting } from './look.ts';
import { calmFrom, expecting, isSameLoss, type Loss, type LostProgress, progressLost } from './loss.ts';
import { PREPARED } from './prepared.ts';
import { shrink } from './shrink.ts';
import { attemptFor, keptOf } from './swarm.ts';

export interface Wish {
  readonly bug: BugName;
  /** The cluster that the reader has: its timing and its options are kept, not its size or its network. */
  readonly cluster: ClusterDocument;
  readonly seed: number;
  /** The most random runs. */
  readonly most?: number;
}

export interface SearchStep {
  readonly stage: 'searching' | 'shrinking';
  /** Runs and events so far. */
  readonly runs: number;
  readonly events: number;
  /** Random runs that are tried at most. */
  readonly most: number;
  /** The smallest document so far that shows the loss. */
  readonly best: ScenarioDocument | null;
}

export interface Found {
  /** A document whose expectation is the loss, and which ends soon after it. */
  readonly document: ScenarioDocument;
  readonly loss: Loss;
  /** When the property broke, or when the calm began: the run opens there. */
  readonly at: Ms;
  /** From when the loss holds: `at`, or later. Lost progress is lost until the document’s end. */
  readonly from: Ms;
  /** No random run was found: this one was written by hand. */
  readonly isPrepared: boolean;
  readonly runs: number;
  readonly events: number;
}

export const MOST_RUNS = 2000;
/** With long timeouts a run has more events: some ten seconds of work. */
export const MOST_EVENTS = 1_500_000;
/** Random runs hardly ever break these rules: the prepared run is shown sooner. */
export const HARD: ReadonlySet<BugName> = new Set(['match-not-max', 'stale-acks']);
export const MOST_HARD_RUNS = 100;
const MOST_SHRUNK = 400;
/** How long a run goes on after a property broke. */
const AFTERMATH: Ms = 100;

export function* findRun({ bug, cluster, seed, most }: Wish): Generator<SearchStep, Found | null> {
  const count = { runs: 0, events: 0 };
  const look = lookerFor(bug, count);
  const tries = most ?? (HARD.has(bug) ? MOST_HARD_RUNS : MOST_RUNS);
  for (let attempt = 0; attempt < tries && count.events < MOST_EVENTS; attempt += 1) {
    const document = attemptFor(cluster, bug, attempt, new Dice(seed, attempt));
    const seen = look(document);
    yield { stage: 'searching', ...count, most: tries, best: null };
    if (seen.loss !== null) return yield* shrunk({ bug, cluster, most: tries }, document, seen, count);
  }
  const prepared = PREPARED[bug];
  if (prepared === undefined) return null;
  const tried = { ...count };
  return { ...titled(bug, endedPrepared(bug, prepared, look)), isPrepared: true, ...tried };
}

interface Count {
  runs: number;
  events: number;
}

function lookerFor(bug: BugName, count: Count): (document: ScenarioDocument) => Sighting {
  const progress = progressLost(bug);
  return (document) => {
    const seen = progress === null ? lookForViolation(document) : lookForStandstill(document, progress);
    count.runs += 1;
    count.events += seen.events;
    return seen;
  };
}

function* shrunk(
  { bug, cluster, most }: Pick<Wish, 'bug' | 'cluster'> & { readonly most: number },
  first: ScenarioDocument,
  seen: Sighting,
  count: Count,
): Generator<SearchStep, Found> {
  const loss = seen.loss as Loss;
  const look = lookerFor(bug, count);
  let best = upTo(first, seen);
  const losesSame = (document: ScenarioDocument): boolean => {
    const now = look(document);
    return now.loss !== null && isSameLoss(now.loss, loss);
  };
  const steps = shrink(best, keptOf(cluster), losesSame, MOST_SHRUNK);
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done === true) {
      best = next.value;
      break;
    }
    if (next.value.isKept) best = next.value.document;
    yield { stage: 'shrinking', ...count, most, best };
  }
  return { ...titled(bug, ended(best, look(best), loss)), isPrepared: false, ...count };
}

/** What is done after a violation did not lead to it. */
function upTo(document: ScenarioDocument, { loss, time }: Sighting): ScenarioDocument {
  if (loss === null || 'progress' in loss) return document;
  return { ...document, actions: (document.actions ?? []).filter(({ at = 0 }) => at <= toMs(time)) };
}

/** The document with its expectation and its end. */
type Ending = Pick<Found, 'document' | 'loss' | 'at' | 'from'>;

const titled = (bug: BugName, { document, ...rest }: Ending): Ending => {
  const { raftarium, ...fields } = document;
  return { ...rest, document: { raftarium, title: withoutRule(bug), ...fields } };
};

function ended(document: ScenarioDocument, { time }: Sighting, loss: Loss): Ending {
  if ('progress' in loss) return inCalm(expecting(document, loss.progress), loss.progress);
  const until = Math.ceil(toMs(time)) + AFTERMATH;
  return {
    document: { ...document, until, expect: [{ by: until, violated: loss.property }] },
    loss,
    at: toMs(time),
    from: toMs(time),
  };
}

/** Of a document with its expectation. */
function inCalm(document: ScenarioDocument, progress: LostProgress): Ending {
  const [claim = {}] = document.expect ?? [];
  const stretch = 'always' in claim ? claim.always : 'never' in claim ? claim.never : undefined;
  assert(stretch, 'a loss of progress is expected in a stretch of time');
  return { document, loss: { progress }, at: calmFrom(document), from: stretch[0] };
}

function endedPrepared(
  bug: BugName,
  document: ScenarioDocument,
  look: (document: ScenarioDocument) => Sighting,
): Ending {
  const broken = withBroken(document, [bug]);
  const progress = progressLost(bug);
  if (progress !== null) return inCalm(broken, progress);
  const seen = look(broken);
  assert(seen.loss, `the prepared run of ${bug} breaks a property`);
  return ended(broken, seen, seen.loss);
}
