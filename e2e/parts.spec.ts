import { type Browser, expect, test } from '@playwright/test';
import { lateFiles, Refusal } from './late.ts';
import { Tank } from './tank.ts';

/**
 * Chromium before 156 and Firefox before 155 never fetch a module again that failed once. There the two files
 * of the first page need a reload; all other parts are imported only after all of their files were fetched.
 */
const REMEMBERS: Readonly<Record<string, number>> = { chromium: 156, firefox: 155 };
const remembers = (browser: Browser) =>
  Number.parseInt(browser.version(), 10) < (REMEMBERS[browser.browserType().name()] ?? 0);

/** If a late file cannot be fetched, the page says so in its place, and a second try fetches it. */
for (const how of ['gone', 'offline'] as const)
  test(`a sandbox whose parts are ${how} says so, and the second try fetches them`, async ({
    page,
    browser,
  }) => {
    test.skip(remembers(browser), 'only a reload brings the files of the first page');
    const tank = new Tank(page);
    const network = new Refusal(page, how);
    network.refuse(lateFiles());
    await page.goto('/#sandbox');
    const failures = page.getByRole('alert');
    await expect(failures.filter({ hasText: 'logs' })).toContainText(how === 'gone' ? 'Reload' : 'fetched');
    await expect(tank.server('S1')).toBeVisible();
    await expect(failures.filter({ hasText: 'What moves on the stage' })).toBeVisible();
    await tank.button('Next event').click();
    await page.keyboard.press('d');
    await expect(failures.filter({ hasText: 'The diagram' })).toBeVisible();
    await page.keyboard.press('?');
    await expect(failures.filter({ hasText: 'The dialog' })).toBeVisible();
    await tank.button('Close').click();
    await tank.server('S1').press('Enter');
    await expect(failures.filter({ hasText: 'The menu' })).toBeVisible();
    await tank.button('Close').click();
    await tank.button('Share').click();
    await expect(failures.filter({ hasText: 'links' })).toBeVisible();
    network.refuse([]);
    await failures.filter({ hasText: 'on the stage' }).getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('toolbar', { name: 'Messages in flight' })).toBeAttached();
    await failures.filter({ hasText: 'logs' }).getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('group', { name: 'Logs' })).toBeVisible();
    await expect(tank.slider('Time')).toBeVisible();
    await expect(tank.events()).toBeVisible();
    // With their style sheet, which was refused too.
    await expect(page.locator('link[rel=stylesheet][href*="deferred-panels-"]')).toHaveCount(1);
    await failures.filter({ hasText: 'The diagram' }).getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('region', { name: /diagram/i })).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
  });

for (const how of ['gone', 'offline'] as const)
  test(`Share and “What if” whose parts are ${how} say so, keep the run, and work at the second try`, async ({
    page,
    context,
  }) => {
    const tank = new Tank(page);
    const cutOff = (isCut: boolean) => how === 'offline' && context.setOffline(isCut);
    const network = new Refusal(page, how);
    const comparison = lateFiles().filter((file) => /^(OtherTank|Differences|lockstep|Branches)-/.test(file));
    expect(comparison.length).toBeGreaterThan(3);
    network.refuse([...comparison, ...lateFiles().filter((file) => file.startsWith('address-'))]);
    await tank.open();
    await tank.goTo(1000);
    const run = await tank.hash();
    const failures = page.getByRole('alert');
    const why = how === 'gone' ? 'newer version' : 'no network';

    const noLink = failures.filter({ hasText: 'What makes links' });
    await cutOff(true);
    await tank.button('Share').click();
    await expect(noLink).toContainText(why);
    await noLink.getByRole('button', { name: 'Try again' }).click();
    await tank.settled();
    await expect(noLink, 'a second failure is said too').toContainText('Your run is kept.');
    expect(await tank.hash()).toBe(run);
    network.refuse(comparison);
    await cutOff(false);
    await noLink.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('dialog', { name: 'Share' })).toContainText('sees this run');
    await page.keyboard.press('Escape');
    await expect(noLink).toBeHidden();

    const vote = tank.events().getByRole('button', { name: /grants its vote/ });
    await vote.first().click();
    await cutOff(true);
    await page.getByRole('button', { name: /had been lost\?$/ }).click();
    for (const part of ['The comparison', 'The other branch', 'The list of branches'])
      await expect(failures.filter({ hasText: part }).first()).toContainText(why);
    await tank.settled();
    // The branch is made nevertheless, and the run that was left is kept.
    expect(await tank.hash()).not.toBe(run);
    network.refuse([]);
    await cutOff(false);
    const again = failures.getByRole('button', { name: 'Try again' });
    while ((await again.count()) > 0) {
      // A part that was fetched for one of them is there for all.
      await again
        .first()
        .click({ timeout: 2000 })
        .catch(() => undefined);
      await tank.settled();
    }
    await expect(page.getByRole('region', { name: 'Comparison' })).toBeVisible();
    await expect(tank.server('S1')).toHaveCount(2);
    await tank.button('The first run').click();
    await tank.goTo(1000);
    expect(await tank.hash()).toBe(run);
  });

