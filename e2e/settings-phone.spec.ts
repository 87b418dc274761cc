/** The settings of a new run on a phone: nothing is cut, no keyboard comes unasked, no letters are small. */
import { expect, type Locator, type Page } from '@playwright/test';
import { PHONE } from './fingers.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

test.use(PHONE);

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'New run' });
const field = (page: Page, name: string): Locator =>
  dialogOf(page).getByRole('textbox', { name, exact: true });
const tap = (page: Page, name: string | RegExp) => dialogOf(page).getByRole('button', { name }).tap();

async function openSettings(page: Page): Promise<Tank> {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 300);
  await page.getByRole('tab', { name: 'Cluster' }).tap();
  await tank.button('New run').tap();
  await expect(dialogOf(page)).toBeVisible();
  return tank;
}

/** How far a part of the dialog scrolls sideways. */
const sideways = (page: Page): Promise<number> =>
  page.locator('.settings-fields').evaluate((one) => one.scrollWidth - one.clientWidth);

/** The fields whose text is longer than they are, by their names. */
const cutFields = (page: Page): Promise<string[]> =>
  dialogOf(page)
    .locator('input')
    .evaluateAll((all) =>
      (all as HTMLInputElement[])
        .filter((one) => one.scrollWidth > one.clientWidth)
        .map((one) => `${one.getAttribute('aria-label')}: ${one.value}`),
    );

/** What can be typed into or chosen from, with letters below 16 px: iOS enlarges the page for these. */
const smallLetters = (page: Page): Promise<string[]> =>
  page
    .locator('input:not([type=checkbox], [type=radio], [type=range]), select, textarea, .cm-content')
    .evaluateAll((all) =>
      all
        .filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < 16)
        .map((one) => `${one.tagName} ${one.getAttribute('aria-label')}`),
    );

for (const width of [390, 360, 320])
  test(`at a width of ${width} no fold makes the fields scroll sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openSettings(page);
    const folds = dialogOf(page).locator('summary');
    for (let i = 0; i < (await folds.count()); i += 1) {
      const name = await folds.nth(i).innerText();
      await folds.nth(i).tap();
      expect(await sideways(page), name).toBe(0);
      if (name === 'Single links') await tap(page, 'Add a link');
      if (name.startsWith('Places')) await tap(page, /^Spread them/);
      expect(await sideways(page), name).toBe(0);
    }
  });

test('what buttons and presets write fits into its field', async ({ page }) => {
  await openSettings(page);
  await field(page, 'Servers').fill('9');
  await dialogOf(page).getByText('Places, for a WAN', { exact: true }).tap();
  await expect(dialogOf(page).locator('#regions option')).not.toHaveCount(0);
  const regions = await dialogOf(page)
    .locator('#regions option')
    .evaluateAll((all) => (all as HTMLOptionElement[]).map((one) => one.value));
  for (const [i, region] of regions.entries())
    await dialogOf(page)
      .getByRole('combobox', { name: `S${i + 1}: Place` })
      .fill(region);
  await tap(page, 'Fill in measured latencies');
  await expect(field(page, 'Ireland – Sydney: latency, ms')).toHaveValue('154.8 170.3');
  expect(await cutFields(page)).toEqual([]);
  const presets = dialogOf(page).getByRole('combobox', { name: 'Times and protocol' });
  await dialogOf(page).getByText('Entries, reads and disks', { exact: true }).tap();
  for (const id of await presets
    .locator('option')
    .evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''))) {
    if (id === 'own') continue;
    await presets.selectOption(id);
    expect(await cutFields(page), id).toEqual([]);
  }
});

test('no keyboard comes before a field is tapped', async ({ page }) => {
  await openSettings(page);
  await expect(dialogOf(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'New run', exact: true })).toBeFocused();
});

test('a tap beside the dialog loses nothing, and a change of the run is said', async ({ page }) => {
  const tank = await openSettings(page);
  await field(page, 'Heartbeat interval, ms').fill('40');
  await page.touchscreen.tap(4, 400);
  await expect(dialogOf(page)).toBeHidden();
  await tank.button('New run').tap();
  await expect(field(page, 'Heartbeat interval, ms')).toHaveValue('40');
  await tap(page, 'Change this run now');
  await expect(page.getByText('From now on the cluster has a heartbeat every 40 ms.')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).tap();
  await tank.settled();
  await tank.button('New run').tap();
  await expect(field(page, 'Heartbeat interval, ms')).toHaveValue('75');
});

test('a small phone scrolls the dialog as a whole', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openSettings(page);
  const start = dialogOf(page).getByRole('button', { name: 'Start' });
  await expect(start).not.toBeInViewport();
  await start.scrollIntoViewIfNeeded();
  await expect(start).toBeInViewport({ ratio: 1 });
  await expect(dialogOf(page).getByRole('heading', { name: 'New run' })).not.toBeInViewport();
});

test('no field has letters that make a phone enlarge the page', async ({ page }) => {
  const tank = await openSettings(page);
  const folds = dialogOf(page).locator('summary');
  for (let i = 0; i < (await folds.count()); i += 1) await folds.nth(i).tap();
  await tap(page, 'Add a link');
  expect(await smallLetters(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await smallLetters(page)).toEqual([]);
  for (const name of ['Request', 'Network']) {
    await tank.button(name).tap();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await smallLetters(page), name).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await page.goto('/#library');
  await expect(page.getByRole('searchbox')).toBeVisible();
  expect(await smallLetters(page)).toEqual([]);
});
