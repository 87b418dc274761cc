import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const WORKER = '**/search.worker*';
const RULE = 'One vote per term';

const sign = (page: Page) => page.getByRole('group', { name: 'Rules that are off' });
const rule = (page: Page, name = RULE) => page.getByRole('switch', { name, exact: true });
const dialog = (page: Page, name = 'Break a rule') => page.getByRole('dialog', { name });
const find = (page: Page, name = RULE) =>
  page.getByRole('button', { name: `Find me a run without “${name}”`, exact: true });

/** The sandbox with the rule off, and the switches open. */
async function withoutRule(tank: Tank, name = RULE): Promise<void> {
  await tank.open();
  await tank.page.keyboard.press('b');
  await rule(tank.page, name).click();
  await tank.settled();
}

/** Searches until the found run is open. */
async function findRun(tank: Tank, name = RULE): Promise<void> {
  await find(tank.page, name).click();
  await expect(dialog(tank.page)).toBeHidden({ timeout: 40_000 });
  await tank.settled();
}

async function playToAlarm(tank: Tank): Promise<void> {
  await tank.slider('Speed').press('End');
  await tank.button('Play').click();
  await expect(tank.page.getByRole('alert')).toBeVisible();
  await tank.settled();
}

test('by keyboard: a rule is switched off in a new run of the same cluster, and on again by Undo', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 12, cluster: { servers: 3, noop: true } }, 100);
  await page.keyboard.press('b');
  await expect(dialog(page)).toBeVisible();
  await expect(page.getByRole('switch')).toHaveCount(28);
  await expect(rule(page)).toBeChecked();
  await rule(page).press('Space');
  await tank.settled();
  await expect(rule(page)).not.toBeChecked();
  await expect(rule(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sign(page)).toContainText(`Rule off: ${RULE}`);
  await expect(page.getByRole('button', { name: /^S\d+, / })).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await tank.settled();
  await expect(sign(page)).toBeHidden();
  expect(await tank.now()).toBe(100);
});

