/** Addresses: copied, mangled in mails and chats, refused by the browser. */
import { expect, type Page } from '@playwright/test';
import { MOST_FILE } from '../src/scenario/limits.ts';
import { encodeLink } from '../src/scenario/link.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const refuses = `() => Promise.reject(new DOMException('Not here.', 'NotAllowedError'))`;
const neverAnswers = '() => new Promise(() => {})';

for (const [name, writeText] of [
  ['refuses', refuses],
  ['never answers', neverAnswers],
] as const)
  test(`if the clipboard ${name}, Share shows the address to copy by hand`, async ({ page }) => {
    await page.addInitScript(`navigator.clipboard.writeText = ${writeText}`);
    const tank = new Tank(page);
    await tank.openRun({ seed: 5 }, 40);
    await tank.button('Share').click();
    await expect(page.getByRole('dialog', { name: 'Share' })).toContainText('does not let the page copy');
    const field = page.getByRole('textbox', { name: 'Address to copy' });
    await expect(field).toHaveValue(/#run=1\..+&t=40$/);
    await expect(field).toBeFocused();
    const selected = await field.evaluate((input: HTMLInputElement) => [
      input.selectionStart,
      input.selectionEnd,
    ]);
    expect(selected).toEqual([0, (await field.inputValue()).length]);
    await page.keyboard.press('Escape');
    await expect(field).toBeHidden();
    await expect(tank.button('Share')).toBeFocused();
  });

const heading = (page: Page) => page.getByRole('group', { name: 'This page' }).getByRole('heading');

test('if the browser refuses to write the address, Next works and the address follows', async ({ page }) => {
  const tank = new Tank(page);
  await page.goto('/#story/why-agree/a-cluster');
  await tank.settled();
  const first = await heading(page).textContent();
  await page.evaluate(() => {
    const { pushState } = history;
    history.pushState = () => {
      throw new DOMException('Too many calls.', 'SecurityError');
    };
    Object.assign(window, { allow: () => (history.pushState = pushState) });
  });
  await tank.button('Next').click();
  await expect(heading(page)).not.toHaveText(first ?? '');
  expect(page.url()).toContain('a-cluster');
  await page.evaluate('allow()');
  await expect(page).toHaveURL(/one-server$/);
});

test('a mangled link opens correctly, and an invalid time gives a message', async ({ page }) => {
  const tank = new Tank(page);
  const hash = `run=${encodeLink({ raftarium: 1, seed: 5, cluster: { servers: 3 } })}&t=40`;
  await page.goto(`/#${encodeURIComponent(hash)}).`);
  await tank.hold();
  expect(await tank.now()).toBe(40);
  await page.goto('about:blank');
  await page.goto(`/#${hash}x`);
  await expect(page.getByRole('alert')).toContainText('“40x”');
  await tank.settled();
  expect(await tank.now()).toBe(0);
});

test('a dropped file that is too large, or is a folder, is refused before it is read; the run is kept', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 5 }, 40);
  const complaint = page.getByRole('alert');
  await tank.dropFile(' '.repeat(MOST_FILE + 1));
  await expect(complaint).toContainText(
    `document: must have at most ${MOST_FILE} bytes, not ${MOST_FILE + 1}`,
  );
  await tank.button('Dismiss').click();
  const folder = { items: [], files: [import.meta.dirname], dragOperationsMask: 1 };
  const browser = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data: folder });
  await expect(complaint).toContainText('could not be read');
  expect(await tank.now()).toBe(40);
});

test('what reads a link is fetched before the page’s own code has come, and only for a link', async ({
  page,
}) => {
  const requested: string[] = [];
  page.on('request', (request) => void requested.push(request.url()));
  await page.route(/\/assets\/(first|index)-.*\.js$/, (route) => route.abort());
  await page.goto('/#sandbox');
  expect(requested.filter((url) => url.includes('/address-'))).toEqual([]);
  await page.goto('about:blank');
  const reader = page.waitForRequest(/\/assets\/address-.*\.js$/);
  await page.goto(`/#run=${encodeLink({ raftarium: 1, seed: 5 })}`);
  await reader;
});
