import { expect, type Page } from '@playwright/test';
import { Fingers } from './fingers.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const words = (page: Page) => page.getByRole('tooltip');

/** A point over the track, at a share of its length. */
async function over(page: Page, share: number): Promise<{ x: number; y: number }> {
  const box = await page.getByRole('slider', { name: 'Time', exact: true }).boundingBox();
  if (!box) throw new Error('the track is not on the page');
  // The slider is wider than its range by the width of its thumb.
  return { x: box.x + 7 + share * (box.width - 14), y: box.y + box.height / 2 };
}

test('the track is zoomed, moved and reset by keys, and follows the playhead', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 1000);
  const track = tank.slider('Time');
  await expect(track).toHaveAttribute('max', '2000');
  await track.focus();
  await track.press('+');
  await expect(track).toHaveAttribute('min', '500');
  await expect(track).toHaveAttribute('max', '1500');
  await track.press('PageUp');
  await expect(track).toHaveAttribute('min', '0');
  await track.press('-');
  await expect(track).toHaveAttribute('max', '2000');
  await track.press('+');
  await track.press('+');
  await tank.button('Whole run').click();
  await expect(track).toHaveAttribute('max', '2000');
  await tank.button('Zoom in').click();
  await tank.button('Zoom in').click();
  await tank.button('To the start').click();
  await expect(track).toHaveAttribute('min', '0');
  expect(await tank.now()).toBe(0);
  await tank.button('To the end').click();
  await tank.settled();
  const now = await tank.now();
  expect(now).toBeGreaterThan(900);
  expect(Number(await track.getAttribute('max'))).toBeGreaterThanOrEqual(now);
});

test('the wheel zooms around the pointer, and scrolls', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 1000);
  const track = tank.slider('Time');
  const { x, y } = await over(page, 0.25);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -400);
  await expect(track).not.toHaveAttribute('max', '2000');
  const from = Number(await track.getAttribute('min'));
  const to = Number(await track.getAttribute('max'));
  expect(from + 0.25 * (to - from)).toBeCloseTo(500, -1);
  await page.mouse.wheel(200, 0);
  await expect.poll(async () => Number(await track.getAttribute('min'))).toBeGreaterThan(from);
  expect(await tank.now()).toBe(1000);
});

test('the track describes what is under the pointer, or has the focus', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 1000);
  const { x, y } = await over(page, 0.4);
  await page.mouse.move(x, y);
  await expect(words(page)).toContainText(/^\d+\.\d ms · term 1, S\d leads$/);
  const early = await over(page, 0.03);
  await page.mouse.move(early.x, early.y);
  await expect(words(page)).toContainText('term 0, nobody leads');
  const late = await over(page, 0.9);
  await page.mouse.move(late.x, late.y);
  await expect(words(page)).toContainText('not run yet');
  await page.mouse.move(x, 10);
  await expect(words(page)).toBeHidden();
  await tank.slider('Time').press('Home');
  await expect(words(page)).toContainText('0.0 ms · term 0, nobody leads');
  await tank.button('Next highlight').click();
  await tank.slider('Time').press('Shift+ArrowRight');
  await expect(words(page)).toContainText(
    /term 1, S\d leads · S\d has a majority, 3 of 5 votes: it leads term 1\./,
  );
});

test('it plays until a new leader, and pauses exactly there', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 0);
  const speed = tank.slider('Speed');
  await speed.press('End');
  await tank.button('Play until').click();
  await page.getByRole('menuitem', { name: 'A new leader' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Stopped: a new leader.' })).toBeVisible();
  await expect(tank.button('Play')).toBeVisible();
  await expect(tank.leaders()).toHaveCount(1);
  const now = await tank.now();
  await tank.button('Previous event').click();
  await expect(tank.leaders()).toHaveCount(0);
  await tank.button('Next event').click();
  expect(await tank.now()).toBe(now);
});

