import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { ScenarioDocument } from '../src/scenario/types.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

/** S1 leads; at 5 ms its first heartbeats are half-way, and its message to S5 is lost at a cut. */
const STEADY = {
  cluster: { servers: 5, latency: [10, 10], initial: { S1: { term: 1, role: 'leader' } } },
  actions: [
    { at: 20, do: 'cut', from: 'S1', to: 'S5' },
    { at: 40, do: 'request', server: 'S1', command: 'SET x 5' },
  ],
} as Partial<ScenarioDocument>;

const diagram = (page: Page) => page.getByRole('region', { name: 'Space–time diagram' });
const sheet = (page: Page) => diagram(page).getByRole('application');
const line = (page: Page, id: string | null) => sheet(page).locator(`.quiet [data-line="${id}"]`);

async function openAt(page: Page, ms: number, run = STEADY): Promise<Tank> {
  const tank = new Tank(page);
  await tank.openRun(run, ms);
  await page.keyboard.press('d');
  await expect(sheet(page)).toBeVisible();
  await tank.settled();
  return tank;
}

/** A point on a line of the diagram, in pixels of the page. */
const pointOn = (page: Page, id: string | null, share: number) =>
  line(page, id)
    .locator('.journey-line')
    .evaluate((path: SVGPathElement, at) => {
      const { x, y } = path.getPointAtLength(path.getTotalLength() * at);
      const there = new DOMPoint(x, y).matrixTransform(path.getScreenCTM() ?? undefined);
      return { x: there.x, y: there.y };
    }, share);

test('a message that is pointed at in the diagram is highlighted on the ring, and the other way round', async ({
  page,
}) => {
  await openAt(page, 5);
  const onRing = page.getByRole('button', { name: /^AppendEntries from S1 to S2/ });
  const id = await onRing.getAttribute('data-message');
  const { x, y } = await pointOn(page, id, 0.3);
  await page.mouse.move(x, y);
  await expect(onRing).toHaveAttribute('data-highlighted', 'true');
  await expect(diagram(page)).toContainText(
    /AppendEntries from S1 to S2, term 1, heartbeat; sent at 0\.0 ms/,
  );
  await page.mouse.move(0, 0);
  await expect(onRing).not.toHaveAttribute('data-highlighted', 'true');
  await onRing.hover();
  await expect(sheet(page).locator(`.pointed [data-line="${id}"]`)).toHaveCount(1);
});

test('an event of the list is highlighted in the diagram, and its entry in the log', async ({ page }) => {
  const tank = await openAt(page, 60);
  await tank
    .events()
    .getByRole('button', { name: /S1 appends SET x 5/ })
    .hover();
  await expect(sheet(page).locator('.dot.is-pointed')).toHaveCount(1);
  await expect(tank.log('S1').locator('[data-highlighted]')).toHaveCount(1);
});

