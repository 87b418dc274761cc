import { expect } from '@playwright/test';
import { Tank } from './tank.ts';
import { test } from './test.ts';

test('a broken safety property pauses the run and shows an alarm, with a button that goes to the event', async ({
  page,
}) => {
  const tank = new Tank(page);
  // S2 loses its disk and with it the vote that made S1 leader of term 1; with S3, which heard of nothing, it
  // gives the same term away again.
  await tank.openRun({
    cluster: { servers: 3, initial: { S1: { term: 1, role: 'leader' } } },
    actions: [
      { at: 1, do: 'cut', from: 'S1', to: 'S3' },
      { at: 10, do: 'request', server: 'S1', command: 'SET x 5' },
      { at: 140, do: 'wipe', server: 'S2' },
      { at: 141, do: 'crash', server: 'S1' },
      { at: 142, do: 'restart', server: 'S2' },
    ],
  });
  await tank.slider('Speed').press('End');
  await tank.button('Play').click();
  const alarm = page.getByRole('alert');
  await expect(alarm).toContainText(/Two leaders in one term/);
  await expect(alarm).toContainText('S1');
  await expect(tank.button('Play')).toBeVisible();
  const broke = await tank.now();
  await tank.goTo(100);
  await tank.goTo(broke + 50);
  await alarm.getByRole('button').first().click();
  await tank.settled();
  expect(await tank.now()).toBe(broke);
});

for (const servers of [1, 2, 9, 51, 99]) {
  test(`${servers} server${servers === 1 ? '' : 's'} run`, async ({ page }) => {
    const tank = new Tank(page);
    await tank.openRun({ cluster: { servers } });
    await tank.untilOneLeads();
    await expect(page.getByRole('button', { name: /^S\d+, (leader|follower|candidate), / })).toHaveCount(
      servers,
    );
  });
}

test('a new run has the servers and the seed that were typed', async ({ page }) => {
  const tank = new Tank(page);
  await tank.open();
  await tank.button('New run').click();
  await tank.write(page.getByRole('textbox', { name: 'Servers' }), '3');
  await tank.write(page.getByRole('textbox', { name: 'Seed' }), '42');
  await tank.button('Start').click();
  await tank.hold();
  await expect(page.getByRole('button', { name: /^S\d, / })).toHaveCount(3);
  await tank.goTo(300);
  const first = await tank.hash();
  await tank.openRun({ seed: 42, cluster: { servers: 3 } }, 300);
  expect(await tank.hash()).toBe(first);
});

test('another number of servers opens a run with as many, and the same seed', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 42 }, 300);
  const servers = page.getByRole('spinbutton', { name: 'Servers' });
  await tank.write(servers, '3');
  await servers.press('Enter');
  await tank.hold();
  await expect(page.getByRole('button', { name: /^S\d, / })).toHaveCount(3);
  await expect(servers).toHaveValue('3');
  await tank.goTo(300);
  const first = await tank.hash();
  await tank.openRun({ seed: 42, cluster: { servers: 3 } }, 300);
  expect(await tank.hash()).toBe(first);
});

test('with less motion, readers start each run themselves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const tank = new Tank(page);
  await page.goto('/#sandbox');
  await expect(tank.button('Play')).toBeVisible();
  await tank.button('New run').click();
  await tank.button('Start').click();
  await tank.settled();
  await expect(tank.button('Play')).toBeVisible();
  await expect(page.getByText('Nothing has happened yet.')).toBeVisible();
});
