/** The page as one file, opened from a disk. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { encodeLink } from '../src/scenario/link.ts';
import { forbidden } from './faults.ts';
import { Tank } from './tank.ts';

let folder: string;
let home: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'raftarium-'));
  execFileSync(process.execPath, ['scripts/ts.mjs', 'single', folder]);
  home = pathToFileURL(join(folder, 'raftarium.html')).href;
});
test.afterAll(() => rmSync(folder, { recursive: true }));

/** What the page reports as an error, and what it fetches: it has everything. */
function troubles(page: Page): string[] {
  const lines: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') lines.push(message.text());
  });
  page.on('pageerror', (error) => lines.push(error.message));
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(home)) lines.push(request.url());
  });
  return lines;
}

test('one file under 1.5 MB opens from a disk, with everything in it', async ({ page }) => {
  expect(statSync(join(folder, 'raftarium.html')).size).toBeLessThan(1_500_000);
  const lines = troubles(page);
  const tank = new Tank(page);
  await page.goto(home);
  await expect(tank.button('Next')).toBeVisible();
  await tank.button('Next').click();
  await tank.settled();
  expect(
    await page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').length),
  ).toBe(2);

  await page.goto(`${home}#sandbox`);
  await tank.hold();
  await page.keyboard.press('d');
  await expect(page.getByRole('region', { name: 'Space–time diagram' })).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', { name: /^The document/ })).toBeFocused();
  await tank.button('Close the editor').click();

  await page.goto(`${home}#library`);
  await expect(page.locator('.card-picture svg').first()).toBeVisible();
  await page.goto(`${home}#library/vote-twice`);
  await expect(page.getByRole('region', { name: 'Comparison' })).toBeVisible();
  await page.keyboard.press('b');
  await page
    .getByRole('button', { name: /^Find me a run/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 40_000 });
  await tank.settled();

  await tank.tool('Share').click();
  const sheet = page.getByRole('dialog', { name: 'Share' });
  await expect(sheet.getByText('the link opens only here')).toBeVisible();
  await sheet.getByRole('tab', { name: 'Embed', exact: true }).click();
  await expect(sheet.getByText('This page is one file, which shows no frames')).toBeVisible();
  await page.keyboard.press('Escape');
  // No link that leads nowhere.
  expect(readFileSync(join(folder, 'raftarium.html'), 'utf8')).not.toMatch(/href="(story|library)\//);

  await page.goto(
    `${home}#run=${encodeLink({ raftarium: 1, title: 'By link', seed: 7, cluster: { servers: 3 } })}&t=200`,
  );
  await expect(page.getByText('By link', { exact: true })).toBeVisible();
  await tank.settled();
  expect(await tank.now()).toBe(200);
  await page.reload();
  await expect(page.getByText('By link', { exact: true })).toBeVisible();
  expect(await forbidden(page)).toEqual([]);
  expect(lines).toEqual([]);
});

test('the presenter’s window drives a hall from a disk too, also after a reload', async ({ page }) => {
  await page.goto(`${home}#story/partition/the-cut`);
  await new Tank(page).settled();
  const opening = page.waitForEvent('popup');
  await page.keyboard.press('v');
  const presenter = await opening;
  await presenter.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'How many leaders?' })).toBeVisible();
  await page.reload();
  // The page is a hall again as soon as the two windows have found each other.
  await expect(page.getByRole('button', { name: 'Blank screen' })).toBeVisible();
  await presenter.keyboard.press('ArrowLeft');
  await expect(page.getByRole('heading', { name: 'A wall' })).toBeVisible();
});
