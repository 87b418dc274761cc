/** The static pages of library and story: each opens its live thing, and has its words without scripts. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { ENTRIES } from '../src/library/entries.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const ENTRY = ENTRIES.find(({ slug }) => slug === 'one-command');
if (!ENTRY) throw new Error('the library has no such entry');
const HOME = '/some/path/';

/** Serves the site under a sub-path. Returns what was asked for and is not there, or is outside. */
async function serveBelow(page: Page, baseURL = ''): Promise<string[]> {
  const missing: string[] = [];
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === baseURL && !pathname.startsWith(HOME)) missing.push(`outside: ${pathname}`);
  });
  await page.route(`${baseURL}${HOME}**`, async (route) => {
    const path = join('dist', new URL(route.request().url()).pathname.slice(HOME.length));
    const file = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, 'index.html') : path;
    if (!existsSync(file)) missing.push(file);
    await route.fulfill(existsSync(file) ? { path: file } : { status: 404 });
  });
  return missing;
}

test('the page of an entry is the live run, under its short address', async ({ page, baseURL }) => {
  const missing = await serveBelow(page, baseURL);
  const tank = new Tank(page);
  const isOpen = async () => {
    await expect(page.getByRole('heading', { name: ENTRY.title, level: 2 })).toBeVisible();
    await tank.settled();
    await expect(tank.button('Play')).toBeVisible();
    await expect(page).toHaveURL(`${HOME}#library/one-command`);
    await expect(page).toHaveTitle(`${ENTRY.title} · Raftarium`);
  };
  await page.goto(`${HOME}library/`);
  await expect(page.getByRole('searchbox', { name: 'Search the library' })).toBeVisible();
  await expect(page).toHaveURL(`${HOME}#library`);
  await page.goto(`${HOME}library/one-command/`);
  await isOpen();
  await page.reload();
  await isOpen();
  await tank.button('Play').click();
  await page.goBack();
  await expect(page).toHaveURL(`${HOME}#library`);
  await page.waitForLoadState('networkidle');
  expect(missing).toEqual([]);
});

test('the page of a chapter opens its first page, and parameters stay', async ({ page, baseURL }) => {
  const missing = await serveBelow(page, baseURL);
  await page.goto(`${HOME}story/partition/`);
  await expect(page.getByRole('heading', { name: 'A wall', level: 2 })).toBeVisible();
  await expect(page).toHaveURL(`${HOME}#story/partition/the-cut`);
  // Some hosts serve a folder without the slash at its end.
  await page.goto(`${HOME}story/split-vote?from=mail`);
  await expect(page.getByRole('heading', { name: 'Two at once', level: 2 })).toBeVisible();
  await expect(page).toHaveURL(`${HOME}?from=mail#story/split-vote/two-at-once`);
  await page.waitForLoadState('networkidle');
  expect(missing.filter((line) => !line.startsWith('outside'))).toEqual([]);
});

test('the sheet for sharing offers the address with a card, with the view that was chosen', async ({
  page,
  context,
}) => {
  const tank = new Tank(page);
  await page.goto('/#library/one-command');
  await tank.settled();
  await tank.tool('Share').click();
  const sheet = page.getByRole('dialog', { name: 'Share' });
  await sheet.getByRole('checkbox', { name: /^With a card/ }).check();
  const address = sheet.getByRole('textbox', { name: 'Address to copy' });
  await expect(address).toHaveValue(/[0-9]\/library\/one-command\/$/);
  await sheet.getByRole('radio', { name: /^At this moment/ }).check();
  await expect(address).toHaveValue(new RegExp(`/library/one-command/#t=${ENTRY.at}(&|$)`));
  const other = await context.newPage();
  await other.goto(await address.inputValue());
  // Or as a run, which needs no name.
  await sheet.getByRole('checkbox', { name: /^The whole run/ }).check();
  await expect(address).toHaveValue(/#run=1\.[\w-]+&t=[\d.]+$/);
  await expect(sheet.getByRole('checkbox', { name: /^With a card/ })).toBeHidden();
  await expect(other.getByRole('heading', { name: ENTRY.title, level: 2 })).toBeVisible();
  await expect(other).toHaveURL(/[0-9]\/#library\/one-command/);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the words are there, and lead from page to page', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'the story' }).click();
    await page.getByRole('link', { name: 'Partition' }).click();
    await expect(page.getByRole('heading', { name: 'Partition', level: 1 })).toBeVisible();
    await expect(page.getByText('What if the network is cut in two?')).toBeVisible();
    await page.getByRole('link', { name: 'the library' }).click();
    await page.getByRole('link', { name: ENTRY.title, exact: true }).click();
    await expect(page.getByRole('heading', { name: ENTRY.title, level: 1 })).toBeVisible();
    await expect(page.getByText(ENTRY.sentence)).toBeVisible();
    await expect(page.getByText(ENTRY.watch)).toBeVisible();
    await expect(page.getByText(ENTRY.section, { exact: true })).toBeVisible();
    await expect(page.getByText('Filling the tank')).toBeHidden();
  });
});

test('its card and its oEmbed are where the page says', async ({ page }) => {
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto('/library/one-command/');
  const card = await page.locator('meta[property="og:image"]').getAttribute('content');
  const size = await page.evaluate(async (src) => {
    const image = Object.assign(new Image(), { src });
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, card ?? '');
  expect(size).toEqual([1200, 630]);
  const link = page.locator('link[type="application/json+oembed"]');
  const oembed = await link.evaluate((it) => (it as HTMLLinkElement).href);
  const { type, html } = JSON.parse(readFileSync(join('dist', new URL(oembed).pathname), 'utf8'));
  expect([type, html]).toEqual(['rich', expect.stringContaining('?embed#library/one-command')]);
});
