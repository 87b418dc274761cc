import { expect, test } from 'vitest';
import { openRun, seek } from './commands.ts';
import { recall, recallAll } from './recall.ts';
import { run } from './session.ts';
import { whenIdle } from './work.ts';

test('events of long ago come back as they happened, near ones and far ones, in their order', async () => {
  openRun({ raftarium: 1, seed: 7 });
  seek(30_000_000);
  await whenIdle();
  const all = run.history.events(1, Infinity);
  expect(all.length).toBeGreaterThan(4000);
  const seqs = [3, 4, 900, 2500, 2501, 4000];
  expect(recallAll(seqs)).toEqual(seqs.map((seq) => all[seq - 1]));
  expect(recall(1200)).toEqual(all[1199]);
});

test('what has not happened yet is left out', () => {
  openRun({ raftarium: 1, seed: 7 });
  seek(2_000_000);
  expect(recallAll([1, 1_000_000_000])).toHaveLength(1);
  expect(recall(1_000_000_000)).toBeUndefined();
});

test('another run has other events under the same numbers', () => {
  openRun({ raftarium: 1, seed: 7 });
  seek(1_000_000);
  const first = recall(20);
  openRun({ raftarium: 1, seed: 8 });
  seek(1_000_000);
  expect(recall(20)).not.toEqual(first);
});
