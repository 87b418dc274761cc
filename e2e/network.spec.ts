import { expect } from '@playwright/test';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const LED = { cluster: { initial: { S1: { term: 1, role: 'leader' } } } } as const;
const toS2 = /^AppendEntries from S1 to S2/;

test('one message is held on its way, and released', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 80);
  await tank.choose(tank.messages(toS2), 'Hold');
  await expect(tank.messages(toS2)).toHaveAccessibleName(/held/);
  await tank.goTo(140);
  await expect(tank.messages(toS2)).toHaveCount(1);
  await tank.button('Let go').click();
  await expect(tank.messages(/^AppendEntriesReply from S2 to S1/)).toHaveCount(1);
  await expect(tank.button('Let go')).toBeHidden();
});

test('a message is dragged back along its way, and arrives later', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 84);
  const message = await tank.messages(toS2).boundingBox();
  const leader = await tank.server('S1').boundingBox();
  if (!message || !leader) throw new Error('they are not on the stage');
  const middle = (box: typeof message) => [box.x + box.width / 2, box.y + box.height / 2] as const;
  const [x, y] = middle(message);
  const [leaderX, leaderY] = middle(leader);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (leaderX - x) / 2, y + (leaderY - y) / 2, { steps: 6 });
  await expect(page.getByText(/\d ms later/)).toBeVisible();
  await page.mouse.up();
  await tank.settled();
  await tank.goTo(90.5);
  await expect(tank.messages(toS2)).toHaveCount(1);
});

test('a message is dragged to its end, and arrives at once; Escape cancels a drag', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 80);
  const message = await tank.messages(toS2).boundingBox();
  const follower = await tank.server('S2').boundingBox();
  if (!message || !follower) throw new Error('they are not on the stage');
  const drag = async () => {
    await page.mouse.move(message.x + message.width / 2, message.y + message.height / 2);
    await page.mouse.down();
    await page.mouse.move(follower.x + follower.width / 2, follower.y + follower.height / 2, { steps: 6 });
    await expect(page.getByText('Arrives now')).toBeVisible();
  };
  const before = await tank.hash();
  await drag();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await tank.settled();
  expect(await tank.hash()).toBe(before);
  await drag();
  await page.mouse.up();
  await expect(tank.messages(/^AppendEntriesReply from S2 to S1/)).toHaveCount(1);
});

test('all messages of S1 of one type are dropped at once', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 80);
  await tank.choose(tank.messages(toS2), 'Several like it');
  await expect(page.getByText('4 of them are on their way now.')).toBeVisible();
  await tank.button('Drop all').click();
  await expect(tank.messages(/^AppendEntries from S1/)).toHaveCount(0);
});

test('with a latency too high for Raft, the panel says so, and nobody leads for long', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 10);
  await tank.button('Network').click();
  await expect(page.getByRole('region', { name: 'Timing' })).toContainText('time enough to elect a leader');
  await tank.write(page.getByRole('spinbutton', { name: 'Latency to' }), '400');
  await page.getByRole('spinbutton', { name: 'Latency to' }).press('Enter');
  await tank.write(page.getByRole('spinbutton', { name: 'Latency from' }), '400');
  await page.getByRole('spinbutton', { name: 'Latency from' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Timing' })).toContainText(/nobody will lead/);
  await page.keyboard.press('Escape');
  await tank.goTo(2000);
  await expect(tank.server('S1')).toHaveAccessibleName(/^S1, (follower|candidate)/);
  await tank.button('Network').click();
  await tank.button('Put back what the run began with').click();
  await page.keyboard.press('Escape');
  await tank.goTo(4500);
  await expect(tank.leaders()).toHaveCount(1);
});

test('one direction of a link is cut: requests are lost there, replies arrive', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ ...LED, seed: 3 }, 76);
  await tank.button('Network').click();
  await page.getByRole('combobox', { name: 'Where' }).selectOption('S1 to S2');
  await page.getByRole('dialog').getByRole('button', { name: 'Cut the way from S1 to S2' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(tank.button('Mend the way from S1 to S2')).toBeVisible();
  await tank.goTo(152);
  await expect(tank.messages(/^AppendEntries from S1 to S2/)).toHaveCount(0);
  await expect(tank.messages(/^AppendEntries from S1 to S3/)).toHaveCount(1);
  await tank.button('Mend the way from S1 to S2').press('Enter');
  await tank.goTo(227);
  await expect(tank.messages(/^AppendEntries from S1 to S2/)).toHaveCount(1);
});

test('one direction is mended through a wall: its opening has a label, and its menu cuts it again', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(
    {
      ...LED,
      seed: 3,
      actions: [
        {
          at: 10,
          do: 'partition',
          groups: [
            ['S1', 'S2'],
            ['S3', 'S4', 'S5'],
          ],
        },
      ],
    },
    76,
  );
  await tank.button('Network').click();
  await page.getByRole('combobox', { name: 'Where' }).selectOption('S1 to S4');
  await page.getByRole('dialog').getByRole('button', { name: 'Mend the way from S1 to S4' }).click();
  await page.keyboard.press('Escape');
  const openings = page.getByRole('button', { name: /^Open through the wall/ });
  await expect(openings).toHaveCount(1);
  await tank.goTo(152);
  await expect(tank.messages(/^AppendEntries from S1 to S4/)).toHaveCount(1);
  await expect(tank.messages(/^AppendEntries from S1 to S3/)).toHaveCount(0);
  await tank.choose(tank.button('Open through the wall: the way from S1 to S4'), 'Cut S1 → S4');
  await expect(openings).toHaveCount(0);
});