test('a document shows its plan ahead, and one runs to its end, or to a time', async ({ page }) => {
  const tank = new Tank(page);
  const actions = [{ at: 4000, do: 'crash', server: 'S3' } as const];
  await tank.openRun({ seed: 31, actions, until: 8000 }, 0);
  await expect(tank.slider('Time')).toHaveAttribute('max', '8000');
  const planned = await over(page, 0.5);
  await page.mouse.move(planned.x, planned.y);
  await expect(words(page)).toContainText('not run yet · planned: crash S3');
  await tank.button('Play until').click();
  await page.getByRole('menuitem', { name: 'Run to a time …' }).click();
  const field = page.getByRole('textbox', { name: 'Run to' });
  await field.fill('soon');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toContainText('no time of the run');
  await field.fill('4.5 s');
  await field.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await tank.settled();
  expect(await tank.now()).toBe(4500);
  await expect(page.getByRole('button', { name: /^S3, crashed/ })).toBeVisible();
  await page.mouse.move(planned.x, planned.y);
  await expect(words(page)).not.toContainText('planned');
  await tank.button('Play until').click();
  await page.getByRole('menuitem', { name: 'Run to the end of the plan, 8000.0 ms' }).click();
  await tank.settled();
  expect(await tank.now()).toBe(8000);
  await tank.button('To the start').click();
  await tank.button('To the end').click();
  await tank.settled();
  expect(await tank.now()).toBeGreaterThan(7900);
});

test('at a hundred times real time, a run plays until its hour is over', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31, cluster: { servers: 1 } }, 3_500_000);
  await tank.slider('Speed').press('End');
  await tank.button('Play').click();
  await expect(page.getByRole('status').filter({ hasText: 'greatest length' })).toBeVisible();
  expect(await tank.now()).toBe(3_600_000);
});

test('dragged while it plays, it goes there and plays on', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 100);
  await tank.button('Play').click();
  const start = await over(page, 0.05);
  const end = await over(page, 0.5);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await expect.poll(() => tank.now()).toBeGreaterThan(900);
  await page.mouse.up();
  await expect(tank.button('Pause')).toBeVisible();
  const now = await tank.now();
  await expect.poll(() => tank.now()).toBeGreaterThan(now);
});

test('two fingers zoom the track', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 1000);
  const track = tank.slider('Time');
  await expect(track).toHaveAttribute('max', '2000');
  const fingers = await Fingers.on(page);
  await fingers.pinch(await over(page, 0.5), 60, 120);
  await expect(track).not.toHaveAttribute('max', '2000');
  const shown = Number(await track.getAttribute('max')) - Number(await track.getAttribute('min'));
  expect(shown).toBeCloseTo(1000, -2);
  await context.close();
});

test('nothing overflows the edge of a phone', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  await new Tank(page).openRun({ seed: 31 }, 1000);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await context.close();
});

test('the text over the track stays while the pointer is on it, and Escape hides it', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 1000);
  const { x, y } = await over(page, 0.5);
  await page.mouse.move(x, y);
  await expect(words(page)).toBeVisible();
  const text = await words(page).textContent();
  const box = await words(page).boundingBox();
  if (!box) throw new Error('the words have no place');
  await page.mouse.move(x, box.y + box.height / 2, { steps: 20 });
  await expect(words(page)).toHaveText(text ?? '');
  await page.keyboard.press('Escape');
  await expect(words(page)).toBeHidden();
  expect(await tank.now()).toBe(1000);
  await page.mouse.move(x, box.y - 40);
  await page.mouse.move(x, y);
  await expect(words(page)).toBeVisible();
  await page.mouse.move(x, box.y - 40);
  await expect(words(page)).toBeHidden();
  await tank.slider('Time').press('ArrowRight');
  await expect(words(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(words(page)).toBeHidden();
  await tank.slider('Time').press('ArrowLeft');
  await expect(words(page)).toBeVisible();
});
