import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { BUGS } from '../raft/bugs.ts';
import { Safety } from './safety/safety.ts';
import { documents, readers } from './testing/documents.ts';
import { Both, firstsOnOneLog, Naive } from './testing/naive.ts';
import { beginning, everyRun, PATIENCE, play, withBugs } from './testing/runs.ts';

vi.setConfig({ testTimeout: PATIENCE });

test('both checkers find the same stale reads, whatever else is broken', () => {
  const bugs = [[], ...BUGS.map((bug) => [bug])];
  let found = 0;
  everyRun(fc.tuple(fc.constantFrom(...bugs), readers('local')), 200, ([broken, whole]) => {
    const document = withBugs(whole, broken);
    const start = beginning(document);
    const watch = new Both(new Safety(...start), new Naive(...start));
    play(document, { watch });
    const [fast, naive] = [watch.fast, watch.naive].map((by) => firstsOnOneLog(by.violations));
    expect(fast).toEqual(naive);
    if (fast?.['linearizable-reads'] !== undefined) found += 1;
  });
  expect(found).toBeGreaterThanOrEqual(20);
});

test('of a broken Raft both checkers find the same properties broken, first at the same events', () => {
  const found = new Set<string>();
  everyRun(
    fc.tuple(fc.constantFrom(...BUGS), documents({ wipe: true, sizes: [2, 5] })),
    200,
    ([bug, whole]) => {
      const document = withBugs(whole, [bug]);
      const start = beginning(document);
      const watch = new Both(new Safety(...start), new Naive(...start));
      play(document, { watch });
      const [fast, naive] = [watch.fast, watch.naive].map((by) =>
        JSON.stringify(firstsOnOneLog(by.violations)),
      );
      for (const { property } of watch.fast.violations) found.add(property);
      if (fast !== naive) throw new Error(`fast: ${fast}, naive: ${naive}`);
    },
  );
  // The runs do break something: most properties in these runs, the rest in directed ones (broken.test.ts).
  expect(found.size).toBeGreaterThanOrEqual(8);
});
