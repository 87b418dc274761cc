/** “Find me a run”: the search in workers, each with a seed of its own; the first result wins. */
import type { Found, SearchStep, Wish } from '../search/find.ts';
import type { SearchReport } from './search.worker.ts';

/** The page and the cluster's own worker need a core too; more than four find little more. */
const MOST_WORKERS = 4;
const workersFor = (cores: number): number => Math.max(1, Math.min(cores - 1, MOST_WORKERS));
/** Far enough from the seeds of other searches. */
const SEED_STEP = 100_003;

/** The progress of all workers together. */
export interface SearchProgress {
  readonly stage: SearchStep['stage'];
  readonly runs: number;
  readonly events: number;
  /** The actions of the smallest document so far, and of those before it; [] while nothing is found. */
  readonly sizes: readonly number[];
}

interface Listeners {
  readonly onProgress: (finding: SearchProgress) => void;
  readonly onFound: (found: Found | null) => void;
  /** No worker could start, or all broke. */
  readonly onFailure: (reason: string) => void;
}

/** Starts a search; the returned function cancels it. */
export function startFinding(wish: Wish, { onProgress, onFound, onFailure }: Listeners): () => void {
  const workers = new Set<Worker>();
  const latest = new Map<Worker, SearchStep>();
  const sizes: number[] = [];
  const end = (but?: Worker): void => {
    for (const worker of workers) if (worker !== but) worker.terminate();
    workers.clear();
    if (but !== undefined) workers.add(but);
  };
  const progress = (): void => {
    const steps = [...latest.values()];
    const total = (of: 'runs' | 'events') => steps.reduce((sum, step) => sum + step[of], 0);
    const isFound = steps.some(({ stage }) => stage === 'shrinking');
    onProgress({
      stage: isFound ? 'shrinking' : 'searching',
      runs: total('runs'),
      events: total('events'),
      sizes: [...sizes],
    });
  };
  const hear = (worker: Worker, report: SearchReport): void => {
    if (!workers.has(worker)) return;
    if (report.kind === 'end') {
      end();
      onFound(report.found);
      return;
    }
    const { step } = report;
    latest.set(worker, step);
    // The others cannot be first any more.
    if (step.stage === 'shrinking') end(worker);
    const size = step.best?.actions?.length;
    if (size !== undefined && size !== sizes.at(-1)) sizes.push(size);
    progress();
  };
  const fail = (worker: Worker | null, reason: string): void => {
    if (worker !== null && !workers.delete(worker)) return;
    if (workers.size === 0) onFailure(reason);
  };
  const count = workersFor(navigator.hardwareConcurrency || 1);
  for (let i = 0; i < count; i += 1) {
    const worker = started(fail);
    if (worker === null) break;
    workers.add(worker);
    worker.addEventListener('message', ({ data }: MessageEvent<SearchReport>) => hear(worker, data));
    worker.addEventListener('error', ({ message }) => fail(worker, message));
    worker.postMessage({ ...wish, seed: wish.seed + i * SEED_STEP });
  }
  return () => end();
}

function started(fail: (worker: null, reason: string) => void): Worker | null {
  try {
    return new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
  } catch (error) {
    fail(null, error instanceof Error ? error.message : String(error));
    return null;
  }
}
