/** Without a network, and with a newer version on the host. */
import { rmSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { anotherBuild, Host } from './host.ts';
import { Tank } from './tank.ts';

test.use({ serviceWorkers: 'allow' });

/** Waits until the page is kept: its service worker has everything, and answers for it. */
async function isKept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** The file that the page has begun with. */
const entryOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src ?? '');

const caches = (page: Page): Promise<number> =>
  page.evaluate(async () => (await window.caches.keys()).length);

const diagram = (page: Page) => page.getByRole('region', { name: 'Space–time diagram' });
const isNewer = (page: Page) => page.getByRole('status').filter({ hasText: 'A newer version is here.' });

let host: Host;
let home: string;
test.beforeEach(async () => {
  host = new Host();
  home = await host.start();
});
test.afterEach(() => host.stop());

test('after the first visit everything works without a network: a reload, a new tab, every part, a static page', async ({
  page,
  context,
}) => {
  const tank = new Tank(page);
  await page.goto(`${home}#sandbox`);
  await tank.hold();
  await isKept(page);
  host.stop();

  await page.reload();
  await tank.hold();
  await page.keyboard.press('d');
  await expect(diagram(page)).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', { name: /^The document/ })).toBeFocused();
  await expect(isNewer(page)).toBeHidden();

  const later = await context.newPage();
  const story = new Tank(later);
  await later.goto(home);
  await story.button('Next').click();
  await story.settled();
  await later.goto(`${home}library/vote-twice/`);
  await expect(later).toHaveURL(`${home}#library/vote-twice`);
  await expect(later.getByRole('region', { name: 'Comparison' })).toBeVisible();
  await later.keyboard.press('b');
  await later
    .getByRole('button', { name: /^Find me a run/ })
    .first()
    .click();
  await expect(later.getByRole('dialog')).toBeHidden({ timeout: 40_000 });
});

test('a newer version is offered; the open pages keep their run and their own files until they are reloaded', async ({
  page,
  context,
}) => {
  const tank = new Tank(page);
  await page.goto(`${home}#sandbox`);
  await tank.hold();
  await isKept(page);
  const before = await entryOf(page);

  // A page that fetches its parts only when they are asked for.
  const other = await context.newPage();
  await other.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  );
  await other.goto(`${home}#sandbox`);
  await new Tank(other).hold();

  host.folder = await anotherBuild();
  await page.bringToFront();
  await tank.request('SET x 5');
  const hash = await tank.hash();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(isNewer(page)).toContainText('Reload when it suits you.');
  await expect(tank.button('Play')).toBeVisible();
  expect(await tank.hash()).toBe(hash);

  await other.bringToFront();
  await other.keyboard.press('d');
  await expect(diagram(other)).toBeVisible();
  expect(await entryOf(other)).toBe(before);

  await page.bringToFront();
  await tank.inNote('Reload').click();
  await expect.poll(() => entryOf(page)).not.toBe(before);
  await tank.settled();
  await expect.poll(() => tank.hash()).toBe(hash);
  await expect(isNewer(page)).toBeHidden();
  expect(await caches(page)).toBe(2);

  // A presenter's window says of which build it is, too: it does not keep the older files.
  const presenter = await context.newPage();
  await presenter.goto(`${home}?present`);
  await expect(presenter.getByText('This window belongs to no hall.')).toBeVisible();
  await page.bringToFront();
  await other.close();
  await page.reload();
  await expect.poll(() => caches(page)).toBe(1);
  rmSync(host.folder, { recursive: true });
});

test('the page can be installed: its manifest and every icon of it are there', async ({ page, request }) => {
  await page.goto(home);
  const manifest = await page.locator('link[rel=manifest]').getAttribute('href');
  const address = new URL(manifest ?? '', home);
  const { start_url, scope, icons, id } = await (await request.get(address.href)).json();
  expect([start_url, scope]).toEqual(['./', './']);
  // It would be relative to the host: two sites of one host would be one application.
  expect(id).toBeUndefined();
  for (const { src, sizes, type } of icons) {
    const icon = await request.get(new URL(src, address).href);
    expect(icon.headers()['content-type']).toBe(type);
    const size = await page.evaluate(async (url) => {
      const image = Object.assign(new Image(), { src: url });
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, icon.url());
    if (sizes !== 'any') expect(size).toBe(sizes);
  }
});
