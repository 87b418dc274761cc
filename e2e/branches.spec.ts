/** Nothing that is done is final. */
import { expect } from '@playwright/test';
import { Tank } from './tank.ts';
import { test } from './test.ts';

test('an act in the past leaves the old future unchanged', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 1000);
  const future = await tank.hash();
  await tank.goTo(500);
  await tank.choose(tank.server('S3'), 'Crash');
  await expect(tank.server('S3')).toHaveAccessibleName(/^S3, crashed/);
  await expect(tank.button('crash S3 at 500 ms')).toHaveAttribute('aria-current', 'true');
  await tank.goTo(1000);
  expect(await tank.hash()).not.toBe(future);

  await tank.button('The first run').click();
  await tank.settled();
  await expect(tank.server('S3')).toHaveAccessibleName(/^S3, leader/);
  expect(await tank.now()).toBe(1000);
  expect(await tank.hash()).toBe(future);
});

test('a branch is renamed, deleted, and restored', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 1000);
  await tank.goTo(500);
  await tank.choose(tank.server('S1'), 'Crash');
  await tank.button('Rename “crash S1 at 500 ms”').press('Enter');
  const name = page.getByRole('textbox', { name: 'Name of the branch' });
  await tank.write(name, 'one less');
  await name.press('Enter');
  await expect(tank.button('one less')).toBeFocused();
  await tank.button('Delete “one less”').press('Enter');
  await expect(page.getByRole('region', { name: 'Branches' })).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(tank.button('one less')).toBeVisible();
});

test('two branches play side by side, and the page says where they diverge and what differs', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 1000);
  await tank.goTo(500);
  await tank.choose(tank.server('S3'), 'Crash');
  await tank.button('Compare with “The first run”').press('Enter');
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await expect(comparison.getByRole('row', { name: 'S3 role crashed leader' })).toBeVisible();
  await tank.goTo(1000);
  await expect(comparison).toContainText('They part at 500.0 ms');
  await expect(comparison.getByRole('row', { name: /votedFor/ }).first()).toBeVisible();
  await comparison.getByRole('button', { name: 'Change sides' }).click();
  await tank.settled();
  await expect(tank.server('S3').first()).toHaveAccessibleName(/^S3, leader.*differs from the other branch/);
  await comparison.getByRole('button', { name: 'Go there' }).click();
  expect(await tank.now()).toBe(500);
  await comparison.getByRole('button', { name: 'End the comparison' }).click();
  await expect(comparison).toBeHidden();
});

test('what if: one press on an event makes a branch and shows it beside the run', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 195);
  await tank
    .events()
    .getByRole('button', { name: /S1 grants its vote to S3/ })
    .click();
  await page.getByRole('button', { name: 'RequestVote S3 → S1 had been lost?' }).click();
  await tank.settled();
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await expect(comparison).toContainText('Beside “The first run”');
  await tank.goTo(195);
  await expect(comparison.getByRole('row', { name: 'S1 votedFor S1 S3' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(comparison).toBeHidden();
  await expect(page.getByRole('region', { name: 'Branches' })).toBeHidden();
});

test('after a reload the branches are there, and the playhead is where it was', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 1000);
  await tank.goTo(500);
  await tank.choose(tank.server('S3'), 'Crash');
  await tank.goTo(700);
  const hash = await tank.hash();
  await page.reload();
  await tank.hold();
  expect(await tank.hash()).toBe(hash);
  expect(await tank.now()).toBe(700);
  await tank.button('The first run').click();
  await tank.settled();
  await tank.goTo(1000);
  await expect(tank.server('S3')).toHaveAccessibleName(/^S3, leader/);
});

test('a run that is too long for an address is there after a reload, with its branch', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({}, 0);
  const actions = Array.from(
    { length: 2500 },
    (_, i) => ({ at: 300 + i, do: 'request', server: 'leader', command: `SET k${i % 9} ${i}` }) as const,
  );
  await tank.dropFile(JSON.stringify({ raftarium: 1, title: 'Two thousand requests', seed: 31, actions }));
  await expect(page.getByText('Two thousand requests', { exact: true })).toBeVisible();
  await tank.hold();
  await tank.goTo(2000);
  await tank.goTo(1500);
  await tank.choose(tank.server('S3'), 'Crash');
  await tank.goTo(1600);
  await page.reload();
  await tank.hold();
  await expect(page.getByText('Two thousand requests', { exact: true })).toBeVisible();
  expect(await tank.now()).toBe(1600);
  await expect(tank.server('S3')).toHaveAccessibleName(/crashed/);
  await tank.button('The first run').click();
  await tank.settled();
  await expect(tank.server('S3')).not.toHaveAccessibleName(/crashed/);
});

test('a run that the tab cannot store is not lost without a message', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ title: 'Kept in vain', seed: 31 }, 1000);
  await page.evaluate(() => {
    let filler = '';
    for (const size of [1_000_000, 100_000, 10_000, 1000, 100])
      for (let fits = true; fits; ) {
        try {
          sessionStorage.setItem('filler', filler + 'x'.repeat(size));
          filler += 'x'.repeat(size);
        } catch {
          fits = false;
        }
      }
  });
  await page.reload();
  await expect(page.getByText(/had no room to keep its run/)).toBeVisible();
  // The address holds this one.
  await expect(page.getByText('Kept in vain')).toBeVisible();
});

test('two tabs have a run each', async ({ context }) => {
  const [one, two] = [new Tank(await context.newPage()), new Tank(await context.newPage())];
  await one.openRun({ seed: 31 }, 500);
  await two.openRun({ seed: 7, cluster: { servers: 3 } }, 300);
  await one.choose(one.server('S3'), 'Crash');
  await two.page.reload();
  await two.hold();
  await expect(two.server('S3')).not.toHaveAccessibleName(/crashed/);
  await one.page.reload();
  await one.hold();
  await expect(one.server('S3')).toHaveAccessibleName(/^S3, crashed/);
  expect(await one.now()).toBe(500);
});
