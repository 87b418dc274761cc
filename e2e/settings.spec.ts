/** The settings of a new run: typed, wrong, put back, started; by keyboard, by touch, in narrow windows. */
import { expect, type Locator, type Page } from '@playwright/test';
import { faults } from './faults.ts';
import { PHONE } from './fingers.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'New run' });
const field = (page: Page, name: string): Locator =>
  dialogOf(page).getByRole('textbox', { name, exact: true });

/** It proposes names, so it is a combobox. */
const placeOf = (page: Page, name: string): Locator => dialogOf(page).getByRole('combobox', { name });

/** Opens the dialog in a run that is at rest. */
async function openSettings(page: Page): Promise<Tank> {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 300);
  await tank.button('New run').click();
  await expect(dialogOf(page)).toBeVisible();
  return tank;
}

const FOLDS = [
  'Entries, reads and disks',
  'Single servers',
  'Single links',
  'Places, for a WAN',
  'What servers hold at the start',
  'Break a rule',
  'Other protocols, which are no presets',
];

/** Unfolds settings that few need. */
const unfold = (page: Page, name: string) => dialogOf(page).getByText(name, { exact: true }).click();

test('by keyboard: a run with other settings is started, and undone', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 300);
  await tank.button('Share').focus();
  await page.keyboard.press('s');
  await expect(field(page, 'Servers')).toBeFocused();
  await page.keyboard.type('3');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Servers: back to the default, 5' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('7');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Another seed' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Times and protocol' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(field(page, 'Election timeout from, ms')).toBeFocused();
  await page.keyboard.type('100');
  await page.keyboard.press('Enter');
  await expect(dialogOf(page)).toBeHidden();
  await expect(page.getByText('A new run: 3 servers, seed 7.')).toBeVisible();
  await expect(tank.button('Share')).toBeFocused();
  await tank.hold();
  await tank.goTo(400);
  const started = await tank.hash();
  await tank.inNote('Undo').click();
  await expect(page.getByRole('button', { name: /^S5, / })).toBeVisible();
  await tank.openRun({ seed: 7, cluster: { servers: 3, electionTimeout: [100, 300] } }, 400);
  expect(await tank.hash()).toBe(started);
});

test('an error is said at its field with its path, and Start leads there', async ({ page }) => {
  const tank = await openSettings(page);
  await field(page, 'Election timeout from, ms').fill('500');
  const timeout = dialogOf(page).getByRole('group', { name: 'Election timeout' });
  await expect(timeout).toContainText(
    'cluster.electionTimeout: must be a pair [low, high], not from 500 to 300',
  );
  await timeout.getByRole('button', { name: /back to the default, 150 to 300 ms$/ }).press('Enter');
  await expect(field(page, 'Election timeout from, ms')).toBeFocused();
  await expect(field(page, 'Election timeout from, ms')).toHaveValue('150');
  await unfold(page, 'What servers hold at the start');
  await field(page, 'S2: Log').fill('1 1 2 SET x 3 one');
  await unfold(page, 'What servers hold at the start');
  await dialogOf(page).getByRole('button', { name: 'Start' }).click();
  await expect(field(page, 'S2: Log')).toBeFocused();
  await expect(field(page, 'S2: Log')).toHaveAccessibleDescription(
    'cluster.initial.S2.log[3]: must be a term, at least 1, or { term, command }, not "one"',
  );
  await expect(dialogOf(page).getByRole('alert')).toContainText('cluster.initial.S2.log[3]: ');
  await field(page, 'S2: Log').fill('1 1 2 SET x 3');
  await page.keyboard.press('Enter');
  await tank.hold();
  const entries = tank.log('S2').getByRole('listitem');
  await expect(entries).toHaveCount(3);
  await expect(entries.last()).toHaveAccessibleName(/^index 3, term 2, SET x 3/);
});

test('a Start in vain is said aloud once, and what is typed next at its field only', async ({ page }) => {
  await openSettings(page);
  const alert = dialogOf(page).getByRole('alert');
  const from = field(page, 'Election timeout from, ms');
  await from.fill('500');
  await expect(alert).toHaveCount(0);
  await dialogOf(page).getByRole('button', { name: 'Start' }).press('Enter');
  await expect(alert).toContainText('not from 500 to 300');
  await from.fill('400');
  await expect(from).toHaveAccessibleDescription(/not from 400 to 300$/);
  await expect(alert).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(alert).toContainText('not from 400 to 300');
});

