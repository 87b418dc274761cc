/** The panels that look closer at a run. */
import { expect } from '@playwright/test';
import { faults } from './faults.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

test('by keyboard: all of a server’s state, what an event changed in it, and another one beside it', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(
    { seed: 31, actions: [{ at: 250, do: 'request', server: 'leader', command: 'SET x 5' }] },
    240,
  );
  await page.keyboard.press('i');
  await page.getByRole('menuitem', { name: 'Server or message' }).press('Enter');
  const panel = page.getByRole('region', { name: 'Server or message' });
  await expect(panel).toBeFocused();
  await expect(panel.getByRole('row', { name: 'log[]' })).toContainText('empty');

  await page.keyboard.press('ArrowRight');
  await expect(panel.getByRole('row', { name: 'log[]' })).toHaveText('log[]1 long, last of term 1 was empty');
  const followers = panel.getByRole('table', { name: 'As leader, of each follower' });
  await expect(followers.getByRole('row', { name: /^S1 1 0 success, \d/ })).toBeVisible();

  await panel.getByLabel('Beside it').selectOption('S1');
  await expect(panel.getByRole('row', { name: /^role leader follower/ })).toBeVisible();
  expect(await faults(page)).toEqual([]);

  await panel.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(panel).toBeHidden();
  await expect(page.getByRole('log', { name: 'Events' })).toBeVisible();
});

test('a message: its fields, and what its receiver did with it', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(
    { seed: 31, actions: [{ at: 250, do: 'request', server: 'leader', command: 'SET x 5' }] },
    255,
  );
  const message = page.getByRole('button', { name: /^AppendEntries from S3 to S1/ }).first();
  await message.press('Enter');
  await page.keyboard.press('Escape');
  await page
    .getByRole('region', { name: /^Selected/ })
    .getByRole('button', { name: 'Look closer' })
    .press('Enter');
  const panel = page.getByRole('region', { name: 'Server or message' });
  await expect(panel.getByRole('row', { name: 'prevLog' })).toContainText('index 0, term 0');
  await expect(panel.getByRole('listitem')).toHaveText(['It is on its way at this moment.']);
  await tank.goTo(300);
  await expect(panel.getByRole('listitem').nth(1)).toHaveText('S1 accepts entry 1 from S3.');
});