test('a click goes there; a click on a mark goes to its event, and highlights its causes and effects', async ({
  page,
}) => {
  const tank = await openAt(page, 150, { ...STEADY, seed: 3 });
  const box = await sheet(page).boundingBox();
  const before = await tank.now();
  await page.mouse.click((box?.x ?? 0) + 0.6 * (box?.width ?? 0), (box?.y ?? 0) + 25);
  await tank.settled();
  expect(await tank.now()).toBeLessThan(before);
  const mark = sheet(page).locator('.quiet [data-sign="request"]');
  await mark.click();
  await tank.settled();
  expect(await tank.now()).toBe(40);
  await expect(sheet(page).locator('.dot.is-now')).toHaveCount(1);
  await expect(sheet(page).locator('.dot.is-future')).not.toHaveCount(0);
  await expect(tank.events()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.mouse.move(0, 0);
  await expect(sheet(page).locator('.dot')).toHaveCount(0);
});

test('the hint is complete in the narrowest usual window', async ({ page }) => {
  await openAt(page, 60);
  const words = page.getByText('Right-click a line or a mark: what if?');
  await expect(words).toBeVisible();
  expect(await words.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
});

test('what if: the menu of a message, or of an event on its lane, lists the possible branches', async ({
  page,
}) => {
  const tank = await openAt(page, 60);
  const id = await sheet(page)
    .locator('.quiet [data-line][data-fate="delivered"]')
    .first()
    .getAttribute('data-line');
  const { x, y } = await pointOn(page, id, 0.5);
  await page.mouse.click(x, y, { button: 'right' });
  const menu = page.getByRole('menu', { name: 'S1 sends S2 a heartbeat.' });
  await menu.getByRole('menuitem', { name: 'What if AppendEntries S1 → S2 had been lost?' }).click();
  await tank.settled();
  await expect(page.getByRole('region', { name: 'Comparison' })).toContainText('Beside “The first run”');
});

test('the menu of an event opens by keyboard too, and returns the focus', async ({ page }) => {
  const tank = await openAt(page, 60);
  await sheet(page).focus();
  await page.keyboard.press('ArrowLeft');
  const status = (await sheet(page).getByRole('status').textContent()) ?? '';
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu');
  await expect(menu).toHaveAccessibleName(status.replace(/^[\d.]+ ms: /, ''));
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(menu).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tank.settled();
  expect(await tank.now()).toBe(Number.parseFloat(status));
});

test('two fingers zoom the window around the point between them', async ({ page }) => {
  await openAt(page, 60);
  /** The place of an event on the screen. */
  const at = (sign: string) =>
    sheet(page)
      .locator(`.quiet [data-sign="${sign}"]`)
      .first()
      .evaluate((mark) => {
        const { x, width } = mark.getBoundingClientRect();
        return x + width / 2;
      });
  const box = await sheet(page).boundingBox();
  if (box === null) throw new Error('the diagram is not there');
  const y = box.y + box.height / 2;
  const touch = await page.context().newCDPSession(page);
  const fingers = (type: string, ...xs: readonly number[]) =>
    touch.send('Input.dispatchTouchEvent', {
      type: type as 'touchStart',
      touchPoints: xs.map((x, id) => ({ x, y, id })),
    });
  const middle = await at('request');
  const apart = middle - (await at('action'));
  await fingers('touchStart', middle - 50, middle + 50);
  for (let by = 10; by <= 100; by += 10) await fingers('touchMove', middle - 50 - by, middle + 50 + by);
  await fingers('touchEnd');
  expect(Math.abs((await at('request')) - middle)).toBeLessThan(4);
  const zoomed = middle - (await at('action'));
  expect(zoomed / apart).toBeGreaterThan(2.5);
  expect(zoomed / apart).toBeLessThan(3.5);
});

test('lost messages end in a cross', async ({ page }) => {
  await openAt(page, 100);
  await expect(sheet(page).locator('.quiet [data-fate="lost"] .journey-cross')).toHaveCount(1);
});

test('the keyboard goes from event to event, and to the time of an event', async ({ page }) => {
  const tank = await openAt(page, 60);
  await sheet(page).focus();
  await page.keyboard.press('ArrowLeft');
  const status = sheet(page).getByRole('status');
  await expect(status).not.toBeEmpty();
  const first = await status.textContent();
  await page.keyboard.press('ArrowLeft');
  await expect(status).not.toHaveText(first ?? '');
  await page.keyboard.press('ArrowDown');
  const ms = Number.parseFloat((await status.textContent()) ?? '');
  await page.keyboard.press('Enter');
  await tank.settled();
  expect(await tank.now()).toBeCloseTo(ms, 1);
});

test('the window zooms, moves, and comes back', async ({ page }) => {
  await openAt(page, 60);
  const width = () => sheet(page).locator('svg').first().getAttribute('width').then(Number);
  const place = () =>
    sheet(page)
      .locator('svg')
      .first()
      .evaluate((svg: SVGElement) => svg.style.transform);
  const [wide, start] = [await width(), await place()];
  await sheet(page).focus();
  await page.keyboard.press('Shift+ArrowRight');
  expect(await place()).not.toBe(start);
  await diagram(page).getByRole('button', { name: 'Back to the playhead' }).click();
  expect(await place()).toBe(start);
  await sheet(page).focus();
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await expect.poll(width).not.toBe(wide);
});

test('has the same content as text', async ({ page }) => {
  await openAt(page, 100);
  await diagram(page).getByRole('button', { name: 'As text' }).click();
  await expect(diagram(page).getByRole('row', { name: /S1 A client asks S1: SET x 5/ })).toBeVisible();
});

test('a drawing can be saved as a file of its own', async ({ page }) => {
  const tank = await openAt(page, 100, { ...STEADY, title: 'A steady leader' });
  const coming = page.waitForEvent('download');
  await diagram(page).getByRole('button', { name: 'Save SVG' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^a-steady-leader-\d+-\d+-ms\.svg$/);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(text).not.toMatch(/var\(|light-dark|class=|color-mix/);
  expect(text).toContain('>S5</text>');
  // It carries its run.
  await tank.openRun({ seed: 2 }, 50);
  await tank.dropFile(text, 'diagram.svg');
  await tank.settled();
  await expect(page.getByText('A steady leader').first()).toBeVisible();
  expect(await tank.now()).toBe(100);
});

test('while it plays, nothing is drawn between two events', async ({ page }) => {
  const tank = await openAt(page, 50, { cluster: { initial: { S1: { term: 1, role: 'leader' } } } });
  await tank.slider('Speed').press('Home');
  const drawn = () =>
    sheet(page)
      .locator('.quiet')
      .last()
      .evaluate((group) => group.childElementCount);
  const before = await drawn();
  await sheet(page)
    .locator('.quiet')
    .last()
    .evaluate((group) => {
      const counted = window as unknown as { mutations: number };
      counted.mutations = 0;
      new MutationObserver((records) => {
        counted.mutations += records.length;
      }).observe(group, { subtree: true, childList: true, attributes: true });
    });
  const frames = () => page.evaluate(() => window.raftarium?.frames ?? 0);
  const start = await frames();
  await tank.button('Play').click();
  await expect.poll(frames).toBeGreaterThan(start + 30);
  expect(await page.evaluate(() => (window as unknown as { mutations: number }).mutations)).toBe(0);
  expect(await drawn()).toBe(before);
});
