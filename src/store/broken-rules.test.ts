/** Rules switched off and on, found runs, and their twins, on a real session. */
import { beforeEach, expect, test } from 'vitest';
import { fromMs } from '../base/time.ts';
import { type Found, findRun } from '../search/find.ts';
import { compareWithRules, openFound, rulesOff, switchRule, wishFor } from './broken-rules.ts';
import * as commands from './commands.ts';
import type { Session } from './session.ts';
import { type Frame, stillSession } from './testing/still.ts';
import { whenIdle } from './work.ts';

const frames: Frame[] = [];
let session: Session;
const shown = () => session.getState();

beforeEach(() => {
  session = stillSession(frames);
  const cluster = { servers: 3, noop: true, initial: { S1: { term: 1, role: 'leader' } } } as const;
  commands.openRun(session, { raftarium: 1, seed: 7, cluster }, 90_000);
});

function found(bug: Parameters<typeof wishFor>[1]): Found {
  const steps = findRun(wishFor(session, bug, 1));
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done !== true) continue;
    if (next.value === null) throw new Error('nothing found');
    return next.value;
  }
}

test('a rule that is switched off begins a new run of the same cluster and seed', () => {
  const before = shown().document;
  switchRule(session, 'vote-twice', true);
  expect(shown().document).toMatchObject({ seed: 7, actions: [] });
  expect(shown().document.cluster).toEqual({ ...before.cluster, bugs: ['vote-twice'] });
  expect(rulesOff(shown())).toEqual(['vote-twice']);
  expect(shown().notice?.text).toBe(
    'A new run of the same cluster, with the rule “One vote per term” switched off.',
  );
});

test('switched on again, the document has no broken rules', () => {
  switchRule(session, 'vote-twice', true);
  switchRule(session, 'keep-vote', true);
  expect(rulesOff(shown())).toEqual(['vote-twice', 'keep-vote']);
  switchRule(session, 'vote-twice', false);
  switchRule(session, 'keep-vote', false);
  expect(shown().document.cluster).not.toHaveProperty('bugs');
});

test('every switch can be undone, up to the reader’s own run', async () => {
  const before = shown().document;
  switchRule(session, 'vote-twice', true);
  switchRule(session, 'keep-vote', true);
  commands.undo(session);
  await whenIdle(session);
  expect(rulesOff(shown())).toEqual(['vote-twice']);
  commands.undo(session);
  await whenIdle(session);
  expect([shown().document, session.playhead.now()]).toEqual([before, 90_000]);
  expect(shown().canUndo).toBe(false);
});

test('a found run opens just before its break, and breaks when it goes on', async () => {
  const run = found('vote-twice');
  openFound(session, run);
  await whenIdle(session);
  expect(session.playhead.now()).toBe(Math.round((run.at - 40) * 1000));
  expect(shown().world.violations).toEqual([]);
  expect(shown().playing).toBe(false);
  commands.runTo(session, run.at * 1000);
  await whenIdle(session);
  expect(shown().world.violations[0]?.property).toBe('one-vote-per-term');
});

test('the notice names the time in which nobody leads, and the run opens before it', async () => {
  const run = found('no-randomness');
  openFound(session, run);
  await whenIdle(session);
  const [claim] = run.document.expect ?? [];
  const [from = 0, until = 0] = (claim && 'always' in claim && claim.always) || [];
  expect(claim).toEqual({ always: [from, until], leader: 'none' });
  expect(shown().notice?.text).toContain(`from ${from} to ${until} ms, nobody leads; with the rule`);
  expect(session.playhead.now()).toBeLessThan(fromMs(from));
});

test('the notice says of a commit that fails only what its run shows', async () => {
  const run = found('grant-keeps-timer');
  openFound(session, run);
  await whenIdle(session);
  const { until } = run.document;
  expect(run.document.expect).toMatchObject([{ never: [0, until] }]);
  expect(shown().notice?.text).toMatch(
    new RegExp(`Play it: up to ${until} ms, a request is never committed; with the rule, it is\\.$`),
  );
});

test.each([
  ['vote-twice', 2, 'It takes 3 servers; yours had 2. '],
  ['vote-twice', 3, ''],
  ['vote-twice', undefined, 'It takes only 3 servers; yours had 5. '],
  ['vote-twice', 7, 'It takes only 3 servers; yours had 7. '],
  ['match-not-max', 7, 'Its cluster is its own, of 5 servers; yours had 7. '],
  ['match-not-max', 5, 'Its cluster is its own, of 5 servers. '],
] as const)(
  'the notice of a run found without %s, from %s servers, says: %s',
  async (bug, servers, words) => {
    const cluster = servers === undefined ? {} : { servers };
    commands.openRun(session, { raftarium: 1, cluster }, 0);
    const run = found(bug);
    openFound(session, run);
    await whenIdle(session);
    expect(shown().world.nodes.length).toBe(run.document.cluster?.servers);
    const text = shown().notice?.text ?? '';
    expect(/ acts?\. (.*)Play it: /.exec(text)?.[1]).toBe(words);
  },
);

test('its twin with the rule stands beside it, and is clean to the end', async () => {
  const run = found('vote-twice');
  openFound(session, run);
  await whenIdle(session);
  compareWithRules(session);
  await whenIdle(session);
  const { branches, comparison, document } = shown();
  expect(branches.map(({ name }) => name)).toEqual(['Without the rule', 'With the rule']);
  expect(comparison?.with).toBe(1);
  expect(document.cluster?.bugs).toEqual(['vote-twice']);
  expect(branches[1]?.document.cluster).not.toHaveProperty('bugs');
  commands.runTo(session, run.at * 1000);
  await whenIdle(session);
  expect(shown().world.violations).not.toEqual([]);
  expect(session.other?.getState().world.violations).toEqual([]);
});
