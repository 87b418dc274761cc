import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { BUGS } from '../raft/bugs.ts';
import { documents } from './testing/documents.ts';
import { everyRun, PATIENCE, play, withBugs } from './testing/runs.ts';

vi.setConfig({ testTimeout: PATIENCE });

/** Parts of Figure 2 without a choice, which follow from another decision. */
const CONSEQUENCES: ReadonlySet<string> = new Set(['term:deposed', 'log:noop', 'log:replicate']);

test('every rule that an event names was a verdict of its step, whatever is broken', () => {
  const found = new Set<string>();
  everyRun(fc.tuple(fc.subarray([...BUGS], { maxLength: 2 }), documents()), 100, ([bugs, document]) => {
    let verdicts = new Set<string>();
    const unfounded: string[] = [];
    play(withBugs(document, bugs), {
      watch: null,
      onDecision: ({ verdict }) => void verdicts.add(verdict.rule),
      onStep: (_before, _input, { effects }) => {
        for (const effect of effects) {
          if (effect.type !== 'fact' || CONSEQUENCES.has(effect.rule)) continue;
          found.add(effect.rule);
          if (!verdicts.has(effect.rule)) unfounded.push(effect.rule);
        }
        verdicts = new Set();
      },
    });
    expect(unfounded).toEqual([]);
  });
  expect(found.size).toBeGreaterThanOrEqual(15);
});
