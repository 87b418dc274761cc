/** The curve of a question, computed in workers: each follows futures of one moment at a time. */
import { countBefore } from '../../base/sorted.ts';
import { fromMs, type Micros } from '../../base/time.ts';
import { LONGEST_RUN } from '../../scenario/limits.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import type { Decided } from '../../sim/odds/futures.ts';
import type { OddsQuestion } from '../../sim/odds/question.ts';
import type { FuturesReport, FuturesRequest } from './answering.ts';
import { type CurveJump, CurvePlan, type CurvePoint, type Want } from './curve.ts';

const MOST_WORKERS = 4;

export interface CurveRequest {
  readonly document: ScenarioDocument;
  readonly question: OddsQuestion;
  /** The curve begins at this time. */
  readonly since: Micros;
  /** The run is known up to here. */
  readonly end: Micros;
  /** Futures are followed for this long after the run has decided the question, or after its end. */
  readonly patience: Micros;
  /** Times of highlights. */
  readonly marks: readonly Micros[];
}

/** As far as a curve is known. */
export interface Curve {
  readonly points: readonly CurvePoint[];
  readonly jumps: readonly CurveJump[];
  /** The first moment from which on all futures come out alike; null if they do not, and before the end. */
  readonly settled: CurvePoint | null;
  /** What the run itself did; null if it decided nothing as far as it is known. */
  readonly decided: Decided | null;
  /** Where the curve ends. */
  readonly to: Micros;
  /** Futures are followed up to here. */
  readonly horizon: Micros;
  /** How much is done, from 0 to 1; null when all is. */
  readonly share: number | null;
}

interface Listeners {
  readonly onCurve: (curve: Curve) => void;
  readonly onFailure: (reason: string) => void;
}

/** Of the work, so much is following the run itself; refining begins at another share. */
const RUN_SHARE = 0.02;
const REFINING = 0.8;

/** Starts to compute a curve; the returned function cancels it. */
export function startCurve(request: CurveRequest, listeners: Listeners): () => void {
  const computing = new Computing(request, listeners);
  computing.start(Math.max(1, Math.min(navigator.hardwareConcurrency || 1, MOST_WORKERS)));
  return () => computing.end();
}

const HUNDRED_MS = fromMs(100);

class Computing {
  readonly #request: CurveRequest;
  readonly #listeners: Listeners;
  readonly #workers = new Set<Worker>();
  /** Those that know the run and have nothing to do. */
  readonly #idle = new Set<Worker>();
  #plan: CurvePlan | null = null;
  #decided: Decided | null = null;
  #horizon: Micros = 0;
  #to: Micros = 0;
  #wanted: readonly Want[] = [];
  /** Of the wanted ones: given to a worker, and done. */
  #taken = 0;
  #done = 0;
  #rounds = 0;

  constructor(request: CurveRequest, listeners: Listeners) {
    this.#request = request;
    this.#listeners = listeners;
  }

  start(count: number): void {
    const { document, question, end } = this.#request;
    for (let i = 0; i < count; i += 1) {
      const worker = this.#newWorker();
      if (worker === null) return;
      this.#workers.add(worker);
      worker.addEventListener('message', ({ data }: MessageEvent<FuturesReport>) => this.#hear(worker, data));
      worker.addEventListener('error', ({ message }) => this.#fail(message));
      ask(worker, { kind: 'run', document, question, end });
    }
  }

  end(): void {
    for (const worker of this.#workers) worker.terminate();
    this.#workers.clear();
    this.#idle.clear();
  }

  #newWorker(): Worker | null {
    try {
      return new Worker(new URL('./futures.worker.ts', import.meta.url), { type: 'module' });
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  #fail(reason: string): void {
    this.end();
    this.#listeners.onFailure(reason);
  }

  #hear(worker: Worker, report: FuturesReport): void {
    if (!this.#workers.has(worker)) return;
    if (report.kind === 'following') {
      if (this.#plan === null) this.#tell(RUN_SHARE * report.share);
      return;
    }
    this.#idle.add(worker);
    if (report.kind === 'run') this.#begin(report);
    else {
      this.#done += 1;
      this.#plan?.give(report.want, report.verdicts);
    }
    this.#goOn();
  }

  /** All workers find the same run: the first to have followed it says what the curve is about. */
  #begin({ times, decided }: FuturesReport & { kind: 'run' }): void {
    if (this.#plan !== null) return;
    const { since, end, patience, marks } = this.#request;
    const first = Math.max(0, countBefore(times, (time) => time <= since) - 1);
    const last = decided?.time ?? times.at(-1) ?? 0;
    const own = [...times.slice(Math.min(first, times.length - 1))];
    if (last > (own.at(-1) ?? 0)) own.push(last);
    this.#decided = decided;
    this.#to = last;
    const patient = (decided?.time ?? end) + patience;
    this.#horizon = Math.min(LONGEST_RUN, Math.ceil(patient / HUNDRED_MS) * HUNDRED_MS);
    this.#plan = new CurvePlan({ times: own, marks, outcome: decided?.yes ?? null });
  }

  #goOn(): void {
    const plan = this.#plan;
    if (plan === null) return;
    if (plan.wanted !== this.#wanted) {
      this.#wanted = plan.wanted;
      [this.#taken, this.#done] = [0, 0];
      this.#rounds += 1;
    }
    for (const worker of this.#idle) {
      const want = this.#wanted[this.#taken];
      if (want === undefined) break;
      this.#taken += 1;
      this.#idle.delete(worker);
      ask(worker, { kind: 'futures', want, horizon: this.#horizon });
    }
    if (this.#wanted.length > 0) return this.#tell(this.#shareDone());
    this.end();
    this.#tell(null);
  }

  /** Nobody knows how many rounds there will be: each takes a part of what is left. */
  #shareDone(): number {
    const inRound = this.#done / Math.max(1, this.#wanted.length);
    if (this.#rounds === 1) return RUN_SHARE + (REFINING - RUN_SHARE) * inRound;
    const left = (1 - REFINING) * 0.8 ** (this.#rounds - 2);
    return 1 - left + left * 0.2 * inRound;
  }

  #tell(share: number | null): void {
    const plan = this.#plan;
    this.#listeners.onCurve({
      points: plan?.points ?? [],
      jumps: (share === null && plan?.jumps) || [],
      settled: (share === null && plan?.settled) || null,
      decided: this.#decided,
      to: this.#to,
      horizon: this.#horizon,
      share,
    });
  }
}

const ask = (worker: Worker, request: FuturesRequest): void => worker.postMessage(request);
