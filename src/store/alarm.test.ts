/** The alarm is about the breach that weighs most so far, not about the first one for ever. */
import { expect, test } from 'vitest';
import '../raft/bugs.ts';
import { ENTRIES } from '../library/entries.ts';
import { violationToTell } from './alarm.ts';
import * as commands from './commands.ts';
import { stillSession } from './testing/still.ts';

const at = (slug: string) => {
  const session = stillSession();
  const entry = ENTRIES.find((one) => one.slug === slug);
  if (!entry) throw new Error(`no entry ${slug}`);
  commands.openRun(session, entry.document);
  return (ms: number) => {
    commands.seek(session, ms * 1000);
    const { violations } = session.getState().world;
    return { told: violationToTell(session.getState()), count: violations.length };
  };
};

test('Figure 8 without its rule: each property that breaks is told, once', () => {
  const after = at('commit-old-terms');
  const told: unknown[] = [];
  for (let ms = 0; ms <= 1000; ms += 5) {
    const violation = after(ms).told;
    if (violation !== told.at(-1)) told.push(violation);
  }
  expect(told).toMatchObject([
    { property: 'commit-evidence' },
    { property: 'leader-completeness' },
    { property: 'follower-commit' },
    { property: 'state-machine-safety' },
  ]);
  expect(after(1000).count).toBeGreaterThan(4);
  // Back in time, the alarm tells what had been broken by then.
  expect(after(20).told).toEqual(told[0]);
});