test('a chapter that cannot be fetched says so on its page, and is fetched at the second try', async ({
  page,
}) => {
  const tank = new Tank(page);
  const network = new Refusal(page);
  await network.ready;
  network.refuse(lateFiles().filter((file) => file.startsWith('leader-election')));
  await page.goto('/#story/leader-election/a-timer-each');
  const failure = page.getByRole('alert').filter({ hasText: 'This chapter' });
  await expect(failure).toBeVisible();
  network.refuse([]);
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(failure).toBeHidden();
  await tank.settled();
  await expect(page.getByRole('group', { name: 'This page' }).getByRole('heading')).toBeVisible();
});

test('if a file that a part imports is gone, the part says so at every try, and once it is there, it is fetched', async ({
  page,
}) => {
  const tank = new Tank(page);
  const network = new Refusal(page);
  await network.ready;
  const refused = lateFiles().filter((file) => /^diagram-.*\.js$/.test(file));
  network.refuse(refused);
  const imported: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') imported.push(new URL(request.url()).pathname);
  });
  await tank.openRun({ seed: 31 }, 195);
  const diagram = page.getByRole('region', { name: 'Space–time diagram' });
  const failure = page.getByRole('alert').filter({ hasText: 'The diagram' });
  const again = failure.getByRole('button', { name: 'Try again' });
  await page.keyboard.press('d');
  for (let i = 0; i < 3; i += 1) {
    await expect(failure).toContainText('could not be fetched');
    await again.press('Enter');
    await tank.settled();
  }
  // No browser was asked to import it: some would never fetch it again.
  expect(refused.filter((file) => imported.some((path) => path.endsWith(file)))).toEqual([]);
  network.refuse([]);
  await again.press('Enter');
  await expect(diagram).toBeVisible();
  await page.reload();
  await tank.settled();
  expect(await tank.now()).toBe(195);
  if (!(await diagram.isVisible())) await page.keyboard.press('d');
  await expect(diagram).toBeVisible();
});

test('a link that cannot be decoded yet stays in the address', async ({ page }) => {
  const tank = new Tank(page);
  const network = new Refusal(page);
  network.refuse(lateFiles().filter((file) => file.startsWith('address-')));
  await tank.openRun({ cluster: { servers: 3 } }, 50);
  const address = page.url();
  const failure = page.getByRole('alert').filter({ hasText: 'What reads the run' });
  await expect(failure).toBeVisible();
  await tank.button('Next event').click();
  await tank.settled();
  expect(page.url()).toBe(address);
  network.refuse([]);
  await page.reload();
  await expect(page.getByRole('button', { name: /^S\d, / })).toHaveCount(3);
  await tank.settled();
  expect(await tank.now()).toBe(50);
});

test('once complete, the page needs no network', async ({ page, context }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 1000);
  await page.evaluate(() => window.raftarium?.whole());
  await context.setOffline(true);
  await page.keyboard.press('d');
  await expect(page.getByRole('region', { name: 'Space–time diagram' })).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.getByRole('dialog', { name: /^Tour/ })).toBeVisible();
  await tank.button('Skip the tour').click();
  await tank.goTo(500);
  await tank.choose(tank.server('S3'), 'Crash');
  await tank.button('Compare with “The first run”').press('Enter');
  await expect(page.getByRole('region', { name: 'Comparison' })).toBeVisible();
  await tank.dropFile('{ "raftarium": 1, "seed": "seven" }');
  await expect(page.getByRole('alert')).toContainText('seed');
  await tank.button('Close the editor').click();
  await page.getByRole('link', { name: 'Story', exact: true }).click();
  const chapters = page.getByRole('navigation', { name: 'Chapters' }).getByRole('button');
  for (let i = 0; i < (await chapters.count()); i += 1) {
    await chapters.nth(i).click();
    await tank.settled();
    await expect(page.getByRole('group', { name: 'This page' }).getByRole('heading')).toBeVisible();
  }
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('a page whose first script is gone says what to do', async ({ page }) => {
  await page.route('**/assets/*.js', (route) => route.fulfill({ status: 404 }));
  await page.goto('/');
  const words = page.getByText('This takes longer than it should');
  await expect(words).toHaveCSS('opacity', '0');
  await words.evaluate((element) => {
    for (const animation of element.getAnimations()) animation.finish();
  });
  await expect(words).toHaveCSS('opacity', '1');
  await expect(words.getByRole('link', { name: 'Reload the page' })).toBeVisible();
});

test('a page without scripts says what it is and what is missing', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL ?? '/');
  // Locators by text ignore <noscript>.
  await expect(page.locator('noscript p')).toBeVisible();
  await expect(page.getByText('Filling the tank')).toBeHidden();
  await context.close();
});
