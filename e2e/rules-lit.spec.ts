/** Raft's rules as in Figure 2, lit as they run. */
import { expect, type Page } from '@playwright/test';
import { faults } from './faults.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

/** S2 has an entry of term 2, S3 a longer log of term 1; S3 asks for votes. */
const BEHIND = {
  cluster: {
    servers: 3,
    latency: [10, 10],
    initial: { S2: { term: 2, log: [1, 2] }, S3: { term: 2, log: [1, 1, 1] } },
  },
  actions: [{ at: 5, do: 'timeout', server: 'S3' }],
} as const;

const panel = (page: Page) => page.getByRole('region', { name: 'The rules' });
const heard = (page: Page) => panel(page).getByRole('status').first();

test('by keyboard: a denied vote line by line, the moments of its rule, and a run for what never came', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(BEHIND, 15);
  await page.keyboard.press('i');
  await page.getByRole('menuitem', { name: 'The rules' }).press('Enter');
  await expect(panel(page)).toBeFocused();
  await expect(panel(page)).toContainText('S2 denies S3 its vote');
  await expect(panel(page)).toContainText('7 lines ran');

  for (let i = 0; i < 4; i += 1) await page.keyboard.press('j');
  await expect(heard(page)).toContainText('Line 4 of 7. RequestVote, at its receiver');
  await expect(heard(page)).toContainText('Does not hold: the candidate’s log is at least as up to date.');
  const grant = panel(page).getByRole('listitem').filter({ hasText: 'Yes, if my vote of this term is free' });
  await expect(grant).toHaveAttribute('aria-current', 'step');
  await expect(grant).toBeInViewport({ ratio: 0.9 });
  await page.keyboard.press('Shift+J');
  await expect(heard(page)).toContainText('Line 3 of 7');
  expect(await faults(page)).toEqual([]);

  await grant.getByRole('button').press('Enter');
  await expect(panel(page).getByRole('button', { name: 'All rules' })).toBeFocused();
  await expect(panel(page)).toContainText('2 of 2');
  await panel(page).getByRole('button', { name: 'Previous moment' }).press('Enter');
  await expect(panel(page)).toContainText('1 of 2');
  await expect(panel(page)).toContainText('S1 grants its vote to S3');
  await panel(page).getByRole('button', { name: 'Pin' }).press('Enter');
  expect(await faults(page)).toEqual([]);

  const never = panel(page)
    .getByRole('listitem')
    .filter({ hasText: 'It already voted for this very candidate' });
  await never.getByRole('link').press('Enter');
  await expect(page).toHaveURL(/#library\/late-vote/);
  await tank.settled();
  expect(await tank.now()).toBe(235);
  await expect(panel(page)).toContainText('repeats its vote');

  await panel(page).getByRole('button', { name: 'Close' }).press('Enter');
  await expect(panel(page)).toBeHidden();
});
