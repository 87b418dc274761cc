import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { Tank } from './tank.ts';

/** Everything that goes wrong while a page loads, as lines a person can read. */
function troubles(page: Page): string[] {
  const lines: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') lines.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => lines.push(`thrown: ${error.message}`));
  page.on('requestfailed', (request) => lines.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) lines.push(`${response.status()}: ${response.url()}`);
  });
  return lines;
}

test('the page loads without a complaint', async ({ page }) => {
  const lines = troubles(page);
  await page.goto('/');
  await expect(page).toHaveTitle(/Raftarium/);
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  expect(lines).toEqual([]);
});

test('the same files work under a sub-path, and nothing is fetched from outside it', async ({
  page,
  baseURL,
}) => {
  const home = `${baseURL}/some/path/`;
  const lines = troubles(page);
  // `blob:` and `data:` addresses are made by the page itself.
  page.on('request', (request) => {
    if (request.url().startsWith('http') && !request.url().startsWith(home))
      lines.push(`outside: ${request.url()}`);
  });
  await page.route(`${home}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice('/some/path/'.length);
    const file = join('dist', path || 'index.html');
    await route.fulfill(existsSync(file) ? { path: file } : { status: 404 });
  });
  await page.goto(home);
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  expect(lines).toEqual([]);
});

test('the events follow their end, and stay where a reader has scrolled to', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ cluster: { initial: { S1: { term: 1, role: 'leader' } } } }, 200);
  await page.getByRole('combobox', { name: 'How much is told' }).selectOption('Everything');
  const lines = tank.events().getByRole('button');
  await expect(lines.last()).toBeInViewport();
  await lines.first().hover();
  await page.mouse.wheel(0, -300);
  const read = lines.nth(-16);
  await read.scrollIntoViewIfNeeded();
  const words = await read.textContent();
  const place = async () =>
    (
      await tank
        .events()
        .getByText(words ?? '')
        .first()
        .boundingBox()
    )?.y;
  const before = await read.boundingBox();
  for (let i = 0; i < 3; i += 1) await tank.button('Next event').click();
  await tank.settled();
  await expect(lines.last()).not.toBeInViewport();
  expect(Math.abs(((await place()) ?? 0) - (before?.y ?? 0))).toBeLessThan(30);
});

test('who goes up the events finds earlier ones, by pointer and by keyboard', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ cluster: { initial: { S1: { term: 1, role: 'leader' } } } }, 600);
  await page.getByRole('combobox', { name: 'How much is told' }).selectOption('Everything');
  const lines = tank.events().getByRole('button');
  const atFirst = await lines.count();
  await lines.first().hover();
  await page.mouse.wheel(0, -2000);
  await expect.poll(() => lines.count()).toBeGreaterThan(atFirst + 5);
  await lines.last().focus();
  await expect.poll(() => lines.count()).toBe(atFirst);
  for (let i = 0; i < atFirst + 5; i += 1) {
    await page.keyboard.press('ArrowUp');
    await expect(lines.and(page.locator(':focus'))).toBeInViewport();
  }
  expect(await lines.count()).toBeGreaterThan(atFirst + 5);
});
