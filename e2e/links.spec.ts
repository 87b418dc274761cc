/** Links that say more than a run: what one sees is what whoever opens the link sees. */
import { readFileSync } from 'node:fs';
import { type Browser, expect, type Page } from '@playwright/test';
import { encodeLink } from '../src/scenario/link.ts';
import type { ScenarioDocument } from '../src/scenario/types.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

/** A page in a browser that was never here. */
async function elsewhere(browser: Browser, address: string): Promise<Tank> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(address);
  const tank = new Tank(page);
  await tank.settled();
  return tank;
}

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Share' });
const linkIn = (page: Page) => sheet(page).getByRole('textbox', { name: 'Address to copy' }).inputValue();

const hallTick = (page: Page) => sheet(page).getByRole('checkbox', { name: /^Hall mode/ });

/** What a reader sees of the page. */
async function seenBy(tank: Tank) {
  const { page } = tank;
  return {
    now: await tank.now(),
    hash: await tank.hash(),
    selection: await page.locator('.inspector h2, .inspector h3').allTextContents(),
    branches: await page.getByRole('region', { name: 'Branches' }).getByRole('listitem').allTextContents(),
    tanks: await page.locator('.tank-name').allTextContents(),
    speed: await tank.slider('Speed').getAttribute('aria-valuetext'),
    detail: await page.getByRole('combobox', { name: 'How much is told' }).inputValue(),
    theme: await page.evaluate(() => document.documentElement.dataset.theme),
    isDiagram: await page.getByRole('region', { name: /diagram/i }).isVisible(),
    track: await tank.slider('Time').getAttribute('max'),
  };
}

test('a link with everything ticked shows the same in a browser that was never here', async ({
  page,
  browser,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const tank = new Tank(page);
  await tank.compare();
  await page.keyboard.press('d');
  await tank.slider('Speed').press('ArrowRight');
  await page.getByRole('combobox', { name: 'How much is told' }).selectOption('Everything');
  await tank.server('S3').first().press('Enter');
  await page.keyboard.press('Escape');
  await tank.tool('Theme: system. Change to light').click();
  await tank.tool('Theme: light. Change to dark').click();
  await tank.settled();
  await tank.button('Zoom into the diagram').click();
  const seen = await seenBy(tank);
  expect(seen).toMatchObject({ selection: ['S3'], isDiagram: true, theme: 'dark', detail: 'everything' });
  expect(seen.tanks).toHaveLength(2);
  await tank.button('Share').click();
  const ticks = sheet(page).getByRole('checkbox');
  await expect(ticks).toHaveCount(9);
  for (const tick of await ticks.all()) await tick.check();
  // Panels are not seen in a hall: the next test opens one.
  await hallTick(page).uncheck();
  await expect(sheet(page)).toContainText('Not copied yet. Whoever opens it sees this run at 161.6 ms, with');
  const names = await ticks.locator('..').allTextContents();
  expect(names).toContainEqual(expect.stringMatching(/^The diagram’s window: /));
  const other = await elsewhere(browser, await linkIn(page));
  await expect.poll(() => seenBy(other)).toEqual(seen);
  // It would share the same again, the diagram’s window too.
  await other.button('Share').click();
  await expect(sheet(other.page).getByRole('checkbox').locator('..')).toHaveText(names);
});

test('a link plays from a moment until another one, in a hall, and the address bar has only the moment', async ({
  page,
  browser,
}) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 84);
  await tank.button('Share').click();
  await sheet(page).getByRole('radio', { name: 'Playing from here' }).check();
  const until = sheet(page).getByRole('textbox', { name: 'Until, ms' });
  await until.fill('80');
  await expect(sheet(page).getByRole('alert')).toHaveText('A number from 84 to 3600000.');
  await until.fill('86.5');
  await expect(sheet(page)).toContainText('sees this run playing from 84.0 ms until 86.5 ms.');
  await hallTick(page).check();
  await expect(sheet(page)).toContainText('until 86.5 ms, with hall mode.');
  const address = await linkIn(page);
  await page.keyboard.press('Escape');
  await expect(tank.button('Share')).toBeFocused();
  expect(page.url()).toMatch(/#run=1\.[\w-]+&t=84$/);
  const context = await browser.newContext();
  const other = new Tank(await context.newPage());
  await other.page.goto(address);
  await expect.poll(() => other.now()).toBe(86.5);
  await expect(other.button('Play')).toBeVisible();
  await expect(other.button('Share')).toBeHidden();
  await other.page.keyboard.press('f');
  await expect(other.button('Share')).toBeVisible();
});

const LONG: Partial<ScenarioDocument> = {
  seed: 31,
  actions: Array.from({ length: 900 }, (_, i) => ({
    at: 10 + ((i * 7919) % 9973),
    do: 'request',
    server: 'leader',
    command: `SET k${(i * 104_729) % 99_991} v${(i * 611_953) % 88_883}`,
  })),
};

test('a link that mails would cut is offered as a file, which opens the same run', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LONG, 300);
  const before = await tank.hash();
  await tank.button('Share').click();
  await expect(sheet(page)).toContainText(/would have \d{4,5} characters\. .* more than 8000/);
  await expect(sheet(page)).toContainText('It does not hold the moment');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    sheet(page).getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  await expect(sheet(page)).toBeHidden();
  await tank.dropFile(readFileSync(await download.path(), 'utf8'));
  await tank.goTo(300);
  expect(await tank.hash()).toBe(before);
});

test('a link that was cut off says so, keeps the open run, and opens what is left', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 5 }, 40);
  const cut = encodeLink({ raftarium: 1, ...LONG } as ScenarioDocument).slice(0, 3000);
  await page.goto(`/#run=${cut}`);
  const complaint = page.getByRole('alert');
  await expect(complaint).toContainText('so your run stays');
  expect(await tank.now()).toBe(40);
  await complaint.getByRole('button', { name: /^Open what is left: \d{2,3} of its actions$/ }).click();
  await tank.settled();
  await expect(complaint).toBeHidden();
  await tank.inNote('Undo').click();
  await tank.settled();
  expect(await tank.now()).toBe(40);
  expect(page.url()).not.toContain(cut);
});
