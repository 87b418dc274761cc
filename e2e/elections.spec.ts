import { expect } from '@playwright/test';
import { Tank } from './tank.ts';
import { test } from './test.ts';

test('a cluster of five elects a leader', async ({ page }) => {
  const tank = new Tank(page);
  await tank.open();
  // A busy machine may have played for a while before the run was paused.
  await tank.goTo(120);
  await expect(page.getByRole('button', { name: /^S\d, follower, term 0/ })).toHaveCount(5);
  await tank.nextHighlightsUntil(
    async () => (await page.getByRole('button', { name: /^S\d, candidate/ }).count()) > 0,
  );
  await expect(page.getByRole('button', { name: /^S\d, candidate, term 1/ })).toHaveCount(1);
  await tank.untilOneLeads();
  await expect(tank.leaders()).toHaveCount(1);
  await expect(tank.events()).toContainText('leads term 1');
});

test('the leader crashes, and another takes its place in a later term; restarted, it follows', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.open();
  await tank.untilOneLeads();
  const old = await tank.nameAndTerm(tank.leaders());
  await tank.choose(tank.server(old.name), 'Crash');
  await expect(tank.server(old.name)).toHaveAccessibleName(
    new RegExp(`^${old.name}, crashed, term ${old.term}`),
  );
  await tank.untilOneLeads();
  const young = await tank.nameAndTerm(tank.leaders());
  expect(young.name).not.toBe(old.name);
  expect(young.term).toBeGreaterThan(old.term);
  await tank.choose(tank.server(old.name), 'Restart');
  await tank.goTo((await tank.now()) + 200);
  await expect(tank.server(old.name)).toHaveAccessibleName(
    new RegExp(`^${old.name}, follower, term ${young.term}`),
  );
});

test('a server whose timer is made to run out starts an election at once', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({}, 20);
  await tank.choose(tank.server('S4'), 'Time out');
  await expect(tank.server('S4')).toHaveAccessibleName(/^S4, candidate, term 1/);
  await tank.untilOneLeads();
  await expect(tank.leaders()).toHaveAccessibleName(/^S4, leader, term 1/);
});

test('a menu lists what can be done to a server, and one question', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({}, 20);
  expect(await tank.menuOf(tank.server('S2'))).toEqual([
    'Crash',
    'Pause',
    'Time out',
    'Send request',
    'Wipe disk',
    'What does S2 know?',
  ]);
  await tank.choose(tank.server('S2'), 'Pause');
  await expect(tank.server('S2')).toHaveAccessibleName(/^S2, paused, term 0/);
  expect(await tank.menuOf(tank.server('S2'))).toEqual([
    'Crash',
    'Resume',
    'Time out',
    'Send request',
    'Wipe disk',
    'What does S2 know?',
  ]);
  await tank.choose(tank.server('S2'), 'Resume');
  await tank.choose(tank.server('S2'), 'Crash');
  expect(await tank.menuOf(tank.server('S2'))).toEqual(['Restart', 'Wipe disk', 'What does S2 know?']);
  await tank.untilOneLeads();
  expect(await tank.menuOf(tank.leaders())).toEqual([
    'Crash',
    'Pause',
    'Send request',
    'Wipe disk',
    expect.stringMatching(/^What does S\d know\?$/),
  ]);
});

test('focus is back on the server when its menu closes', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({}, 20);
  await tank.menuOf(tank.server('S2'));
  await expect(tank.server('S2')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tank.server('S3')).toBeFocused();
});

test('after a step, a new leader has its crown, and one that steps down has none', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(
    {
      cluster: { initial: { S1: { term: 1, role: 'leader' } } },
      actions: [
        {
          at: 60,
          do: 'partition',
          groups: [
            ['S1', 'S2'],
            ['S3', 'S4', 'S5'],
          ],
        },
        { at: 700, do: 'heal' },
      ],
    },
    100,
  );
  const crowns = page.locator('.server .crown >> visible=true');
  await tank.nextHighlightsUntil(async () => (await tank.leaders().count()) === 2);
  await expect(crowns).toHaveCount(2);
  for (const crown of await crowns.all()) await expect(crown.locator('..')).toHaveAttribute('opacity', '1');
  await tank.nextHighlightsUntil(async () => (await tank.leaders().count()) === 1);
  await expect(tank.server('S1')).toHaveAccessibleName(/^S1, follower/);
  await expect(crowns).toHaveCount(1);
  await expect(tank.server('S1').locator('.crown >> visible=true')).toHaveCount(0);
});
