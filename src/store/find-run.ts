/** “Find me a run”: the search in workers, each with a seed of its own; the first result wins. */
import type { Found, SearchStep, Wish } from '../search/find.ts';
import type { SearchReport } from './search.worker.ts';

/** The page needs a core too; more than four find little more. */
const MOST_WORKERS = 4;
const workersFor = (cores: number): number => Math.max(1, Math.min(cores - 1, MOST_WORKERS));
/** Far enough from the seeds of other searches. */
const SEED_STEP = 100_003;

type Count = Pick<SearchStep, 'runs' | 'events'>;

/** The progress of all workers together. */
export interface SearchProgress {
  readonly stage: SearchStep['stage'];
  readonly runs: number;
  readonly events: number;
  /** Random runs that all workers try at most; null before one has reported. */
  readonly most: number | null;
  /** The actions of the smallest document so far, and of those before it; [] while nothing is found. */
  readonly sizes: readonly number[];
}

export interface SearchFailure {
  readonly reason: string;
  readonly hadBegun: boolean;
}

interface Listeners {
  readonly onProgress: (finding: SearchProgress) => void;
  /** Its runs and events are those of all workers. */
  readonly onFound: (found: Found | null) => void;
  /** No worker could start; or all broke, some of them after they had begun. */
  readonly onFailure: (failure: SearchFailure) => void;
}

/** Starts a search; the returned function cancels it. */
export function startFinding(wish: Wish, { onProgress, onFound, onFailure }: Listeners): () => void {
  const workers = new Set<Worker>();
  const latest = new Map<Worker, Count>();
  const sizes: number[] = [];
  let begun = 0;
  const end = (but?: Worker): void => {
    for (const worker of workers) if (worker !== but) worker.terminate();
    workers.clear();
    if (but !== undefined) workers.add(but);
  };
  const totals = (): Count => {
    const counts = [...latest.values()];
    const total = (of: keyof Count) => counts.reduce((sum, count) => sum + count[of], 0);
    return { runs: total('runs'), events: total('events') };
  };
  const hear = (worker: Worker, report: SearchReport): void => {
    if (!workers.has(worker)) return;
    if (report.kind === 'end') {
      end();
      if (report.found !== null) latest.set(worker, report.found);
      onFound(report.found && { ...report.found, ...totals() });
      return;
    }
    const { step } = report;
    latest.set(worker, step);
    // The others cannot be first any more.
    if (step.stage === 'shrinking') end(worker);
    const size = step.best?.actions?.length;
    if (size !== undefined && size !== sizes.at(-1)) sizes.push(size);
    onProgress({ stage: step.stage, ...totals(), most: step.most * begun, sizes: [...sizes] });
  };
  const fail = (worker: Worker | null, reason: string): void => {
    if (worker !== null && !workers.delete(worker)) return;
    if (workers.size === 0) onFailure({ reason, hadBegun: latest.size > 0 });
  };
  const count = workersFor(navigator.hardwareConcurrency || 1);
  for (let i = 0; i < count; i += 1) {
    const worker = started(fail);
    if (worker === null) break;
    workers.add(worker);
    worker.addEventListener('message', ({ data }: MessageEvent<SearchReport>) => hear(worker, data));
    worker.addEventListener('error', ({ message }) => fail(worker, message));
    worker.postMessage({ ...wish, seed: wish.seed + i * SEED_STEP });
    begun += 1;
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