test('the sign names every rule that is off, also in a hall and on paper, and opens the switches', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun({ cluster: { servers: 3, bugs: ['vote-twice', 'keep-tail'] } });
  await expect(sign(page)).toContainText(`2 rules off: ${RULE}, A conflict removes all that follows`);
  await page.keyboard.press('f');
  await expect(sign(page)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('f');
  await page.emulateMedia({ media: 'print' });
  await expect(sign(page).getByText(RULE)).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await expect(sign(page).getByRole('button', { name: 'Compare with the rules' })).toBeVisible();
  await sign(page).getByRole('button', { name: RULE }).click();
  await expect(rule(page)).not.toBeChecked();
  await expect(rule(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sign(page).getByRole('button', { name: RULE })).toBeFocused();
});

test('a run is found, small, and opens just before its break; the alarm tells how it came to this', async ({
  page,
}) => {
  const tank = new Tank(page);
  await withoutRule(tank);
  await findRun(tank);
  const found = page.getByText(/^Found in .* runs?, with .* acts?\. (It takes .* )?Play it: at \d+ ms/);
  await expect(found).toBeVisible();
  const servers = await page.getByRole('button', { name: /^S\d+, / }).count();
  const fewer = `It takes only ${servers} servers; yours had 5.`;
  expect((await found.textContent())?.includes(fewer)).toBe(servers < 5);
  await expect(page.getByRole('alert')).toBeHidden();
  await playToAlarm(tank);
  const alarm = page.getByRole('alert');
  await alarm.getByRole('button', { name: 'How it came to this' }).click();
  const chain = dialog(page, 'How it came to this');
  await expect(chain).toContainText(`The rule “${RULE}” is off. It protects: Any two majorities`);
  const steps = chain.getByRole('listitem');
  expect(await steps.count()).toBeGreaterThan(1);
  const first = await steps.first().textContent();
  await steps.first().getByRole('button').press('Enter');
  await tank.settled();
  await expect(chain).toBeHidden();
  expect(await tank.now()).toBe(Number.parseFloat(first ?? ''));
});

test('the found run is compared with the same run with the rule, which is clean', async ({ page }) => {
  const tank = new Tank(page);
  await withoutRule(tank);
  await findRun(tank);
  await playToAlarm(tank);
  await tank.button('Compare with the rule').click();
  await tank.settled();
  await expect(page.getByRole('region', { name: 'Comparison' })).toContainText('With the rule');
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(tank.button('Compare with the rule')).toBeHidden();
});

test('without a rule that is about progress, the found run says what ends', async ({ page }) => {
  const tank = new Tank(page);
  await withoutRule(tank, 'Random election timeouts');
  await findRun(tank, 'Random election timeouts');
  await expect(
    page.getByText(/from \d+ to \d+ ms, nobody leads; with the rule, a server does\.$/),
  ).toBeVisible();
});

test('the switches open at the first rule that is off', async ({ page }) => {
  const tank = new Tank(page);
  const late = 'Random election timeouts';
  await tank.openRun({ cluster: { servers: 3, bugs: ['no-randomness'] } });
  await page.keyboard.press('b');
  await expect(rule(page, late)).toBeFocused();
  await expect(find(page, late)).toBeInViewport({ ratio: 1 });
});

test('a search can be cancelled, and started again', async ({ page }) => {
  const tank = new Tank(page);
  // The worker never arrives: the search goes on until it is cancelled.
  await page.route(WORKER, () => undefined);
  await withoutRule(tank);
  await find(page).click();
  await expect(dialog(page).getByRole('status').filter({ hasText: 'Searching' })).toBeVisible();
  await tank.button('Cancel the search').press('Enter');
  await expect(find(page)).toBeVisible();
  await page.unroute(WORKER);
  await findRun(tank);
  await expect(sign(page)).toContainText(RULE);
});

test('a rule that is switched on again ends its search', async ({ page }) => {
  const tank = new Tank(page);
  await page.route(WORKER, () => undefined);
  await withoutRule(tank);
  await find(page).click();
  await expect(dialog(page).getByRole('status').filter({ hasText: 'Searching' })).toBeVisible();
  await rule(page).click();
  await tank.settled();
  await expect(rule(page)).toBeChecked();
  await rule(page).click();
  await tank.settled();
  await expect(find(page)).toBeVisible();
  await expect(tank.button('Cancel the search')).toBeHidden();
});

test('if no worker can start, the dialog says so, and nothing is lost', async ({ page }) => {
  const tank = new Tank(page);
  await page.route(WORKER, (route) => route.abort());
  await withoutRule(tank);
  await find(page).click();
  await expect(dialog(page)).toContainText('The search could not start');
  await expect(rule(page)).not.toBeChecked();
});

test('the search works under a sub-path, without inline code', async ({ page, baseURL }) => {
  const home = `${baseURL}/some/path/`;
  await page.route(`${home}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice('/some/path/'.length);
    const file = join('dist', path || 'index.html');
    await route.fulfill(existsSync(file) ? { path: file } : { status: 404 });
  });
  const tank = new Tank(page);
  await page.goto(`${home}#sandbox`);
  await tank.hold();
  await page.keyboard.press('b');
  await rule(page).click();
  const worker = page.waitForEvent('worker');
  await findRun(tank);
  expect((await worker).url()).toContain(home);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('by touch: a rule is switched off, a run is found, and the chain is read', async ({ page }) => {
    const tank = new Tank(page);
    await tank.openRun({ cluster: { servers: 3, bugs: ['vote-twice'] } });
    await sign(page).getByRole('button', { name: RULE }).tap();
    await rule(page, 'More than half').tap();
    await tank.settled();
    await expect(rule(page, 'More than half')).not.toBeChecked();
    await find(page).tap();
    await expect(dialog(page)).toBeHidden({ timeout: 40_000 });
    await tank.settled();
    await expect(sign(page)).toBeInViewport({ ratio: 1 });
    await playToAlarm(tank);
    await page.getByRole('alert').getByRole('button', { name: 'How it came to this' }).tap();
    await expect(dialog(page, 'How it came to this').getByRole('listitem').last()).toBeVisible();
  });
});
