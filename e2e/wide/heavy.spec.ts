/**
 * The heaviest documents: each opens, or shows its progress and can be cancelled, or is refused with a path.
 */
import { expect, test } from '@playwright/test';
import {
  MOST_ACTIONS,
  MOST_ENTRIES,
  MOST_LOG,
  MOST_TERM,
  MOST_TEXT,
  MOST_TITLE,
} from '../../src/scenario/limits.ts';
import { encodeLink } from '../../src/scenario/link.ts';
import type { ScenarioDocument } from '../../src/scenario/types.ts';
import { MOST_COMMAND } from '../../src/sim/statemachine.ts';
import { Tank } from '../tank.ts';
import { longestTask } from './tasks.ts';

// Playwright's own trace would read the whole page again and again.
test.use({ trace: 'off' });

const HOUR = 3_600_000;
const many = (count: number, action: (i: number) => object): object[] =>
  Array.from({ length: count }, (_, i) => action(i));
const request = (at: number, i: number): object => ({
  at,
  do: 'request',
  server: 'leader',
  command: `SET k${i % 50} ${i}`,
});
const LEADER = { S1: { term: 1, role: 'leader' } };
const LONG_LOG = { S1: { ...LEADER.S1, log: Array(MOST_LOG).fill(1) } };
const LONG_COMMAND = `SET x ${'y'.repeat(MOST_COMMAND - 6)}`;

const HEAVY: Readonly<Record<string, object>> = {
  'an hour of nine servers': { cluster: { servers: 9 }, until: HOUR },
  'ninety-nine servers with an action at the end of the hour': {
    cluster: { servers: 99 }, actions: [{ at: HOUR - 1, do: 'heal' }],
  },
  'an hour of ten requests a second': {
    actions: many(36_000, (i) => request((i + 1) * 100, i)), until: HOUR,
  },
  'as many actions as may be, at once': { actions: many(MOST_ACTIONS, () => ({ at: 1, do: 'heal' })) },
  'as many actions that wait as may be': {
    actions: many(MOST_ACTIONS, () => ({ when: { leaders: 0 }, do: 'heal' })),
  },
  'ninety-nine servers that all stand at once': { cluster: { servers: 99, electionTimeout: [150, 150] } },
  'messages doubled again and again': {
    actions: many(24, () => ({ at: 320, do: 'duplicate', message: { which: 'all' } })),
  },
  'timers as short as may be': { cluster: { heartbeatInterval: 0.03, electionTimeout: [0.03, 0.03] } },
  'clocks as fast as may be': { cluster: { clock: { S1: 1000, S2: 1000, S3: 1000 } }, until: 60_000 },
  'a clock as slow as may be': {
    cluster: { clock: { S1: 0.001 }, latency: [0, 1e8], timeouts: { S1: [1e8] } },
  },
  'a log as long as may be': { cluster: { initial: LONG_LOG } },
  'a log as long as may be, applied at once': {
    cluster: {
      servers: 1,
      initial: {
        S1: { ...LEADER.S1, log: many(MOST_LOG, (i) => ({ term: 1, command: `SET k${i} ${i}` })) },
      },
    },
  },
  'as many requests as may be, at once': {
    cluster: { initial: LEADER }, actions: many(MOST_ACTIONS, (i) => request(20, i)),
  },
  'a log as long as may be, in large messages': {
    cluster: { servers: 99, maxEntries: MOST_ENTRIES, initial: LONG_LOG },
  },
  'commands as long as may be': {
    cluster: { initial: LEADER },
    actions: many(2000, (i) => ({ at: i, do: 'request', server: 'S1', command: LONG_COMMAND })),
  },
  'a title and a term as large as may be': {
    title: 'W'.repeat(MOST_TITLE), cluster: { initial: { S1: { term: MOST_TERM } } },
  },
  'a title without a space, of other letters': { title: '𒐫'.repeat(MOST_TITLE / 2) },
}; // biome-ignore format: a table

/** The page shows it when the document is open. */
const TITLE = 'A heavy run';
const SEED = 7331;

/** In ms of CPU time. */
const LONGEST_TASK = 200;
const LATE = 3000;
/** Browsers accept no longer address. */
const MOST_LINK = 1_900_000;

for (const [name, document] of Object.entries(HEAVY))
  test(`responds while a link opens: ${name}`, async ({ page }) => {
    const whole = { raftarium: 1, title: TITLE, seed: SEED, ...document } as ScenarioDocument;
    const link = encodeLink(whole);
    test.skip(link.length > MOST_LINK, 'no link is so long');
    const tank = new Tank(page);
    await tank.open();
    const longest = await longestTask(page, async () => {
      await page.goto(`/#run=${link}&t=${LATE}`);
      await expect(page.getByText(whole.title ?? '', { exact: true })).toBeVisible();
      await tank.settled();
    });
    expect(longest).toBeLessThan(LONGEST_TASK);
  });

for (const [name, document] of Object.entries(HEAVY))
  test(`opens, can be cancelled, or is refused: ${name}`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const whole = { raftarium: 1, title: TITLE, seed: SEED, ...document };
    const text = JSON.stringify(whole);
    expect(text.length).toBeLessThan(MOST_TEXT);
    const tank = new Tank(page);
    await tank.open();
    const title = page.getByText(whole.title, { exact: true });
    await expect(title).toBeHidden();
    await tank.dropFile(text);
    const refused = page.getByRole('alert').filter({ hasText: /[a-z]+(\.\w+|\[\d+\])*: / });
    await expect.poll(async () => (await refused.isVisible()) || (await title.isVisible())).toBe(true);
    if (await refused.isVisible()) return expect(errors).toEqual([]);
    await expect(page.getByRole('button', { name: /^S1, / })).toBeVisible();
    const toEnd = tank.button('To the end');
    if (await toEnd.isEnabled()) await toEnd.click();
    const cancel = page.getByRole('button', { name: 'Cancel', exact: true });
    const rested = tank.settled().then(() => 'at rest');
    const asked = cancel.waitFor().then(
      () => 'busy',
      () => 'at rest',
    );
    if ((await Promise.race([rested, asked])) === 'busy' && (await cancel.isVisible())) {
      // The job may have ended by itself.
      await cancel.click({ timeout: 5000 }).catch(() => undefined);
      await expect(cancel).toBeHidden();
    }
    await rested;
    const now = await tank.now();
    await tank.button('Next event').click();
    await tank.settled();
    expect(await tank.now()).toBeGreaterThanOrEqual(now);
    await tank.button('To the start').click();
    await tank.settled();
    expect(await tank.now()).toBe(0);
    expect(errors).toEqual([]);
  });
