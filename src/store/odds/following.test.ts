/** The workers of a curve. They are the test's: each answers what it is asked, when the test lets it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fromMs } from '../../base/time.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import { answering, type FuturesRequest } from './answering.ts';
import { type Curve, startCurve } from './following.ts';

let workers: TestWorker[];

class TestWorker extends EventTarget {
  isEnded = false;
  readonly asked: FuturesRequest[] = [];
  readonly #answer = answering((data) => this.dispatchEvent(new MessageEvent('message', { data })));
  constructor() {
    super();
    workers.push(this);
  }
  postMessage(request: FuturesRequest): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.isEnded = true;
  }
  /** Answers the next request. Returns whether there was one. */
  work(): boolean {
    const request = this.isEnded ? undefined : this.asked.shift();
    if (request) this.#answer(request);
    return request !== undefined;
  }
}

const DOCUMENT: ScenarioDocument = {
  raftarium: 1,
  cluster: { servers: 3 },
  actions: [{ at: 400, do: 'crash', server: 'leader' }],
};

beforeEach(() => {
  workers = [];
  vi.stubGlobal('Worker', TestWorker);
});
afterEach(() => vi.unstubAllGlobals());

function start(cores: number) {
  vi.stubGlobal('navigator', { hardwareConcurrency: cores });
  const curves: Curve[] = [];
  const failures: string[] = [];
  const cancel = startCurve(
    {
      document: DOCUMENT,
      question: { ask: 'next-leader', server: 2, after: 1 },
      since: 0,
      end: fromMs(900),
      patience: fromMs(3000),
      marks: [fromMs(400)],
    },
    { onCurve: (curve) => curves.push(curve), onFailure: (reason) => failures.push(reason) },
  );
  return { curves, failures, cancel };
}

/** All workers in turn, the last one first, until nobody has anything to do. */
function workOn(): void {
  while (workers.toReversed().some((worker) => worker.work()));
}

test('the curve is the same however many workers follow it', () => {
  const one = start(1);
  workOn();
  const two = start(2);
  workOn();
  expect(workers.length).toBe(3);
  const [a, b] = [one.curves.at(-1), two.curves.at(-1)];
  expect(a?.share).toBeNull();
  expect(a?.points.length).toBeGreaterThan(20);
  expect(b).toEqual(a);
  expect(workers.every(({ isEnded }) => isEnded)).toBe(true);
});

test('points appear as they come, and the share of the work grows', () => {
  const { curves } = start(2);
  workOn();
  const shares = curves.map(({ share }) => share ?? 1);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  const half = curves[Math.floor(curves.length / 2)];
  expect(half?.points.length).toBeGreaterThan(3);
});

test('cancelling ends the workers, and nothing more is heard', () => {
  const { curves, cancel } = start(2);
  for (let i = 0; i < 5; i += 1) for (const worker of workers) worker.work();
  const heard = curves.length;
  cancel();
  workOn();
  expect(curves.length).toBe(heard);
  expect(workers.every(({ isEnded }) => isEnded)).toBe(true);
});

test('a worker that breaks is told once, and ends the others', () => {
  const { failures } = start(2);
  workers[0]?.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
  expect(failures).toEqual(['out of memory']);
  expect(workers.every(({ isEnded }) => isEnded)).toBe(true);
});
