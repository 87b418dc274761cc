/** What the page writes of a run is what the command line prints of it. */
import { expect, test } from 'vitest';
import { headless } from '../headless/headless.ts';
import { documentText } from '../scenario/print.ts';
import { EVERYTHING, PARTITION } from '../scenario/testing/documents.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { MOST_LOGGED, type Put, writingShiviz, writingTrace } from './writing.ts';

/** All that a writer puts, and the most characters between two of its yields. */
function written(write: (put: Put) => Generator<number, unknown>): { text: string; longest: number } {
  let text = '';
  let longest = 0;
  let before = 0;
  for (const _ of write((piece) => (text += piece))) {
    longest = Math.max(longest, text.length - before);
    before = text.length;
  }
  return { text, longest };
}

function printed(document: ScenarioDocument, until: number): string {
  let out = '';
  headless(['--trace', '--until', String(until), '-'], {
    read: () => documentText(document),
    print: (text) => (out += text),
    complain: () => undefined,
  });
  return out;
}

test.each([
  ['the example of the contract', PARTITION, 3000],
  ['every field of the format', EVERYTHING, 2000],
  ['a run to a fraction of a millisecond', PARTITION, 777.777],
  ['a run of nothing', { raftarium: 1 } as const, 0],
  ['a title that could control a terminal', { raftarium: 1, title: 'a\u001b[2Jb' } as const, 300],
])('the trace of %s is what headless --trace prints, byte for byte', (_, document, until) => {
  const { text } = written((put) => writingTrace({ ...document, until }, put));
  expect(text).toBe(printed(document, until));
});

test('a moment with tens of thousands of events is written in portions', () => {
  const log = Array.from({ length: 20_000 }, () => ({ term: 1, command: 'SET x 1' }));
  const initial = Object.fromEntries(['S1', 'S2', 'S3'].map((name) => [name, { log }]));
  const document: ScenarioDocument = {
    raftarium: 1,
    cluster: { servers: 3, noop: true, initial },
    until: 700,
  };
  const { text, longest } = written((put) => writingTrace(document, put));
  expect(text.length).toBeGreaterThan(6_000_000);
  // The final document has a piece for each server.
  expect(longest).toBeLessThan(1_500_000);
});

test('the log for ShiViz ends at its limit, and says where', () => {
  const document: ScenarioDocument = { raftarium: 1, cluster: { servers: 30 }, until: 60_000 };
  let count = 0;
  const { text } = written(function* (put) {
    count = yield* writingShiviz(document, () => undefined, put);
  });
  expect(count).toBe(MOST_LOGGED);
  expect(text.trimEnd().split('\n')).toHaveLength(2 + 2 * MOST_LOGGED);
});