test('Escape keeps the run, and gives the focus back', async ({ page }) => {
  const tank = await openSettings(page);
  const before = await tank.hash();
  await field(page, 'Servers').fill('9');
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  await expect(tank.button('New run')).toBeFocused();
  expect(await tank.hash()).toBe(before);
});

test('what was typed is there again, also in error, until the run’s settings are taken', async ({ page }) => {
  const tank = await openSettings(page);
  const take = dialogOf(page).getByRole('button', { name: 'Take the run’s settings' });
  const reopen = () => tank.button('New run').press('Enter');
  await expect(take).toBeHidden();
  await field(page, 'Servers').fill('9');
  await field(page, 'Loss, %').fill('x');
  await page.keyboard.press('Escape');
  await reopen();
  await expect(field(page, 'Servers')).toBeFocused();
  await expect(field(page, 'Servers')).toHaveValue('9');
  await expect(field(page, 'Loss, %')).toHaveValue('x');
  await expect(field(page, 'Loss, %')).toHaveAttribute('aria-invalid', 'true');
  await expect(dialogOf(page)).toHaveAccessibleDescription(
    'You typed this before. The run itself has other settings.',
  );
  await dialogOf(page).getByRole('button', { name: 'Close' }).click();
  await reopen();
  await expect(field(page, 'Servers')).toHaveValue('9');
  await page.mouse.click(4, 4);
  await expect(dialogOf(page)).toBeHidden();
  await reopen();
  await take.press('Enter');
  await expect(take).toBeHidden();
  await expect(field(page, 'Servers')).toBeFocused();
  await expect(field(page, 'Servers')).toHaveValue('5');
  await expect(field(page, 'Loss, %')).toHaveValue('0');
  await page.keyboard.press('Escape');
  await reopen();
  await expect(take).toBeHidden();
});

test('a field of servers outside the dialog never keeps what no run has', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31, cluster: { servers: 3 } }, 300);
  const servers = page.getByRole('spinbutton', { name: 'Servers' });
  for (const key of ['Enter', 'Tab']) {
    await servers.fill('0');
    await servers.press(key);
    await expect(page.getByText('A cluster has 1 to 99 servers.')).toBeVisible();
    await expect(servers).toHaveValue('3');
    await tank.button('Dismiss').click();
  }
});

test('the running cluster gets other settings, and Undo takes them back', async ({ page }) => {
  const tank = await openSettings(page);
  const changeNow = dialogOf(page).getByRole('button', { name: 'Change this run now' });
  await expect(changeNow).toBeDisabled();
  await field(page, 'Heartbeat interval, ms').fill('40');
  await field(page, 'Seed').fill('8');
  await expect(dialogOf(page)).toContainText('Only a new run takes these: the seed.');
  await unfold(page, 'Single servers');
  await field(page, 'S2: Election timeout').fill('80 90');
  await changeNow.press('Enter');
  await tank.settled();
  await expect(page.getByRole('status')).toContainText([
    'From now on the cluster has a heartbeat every 40 ms. From now on S2 has election timeouts of 80 to 90 ms.',
  ]);
  await expect(tank.button('New run')).toBeFocused();
  expect(await tank.now()).toBe(300);
  await page.keyboard.press('Enter');
  await expect(field(page, 'Heartbeat interval, ms')).toHaveValue('40');
  await expect(field(page, 'Seed')).toHaveValue('31');
  await unfold(page, 'Single servers');
  await expect(field(page, 'S2: Election timeout')).toHaveValue('80 90');
  await page.keyboard.press('Escape');
  await tank.tool('Undo').click();
  await tank.settled();
  await tank.button('New run').click();
  await expect(field(page, 'Heartbeat interval, ms')).toHaveValue('75');
});

test('places: servers that stand together, and the time between them', async ({ page }) => {
  const tank = await openSettings(page);
  await field(page, 'Servers').fill('3');
  await unfold(page, 'Places, for a WAN');
  await placeOf(page, 'S1: Place').fill('Virginia');
  await placeOf(page, 'S2: Place').fill('Virginia');
  await placeOf(page, 'S3: Place').fill('New York');
  await placeOf(page, 'S3: Place').fill('S9');
  await expect(placeOf(page, 'S3: Place')).toHaveAttribute('aria-invalid', 'true');
  await expect(placeOf(page, 'S3: Place')).toHaveAccessibleDescription(
    'cluster.places.S9: is the name of a server',
  );
  await expect(placeOf(page, 'S1: Place')).toHaveAttribute('aria-invalid', 'false');
  await placeOf(page, 'S3: Place').fill('New York');
  await field(page, 'Virginia – New York: latency, ms').fill('40 x');
  await expect(field(page, 'Virginia – New York: latency, ms')).toHaveAccessibleDescription(
    /^cluster\.links\[0\]\.latency\[1\]: must be a time/,
  );
  await field(page, 'Virginia – New York: latency, ms').fill('40');
  await page.keyboard.press('Enter');
  await tank.hold();
  await tank.goTo(300);
  const started = await tank.hash();
  const places = { Virginia: ['S1', 'S2'], 'New York': ['S3'] };
  const links = [{ between: ['Virginia', 'New York'] as const, latency: [40, 40] as const }];
  await tank.openRun({ seed: 31, cluster: { servers: 3, places, links } }, 300);
  expect(await tank.hash()).toBe(started);
});

