/** Everything that a mouse can drag, a finger can drag. */
import { expect } from '@playwright/test';
import { between, Fingers, middleOf, PHONE, type Place } from './fingers.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

test.use(PHONE);

const LED = { cluster: { initial: { S1: { term: 1, role: 'leader' } } } } as const;
const toS3 = /^AppendEntries from S1 to S3/;

/** From outside the gap S1–S5 to outside the gap S2–S3. */
async function acrossTheRing(tank: Tank): Promise<readonly [from: Place, to: Place]> {
  const place = (name: string) => middleOf(tank.server(name));
  const from = between(await place('S1'), await place('S5'));
  const to = between(await place('S2'), await place('S3'));
  return [
    { x: from.x - 30, y: from.y - 20 },
    { x: to.x + 30, y: to.y + 20 },
  ];
}

test('a line drawn by a finger cuts the network, and a tap on the sign heals it', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({}, 10);
  const fingers = await Fingers.on(page);
  await fingers.drag(...(await acrossTheRing(tank)));
  const wall = page.getByRole('button', { name: /^Heal the cut/ });
  await expect(wall).toHaveAccessibleName(/S1.*S2.*S3.*S4.*S5/);
  await wall.tap();
  await expect(wall).toHaveCount(0);
});

test('a line that begins on a link cuts the network too, and a second finger cancels it', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun({}, 10);
  const fingers = await Fingers.on(page);
  const [from, to] = await acrossTheRing(tank);
  const before = await tank.hash();
  const link = between(await middleOf(tank.server('S1')), await middleOf(tank.server('S5')));
  const groups = page.getByText(/^S1, S2\s+\|\s+S3, S4, S5$/);
  await fingers.pull(link, to);
  await expect(groups).toBeVisible();
  await fingers.down(to, { x: from.x, y: from.y + 60 });
  await expect(groups).toBeHidden();
  await fingers.up();
  await tank.settled();
  expect(await tank.hash()).toBe(before);
  await fingers.drag(link, to);
  await expect(page.getByRole('button', { name: /^Heal the cut/ })).toBeVisible();
});

test('a tap on a message opens its menu, a tap beside it closes that, and a finger drags it back', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 84);
  const fingers = await Fingers.on(page);
  await tank.messages(toS3).tap();
  await expect(page.getByRole('menuitem', { name: 'Deliver now' })).toBeVisible();
  await fingers.tap({ x: 8, y: 480 });
  await expect(page.getByRole('menu')).toBeHidden();
  const message = await middleOf(tank.messages(toS3));
  const leader = await middleOf(tank.server('S1'));
  await fingers.pull(message, between(message, leader));
  await expect(page.getByText(/\d ms later/)).toBeVisible();
  await fingers.up();
  await expect(page.getByText(/\d ms later/)).toBeHidden();
  await tank.settled();
  await tank.goTo(90.5);
  await expect(tank.messages(toS3)).toHaveCount(1);
});

test('the playhead follows a finger on the track', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 1000);
  const fingers = await Fingers.on(page);
  const box = await tank.slider('Time').boundingBox();
  if (!box) throw new Error('the track is not on the page');
  const at = (share: number): Place => ({
    x: box.x + 7 + share * (box.width - 14),
    y: box.y + box.height / 2,
  });
  await fingers.drag(at(0.5), at(0.25));
  await tank.settled();
  expect(await tank.now()).toBeCloseTo(500, -1);
  await fingers.tap(at(0.1));
  await tank.settled();
  expect(await tank.now()).toBeCloseTo(200, -1);
});

test('on a phone the story speaks of taps, and of no keys', async ({ page }) => {
  await page.goto('/#story/why-agree/a-cluster');
  const words = page.getByRole('group', { name: 'This page' });
  await expect(words).toContainText('A tap on a server');
  await expect(words).not.toContainText(/\bkeys?\b|clicker|[Cc]lick/);
  await page.getByRole('button', { name: 'Next', exact: true }).tap();
  await page.getByRole('button', { name: 'Next', exact: true }).tap();
  await expect(words).toContainText('Tap a server, and its menu opens.');
});

for (const [width, height] of [
  [390, 844],
  [320, 640],
] as const)
  test(`at ${width} × ${height} the tools behind More have their names beside them`, async ({ page }) => {
    const tank = new Tank(page);
    await page.setViewportSize({ width, height });
    await tank.openRun({ seed: 31 }, 84);
    await tank.button('More').tap();
    const menu = page.locator('#more-tools');
    const tools = menu.getByRole('button');
    await expect(tools).toHaveCount(width < 370 ? 7 : 6);
    for (const name of ['File', 'Look closer', 'Space–time diagram', 'Legend', 'Theme: system', 'Hall mode'])
      await expect(menu.getByText(name, { exact: true })).toBeInViewport({ ratio: 1 });
    for (const tool of await tools.all()) {
      await expect(tool).toBeInViewport({ ratio: 1 });
      expect((await tool.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    await menu.getByText('Legend').tap();
    await expect(menu).toBeHidden();
    await expect(page.getByRole('dialog')).toBeVisible();
  });

test('the diagram is moved by one finger, zoomed by two, and a tap goes there', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 1000);
  await tank.button('More').tap();
  await page.getByRole('button', { name: 'Space–time diagram' }).tap();
  const sheet = page.getByRole('application', { name: 'Lanes and messages' });
  await expect(sheet).toBeVisible();
  const fingers = await Fingers.on(page);
  const middle = await middleOf(sheet);
  const back = tank.button('Back to the playhead');
  await expect(back).toBeHidden();
  await fingers.drag(middle, { x: middle.x + 120, y: middle.y });
  await expect(back).toBeVisible();
  expect(await tank.now()).toBe(1000);
  await fingers.tap({ x: middle.x, y: middle.y - 4 });
  await tank.settled();
  const there = await tank.now();
  expect(there).toBeLessThan(1000);
  await tank.button('As text').tap();
  const caption = page.locator('caption');
  const span = async () => {
    const [, from = 0, to = 0] = (/From ([\d.]+) to ([\d.]+)/.exec(await caption.innerText()) ?? []).map(
      Number,
    );
    return to - from;
  };
  const wide = await span();
  await tank.button('As text').tap();
  await fingers.pinch(middle, 80, 160);
  await tank.button('As text').tap();
  await expect.poll(span).toBeCloseTo(wide / 2, 0);
});

test('the story’s links are as high as a finger, and a task plays its example on its page', async ({
  page,
}) => {
  const tank = new Tank(page);
  await page.goto('/#story/no-promise/read-on');
  const links = page.getByRole('region', { name: 'Read on' }).getByRole('link');
  await expect(links.first()).toBeVisible();
  for (const link of await links.all()) expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(36);
  await page.goto('/#story/partition/your-cut');
  await tank.button('Show me how').tap();
  await tank.button('Play on').tap();
  await expect.poll(() => tank.leaders().count(), { timeout: 20_000 }).toBe(2);
});
