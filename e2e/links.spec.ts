/** Links that say more than a run: what one sees is what whoever opens the link sees. */
import { type Browser, expect, type Page, test } from '@playwright/test';
import { Tank } from './tank.ts';

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
  const seen = await seenBy(tank);
  await tank.button('Share').click();
  for (const tick of await sheet(page).getByRole('checkbox').all()) await tick.check();
  await expect(sheet(page)).toContainText('Not copied yet.');
  const other = await elsewhere(browser, await linkIn(page));
  await expect.poll(() => seenBy(other)).toEqual(seen);
});