test('the verdict follows what is typed', async ({ page }) => {
  await openSettings(page);
  const verdict = dialogOf(page).getByRole('region', { name: 'Will it work?' });
  await expect(verdict).toContainText('time enough to elect a leader');
  await expect(verdict).toContainText(
    /If a leader crashes once a day, expect none for 0\.0002\d? % of the time/,
  );
  await verdict.getByRole('combobox', { name: 'Time between failures' }).selectOption('a minute');
  await expect(verdict).toContainText(
    /If a leader crashes once a minute, expect none for 0\.3\d? % of the time/,
  );
  await field(page, 'Latency, one way to, ms').fill('400');
  await expect(verdict).toContainText('nobody will lead');
});

test('a preset has its figures, their source and year, and what it leaves out', async ({ page }) => {
  const tank = await openSettings(page);
  const presets = dialogOf(page).getByRole('combobox', { name: 'Times and protocol' });
  await expect(presets).toHaveValue('defaults');
  await presets.selectOption('TiKV');
  await expect(field(page, 'Servers')).toHaveValue('3');
  await expect(field(page, 'Election timeout to, ms')).toHaveValue('20000');
  await expect(dialogOf(page)).toContainText('Its figures are from 2020: TiKV configuration file');
  await expect(dialogOf(page).getByRole('listitem').first()).toContainText('thousands of groups');
  await field(page, 'Heartbeat interval, ms').fill('1000');
  await expect(presets).toHaveValue('own');
  await unfold(page, 'Other protocols, which are no presets');
  await expect(dialogOf(page)).toContainText('Kafka (KRaft): Followers fetch the log');
  await expect(dialogOf(page)).toContainText('RabbitMQ');
  await presets.selectOption('etcd');
  await field(page, 'Servers').fill('4');
  await page.keyboard.press('Enter');
  await tank.hold();
  await tank.button('New run').click();
  await expect(presets).toHaveValue('etcd');
});

test('servers are spread over regions with measured latencies', async ({ page }) => {
  await openSettings(page);
  await unfold(page, 'Places, for a WAN');
  await dialogOf(page)
    .getByRole('button', { name: /^Spread them/ })
    .click();
  await expect(placeOf(page, 'S4: Place')).toHaveValue('Virginia');
  await expect(field(page, 'Virginia – Ireland: latency, ms')).toHaveValue('40.3 44.3');
  await placeOf(page, 'S1: Place').fill('Sydney');
  await dialogOf(page).getByRole('button', { name: 'Fill in measured latencies' }).click();
  await expect(field(page, 'Ireland – Sydney: latency, ms')).toHaveValue('154.8 170.3');
});

test('a rule is broken in the new run, beside what else was typed', async ({ page }) => {
  const tank = await openSettings(page);
  await field(page, 'Servers').fill('3');
  await unfold(page, 'Break a rule');
  const rule = dialogOf(page).getByRole('switch', { name: 'One vote per term' });
  await expect(rule).toBeChecked();
  await rule.press('Space');
  await expect(rule).not.toBeChecked();
  await dialogOf(page).getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('The rule “One vote per term” is switched off.')).toBeVisible();
  await tank.hold();
  await expect(page.getByRole('group', { name: 'Rules that are off' })).toContainText(
    'Rule off: One vote per term',
  );
  await expect(page.getByRole('button', { name: /^S\d, / })).toHaveCount(3);
  await tank.button('New run').click();
  await dialogOf(page).getByRole('button', { name: 'Defaults everywhere' }).click();
  await unfold(page, 'Break a rule');
  await expect(rule).toBeChecked();
});

/** A single link in the dialog: “S1 to S2”. */
const linkOf = (page: Page, name: string): Locator =>
  dialogOf(page).getByRole('group', { name, exact: true });

