/** The policy of the page: all that the page does is allowed by it, and code from outside is not run. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { forbidden } from './faults.ts';
import { Tank } from './tank.ts';

/** What would run if a text were taken as markup. */
const MARKUP = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>';

const isWhole = (page: Page): Promise<boolean> => page.evaluate(() => !('broken' in window));

test('the editor, a search in workers, the sheet for sharing, a saved file and the library do nothing that is forbidden', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 12, cluster: { servers: 3, bugs: ['vote-twice'] } }, 100);
  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', { name: /^The document/ })).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('{');
  await page.keyboard.press('Control+Space');
  await expect(page.getByRole('listbox', { name: 'Proposals' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await tank.button('Close the editor').click();
  await page.keyboard.press('b');
  await page
    .getByRole('button', { name: /^Find me a run/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 40_000 });
  await tank.settled();
  await tank.tool('Share').click();
  for (const name of ['Embed', 'Picture', 'Film']) {
    await page.getByRole('tab', { name, exact: true }).click();
    await tank.settled();
  }
  await page.keyboard.press('Escape');
  const saved = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  await saved;
  await page.getByRole('navigation').getByRole('link', { name: 'Library', exact: true }).click();
  await expect(page.locator('.card-picture svg').first()).toBeVisible();
  expect(await forbidden(page)).toEqual([]);
});

test('markup in the title of a link, in its commands in the name and text of a file, and in a picture is not run', async ({
  page,
}) => {
  const tank = new Tank(page);
  const actions = [
    { at: 10, do: 'request', server: 'S1', command: `SET ${MARKUP.replaceAll(' ', '/')} 1` },
  ] as const;
  await tank.openRun({ title: MARKUP, actions }, 50);
  await expect(page.locator('.run-title')).toHaveText(MARKUP);
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" onload="window.broken=1">${MARKUP}</svg>`;
  await tank.dropFile(picture, 'picture.svg');
  await expect(page.getByRole('alert')).toBeVisible();
  await tank.dropFile(JSON.stringify({ raftarium: 1, [MARKUP]: 1 }), `${MARKUP}.json`);
  await expect(page.getByRole('alert').filter({ hasText: 'onerror' })).toBeVisible();
  expect(await isWhole(page)).toBe(true);
  expect(await forbidden(page)).toEqual([]);
});

test('code that would come in all the same is not run, and reaches no other place', async ({ page }) => {
  const tank = new Tank(page);
  await tank.open();
  const outcomes = await page.evaluate(async (markup) => {
    // A test may compile a text; in a later task this is a script of the page like any other.
    await new Promise((later) => setTimeout(later));
    const add = (name: string, attribute: string, value: string) => {
      const element = document.createElement(name);
      if (attribute === '') element.append(value);
      else element.setAttribute(attribute, value);
      document.body.append(element);
    };
    const acts: Readonly<Record<string, () => unknown>> = {
      markup: () => document.body.insertAdjacentHTML('beforeend', markup),
      script: () => add('script', '', 'window.broken = 1'),
      'script from elsewhere': () => add('script', 'src', 'https://example.org/a.js'),
      attribute: () => add('img', 'onerror', 'window.broken = 1'),
      style: () => add('style', '', ':root { --broken: 1 }'),
      frame: () => add('iframe', 'src', 'https://example.org/'),
      // oxlint-disable-next-line typescript/no-implied-eval -- what the policy is there to stop
      'compiled text': () => new Function('window.broken = 1')(),
      // oxlint-disable-next-line typescript/no-implied-eval -- and this
      'text as code': () => window.setTimeout('window.broken = 1'),
      worker: () => new Worker('https://example.org/worker.js'),
      request: () => fetch('https://example.org/'),
    };
    const done: string[] = [];
    for (const [name, act] of Object.entries(acts)) {
      try {
        await act();
        done.push(name);
      } catch {
        // It was refused at once.
      }
    }
    return { done, broken: getComputedStyle(document.documentElement).getPropertyValue('--broken') };
  }, MARKUP);
  // These stand in the page, and nothing comes of them.
  expect(outcomes).toEqual({ done: ['script', 'style', 'frame'], broken: '' });
  expect(await isWhole(page)).toBe(true);
  const stopped = (await forbidden(page)).map((line) => line.replace(/^forbidden by ([\w-]+):.*$/s, '$1'));
  expect([...new Set(stopped)].sort()).toEqual([
    'connect-src',
    'frame-src',
    'require-trusted-types-for',
    'style-src-elem',
  ]);
});

test('every page of the site has the policy before anything that it limits', () => {
  const pages = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );
  expect(pages).toContain('index.html');
  for (const file of pages) {
    const text = readFileSync(join('dist', file), 'utf8');
    const policy = /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; [^"]+"/.exec(
      text,
    );
    expect(policy?.index, file).toBeLessThan(text.search(/<(script|style|link)\b/));
    expect(policy?.[0]).not.toMatch(/unsafe|\*|https?:/);
  }
});
