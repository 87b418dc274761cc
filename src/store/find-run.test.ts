/** The search in several workers. The workers are the test's: it says what they report. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Found, SearchStep } from '../search/find.ts';
import * as words from '../words/rule-search.ts';
import { type SearchFailure, type SearchProgress, startFinding } from './find-run.ts';
import type { SearchReport } from './search.worker.ts';

class TestWorker extends EventTarget {
  isEnded = false;
  postMessage(): void {}
  terminate(): void {
    this.isEnded = true;
  }
}
let workers: TestWorker[];
let heard: { progress: SearchProgress[]; found: (Found | null)[]; failures: SearchFailure[] };

beforeEach(() => {
  workers = [];
  heard = { progress: [], found: [], failures: [] };
  vi.stubGlobal('navigator', { hardwareConcurrency: 3 });
  vi.stubGlobal(
    'Worker',
    class extends TestWorker {
      constructor() {
        super();
        workers.push(this);
      }
    },
  );
  startFinding(
    { bug: 'vote-twice', cluster: {}, seed: 1 },
    {
      onProgress: (one) => heard.progress.push(one),
      onFound: (one) => heard.found.push(one),
      onFailure: (one) => heard.failures.push(one),
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

const say = (worker: number, data: SearchReport) =>
  workers[worker]?.dispatchEvent(new MessageEvent('message', { data }));
const tried = (runs: number, stage: SearchStep['stage'] = 'searching'): SearchReport => ({
  kind: 'step',
  step: { stage, runs, events: runs * 10, most: 100, best: null },
});
const never = (): never => {
  throw new Error('no progress');
};
const breakDown = (worker: number, message: string) =>
  workers[worker]?.dispatchEvent(Object.assign(new Event('error'), { message }));
const FOUND: Found = {
  document: { raftarium: 1 },
  loss: { property: 'election-safety' },
  at: 5,
  from: 5,
  isPrepared: false,
  runs: 30,
  events: 300,
};

test('the result counts the runs of all workers, as the progress does', () => {
  say(0, tried(20));
  say(1, tried(25));
  expect(heard.progress.at(-1)).toMatchObject({ runs: 45, events: 450 });
  say(1, { kind: 'end', found: FOUND });
  expect(heard.found).toEqual([{ ...FOUND, runs: 50, events: 500 }]);
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, true]);
});

test('the progress names how many runs are tried at most, by all workers', () => {
  say(0, tried(20));
  expect(heard.progress.at(-1)?.most).toBe(200);
  expect(words.tried(heard.progress.at(-1) ?? never())).toBe('20 of at most 200 runs tried, 200 events');
  say(0, tried(21, 'shrinking'));
  expect(words.tried(heard.progress.at(-1) ?? never())).toBe('21 runs tried, 210 events');
});

test('the first that finds something ends the others', () => {
  say(0, tried(4, 'shrinking'));
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([false, true]);
  say(1, tried(9));
  expect(heard.progress.map(({ stage }) => stage)).toEqual(['shrinking']);
});

test('a worker that breaks while it shrinks had begun', () => {
  say(0, tried(4, 'shrinking'));
  breakDown(0, 'out of memory');
  expect(heard.failures).toEqual([{ reason: 'out of memory', hadBegun: true }]);
});

test('the search fails when all workers have, and none had begun', () => {
  breakDown(0, 'not allowed');
  expect(heard.failures).toEqual([]);
  breakDown(1, 'not allowed');
  expect(heard.failures).toEqual([{ reason: 'not allowed', hadBegun: false }]);
});