test('by keyboard: a link gets settings of its own, in a new run', async ({ page }) => {
  const tank = await openSettings(page);
  await unfold(page, 'Single links');
  await dialogOf(page).getByRole('button', { name: 'Add a link' }).press('Enter');
  await expect(linkOf(page, 'S1 to S2').getByRole('combobox', { name: 'From' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('S3');
  await expect(linkOf(page, 'S1 to S3').getByRole('combobox', { name: 'To' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await expect(field(page, 'S1 and S3: Latency, ms')).toBeFocused();
  await page.keyboard.type('40 soon');
  await expect(field(page, 'S1 and S3: Latency, ms')).toHaveAccessibleDescription(
    /^cluster\.links\[0\]\.latency\[1\]: must be a time/,
  );
  await unfold(page, 'Single links');
  await dialogOf(page).getByRole('button', { name: 'Start' }).press('Enter');
  await expect(field(page, 'S1 and S3: Latency, ms')).toBeFocused();
  await field(page, 'S1 and S3: Latency, ms').fill('40 60');
  await field(page, 'S1 and S3: Loss, %').fill('10');
  await dialogOf(page).getByRole('button', { name: 'Add a link' }).press('Enter');
  await expect(linkOf(page, 'S1 to S2').getByRole('combobox', { name: 'From' })).toBeFocused();
  await dialogOf(page).getByRole('button', { name: 'Remove the link S1 to S2' }).press('Enter');
  await expect(linkOf(page, 'S1 to S2')).toBeHidden();
  await expect(dialogOf(page).getByRole('button', { name: 'Add a link' })).toBeFocused();
  await dialogOf(page).getByRole('button', { name: 'Start' }).press('Enter');
  await tank.hold();
  await tank.goTo(300);
  const started = await tank.hash();
  const links = [{ between: ['S1', 'S3'] as const, latency: [40, 60] as const, loss: 0.1 }];
  await tank.openRun({ seed: 31, cluster: { servers: 5, links } }, 300);
  expect(await tank.hash()).toBe(started);
});

test('the links and disks of a run are shown, changed while it runs, and taken back', async ({ page }) => {
  const tank = new Tank(page);
  const links = [{ from: 'S1', to: 'S2', loss: 0.25 }];
  await tank.openRun({ seed: 31, cluster: { links, disks: { S3: { fails: 0.01 } } } }, 300);
  await tank.button('New run').click();
  await expect(dialogOf(page).locator('summary', { hasText: 'Single links' })).toContainText('changed');
  await unfold(page, 'Single links');
  await unfold(page, 'Single servers');
  await expect(field(page, 'S1 to S2: Loss, %')).toHaveValue('25');
  await expect(field(page, 'S3: Fails, %')).toHaveValue('1');
  await field(page, 'S3: Fails, %').fill('');
  await field(page, 'S4: Fails, %').fill('0.5');
  await dialogOf(page).getByRole('button', { name: 'Remove the link S1 to S2' }).click();
  await dialogOf(page).getByRole('button', { name: 'Add a link' }).click();
  await linkOf(page, 'S1 to S2').getByRole('combobox', { name: 'To' }).selectOption('S5');
  await field(page, 'S1 to S5: Latency, ms').fill('90');
  await dialogOf(page).getByRole('button', { name: 'Change this run now' }).press('Enter');
  await tank.settled();
  await tank.button('New run').click();
  await unfold(page, 'Single links');
  await unfold(page, 'Single servers');
  await expect(field(page, 'S1 to S5: Latency, ms')).toHaveValue('90 90');
  await expect(linkOf(page, 'S1 to S2')).toBeHidden();
  await expect(field(page, 'S4: Fails, %')).toHaveValue('0.5');
  await page.keyboard.press('Escape');
  await tank.tool('Undo').click();
  await tank.settled();
  await tank.button('New run').click();
  await unfold(page, 'Single links');
  await expect(field(page, 'S1 to S2: Loss, %')).toHaveValue('25');
});

test('of many links the first are shown, and the others on demand', async ({ page }) => {
  const servers = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7'];
  const links = servers.flatMap((from) =>
    servers.filter((to) => to !== from).map((to) => ({ from, to, loss: 0.01 })),
  );
  const tank = new Tank(page);
  await tank.openRun({ seed: 31, cluster: { servers: 7, links } }, 300);
  await tank.button('New run').click();
  await unfold(page, 'Single links');
  const losses = dialogOf(page).getByRole('textbox', { name: /^S\d to S\d: Loss/ });
  await expect(losses).toHaveCount(30);
  await dialogOf(page).getByRole('button', { name: 'Show 12 more' }).press('Enter');
  await expect(losses).toHaveCount(42);
  await field(page, 'S7 to S6: Loss, %').fill('x');
  await expect(field(page, 'S7 to S6: Loss, %')).toHaveAccessibleDescription(
    'cluster.links[41].loss: must be a chance from 0 to 1, not "x"',
  );
});

test('ninety-nine servers, each with settings of its own', async ({ page }) => {
  const tank = await openSettings(page);
  await field(page, 'Servers').fill('99');
  await unfold(page, 'Single servers');
  await field(page, 'S99: First timeouts').fill('20');
  await page.keyboard.press('Enter');
  await tank.hold();
  await tank.goTo(20);
  await expect(tank.server('S99')).toHaveAccessibleName(/^S99, candidate, term 1/);
});

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the settings, folded, unfolded and wrong (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await openSettings(page);
    const found = [...(await faults(page, { parts: ['dialog[open]'] }))];
    for (const name of FOLDS) await unfold(page, name);
    await dialogOf(page).getByRole('button', { name: 'Add a link' }).click();
    await field(page, 'S1 to S2: Loss, %').fill('x');
    await field(page, 'S2: Log').fill('one');
    await field(page, 'Loss, %').fill('200');
    found.push(...(await faults(page, { parts: ['dialog[open]'] })));
    expect(found).toEqual([]);
  });

/** Nothing is wider than the window, and nothing in the dialog is cut off at its side. */
const overflow = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('dialog[open], dialog[open] *')]
      .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1)
      .filter((one) => !(one instanceof HTMLInputElement || one instanceof HTMLSelectElement))
      .map((one) => `${one.tagName}.${one.className}`),
  );

for (const [width, height] of [
  [320, 640],
  [640, 360],
  [1280, 720],
] as const)
  test(`at ${width} × ${height} everything of the settings can be reached`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const tank = new Tank(page);
    await tank.openRun({ seed: 31 }, 300);
    await page.keyboard.press('s');
    await expect(dialogOf(page)).toBeVisible();
    for (const name of FOLDS) await unfold(page, name);
    await dialogOf(page).getByRole('button', { name: 'Add a link' }).click();
    await field(page, 'S5: Log').fill('1 2 3');
    await expect(field(page, 'S5: Log')).toBeInViewport();
    await dialogOf(page).getByRole('button', { name: 'Start' }).scrollIntoViewIfNeeded();
    await expect(dialogOf(page).getByRole('button', { name: 'Start' })).toBeInViewport({ ratio: 1 });
    expect(await overflow(page)).toEqual([]);
  });

test.describe('on a phone', () => {
  test.use(PHONE);

  test('by touch: a run is set up and started', async ({ page }) => {
    const tank = new Tank(page);
    await tank.openRun({ seed: 31 }, 300);
    await page.getByRole('tab', { name: 'Cluster' }).tap();
    await tank.button('New run').tap();
    await field(page, 'Servers').fill('3');
    await dialogOf(page).getByText('What servers hold at the start', { exact: true }).tap();
    await field(page, 'S1: Term').fill('2');
    await dialogOf(page).getByRole('checkbox', { name: 'S1: Leads' }).tap();
    await dialogOf(page).getByRole('button', { name: 'Start' }).tap();
    await tank.hold();
    await expect(tank.server('S1')).toHaveAccessibleName(/^S1, leader, term 2/);
    await expect(page.getByRole('button', { name: /^S\d, / })).toHaveCount(3);
  });

  test('every control of the settings is large enough for a finger', async ({ page }) => {
    const tank = new Tank(page);
    await tank.openRun({ seed: 31 }, 300);
    await page.getByRole('tab', { name: 'Cluster' }).tap();
    await tank.button('New run').tap();
    for (const name of ['Single servers', 'Single links', 'Break a rule'])
      await dialogOf(page).getByText(name, { exact: true }).tap();
    await dialogOf(page).getByRole('button', { name: 'Add a link' }).tap();
    await field(page, 'Loss, %').fill('2');
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('dialog[open] :is(button, select, input, summary)')]
        .map((one) => ({ one, box: (one.closest('label') ?? one).getBoundingClientRect() }))
        .filter(({ box }) => Math.round(box.width) < 44 || Math.round(box.height) < 44)
        .map(
          ({ one, box }) =>
            `${one.getAttribute('aria-label') ?? one.textContent}: ${box.width} × ${box.height}`,
        ),
    );
    expect(small).toEqual([]);
  });
});
