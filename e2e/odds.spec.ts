/** When was it decided? */
import { expect } from '@playwright/test';
import { faults } from './faults.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

test('by keyboard: when the next leader was decided, and a future in which it is another', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31, actions: [{ at: 1000, do: 'crash', server: 'leader' }] }, 1300);
  await tank.goTo(1010);
  await page.keyboard.press('i');
  await page.getByRole('menuitem', { name: 'When was it decided?' }).press('Enter');
  const panel = page.getByRole('region', { name: 'When was it decided?' });
  await panel.getByRole('button', { name: 'Will S1 be the next leader after term 1?' }).press('Enter');
  await expect(panel.getByText('Decided at 939.1 ms.')).toBeVisible();
  await expect(panel.getByRole('button', { name: /^938\.2 ms from 48 % to 94 %/ })).toContainText(
    'S1 receives a heartbeat from S3.',
  );
  await expect(
    page.getByRole('img', { name: /^Share of futures: Will S1 be the next leader/ }),
  ).toBeVisible();
  expect(await faults(page)).toEqual([]);

  await panel.getByRole('button', { name: 'Go back to where it was open' }).press('Enter');
  await expect(panel.getByText(/in 4\d of 50 futures/)).toBeVisible();
  await panel.getByRole('button', { name: 'Open one that went the other way' }).press('Enter');
  await expect(panel.getByRole('button', { name: 'Back to the run of this curve' })).toBeVisible();
  await expect(page.getByText(/S1 is not the next leader: dice thrown again at/).first()).toBeVisible();
});
