/** Menus: where they open, their items, and the keyboard. */
import { expect, type Locator } from '@playwright/test';
import { between, Fingers, middleOf, PHONE } from './fingers.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const LED = { cluster: { initial: { S1: { term: 1, role: 'leader' } } } } as const;
const ALL = ['S1', 'S2', 'S3', 'S4', 'S5'] as const;

/** Completely in the window, beside its target, not over it, and not far away. */
async function standsBeside(opener: Locator, menu: Locator): Promise<void> {
  await expect(menu).toBeInViewport({ ratio: 1 });
  const [its, theirs] = await Promise.all([menu.boundingBox(), opener.boundingBox()]);
  if (!its || !theirs) throw new Error('they are not on the page');
  const apart = (from: number, size: number, otherFrom: number, otherSize: number) =>
    Math.max(otherFrom - from - size, from - otherFrom - otherSize);
  const across = apart(its.x, its.width, theirs.x, theirs.width);
  const along = apart(its.y, its.height, theirs.y, theirs.height);
  const distance = Math.max(across, along);
  expect(distance).toBeGreaterThanOrEqual(0);
  expect(distance).toBeLessThan(24);
}

for (const [width, height] of [
  [1024, 600],
  [1280, 720],
  [1920, 1080],
] as const) {
  test(`at ${width} × ${height} a menu opens beside its target`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const tank = new Tank(page);
    await tank.openRun(LED, 84);
    for (const name of ALL) {
      await tank.server(name).click();
      await standsBeside(tank.server(name).locator('.hit'), page.getByRole('menu'));
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toBeHidden();
    }
    await tank.button('Play until').click();
    await standsBeside(tank.button('Play until'), page.getByRole('menu'));
  });
}

for (const [width, height] of [
  [1024, 600],
  [1920, 1080],
] as const) {
  test(`at ${width} × ${height} a dialog opens beside its button, or beside the target of its menu`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    const tank = new Tank(page);
    await tank.openRun(LED, 84);
    const dialog = page.getByRole('dialog');
    for (const name of ['Request', 'Network']) {
      await tank.button(name).click();
      await standsBeside(tank.button(name), dialog);
      await page.keyboard.press('Escape');
    }
    await tank.choose(tank.server('S2'), 'Send request');
    await standsBeside(tank.server('S2').locator('.hit'), dialog);
    await page.keyboard.press('Escape');
    await tank.button('Play until').click();
    await page.getByRole('menuitem', { name: 'Run to a time …' }).click();
    await standsBeside(tank.button('Play until'), dialog);
  });
}

test('the dialog that cuts the network leaves the ring visible; by key a dialog opens over the stage', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const tank = new Tank(page);
  await tank.openRun(LED, 84);
  await tank.button('Partition').click();
  const dialog = page.getByRole('dialog');
  const [its, ...servers] = await Promise.all(
    [dialog, ...ALL.map((name) => tank.server(name))].map((it) => it.boundingBox()),
  );
  for (const server of servers) {
    const right = (server?.x ?? 0) + (server?.width ?? 0);
    expect(right <= (its?.x ?? 0) || (server?.x ?? 0) >= (its?.x ?? 0) + (its?.width ?? 0)).toBe(true);
  }
  await page.keyboard.press('Escape');
  await page
    .getByText(/^No entry yet/)
    .first()
    .click();
  await page.keyboard.press('r');
  const stage = await page.locator('.stage').boundingBox();
  const { x, y } = await middleOf(dialog);
  expect(x).toBeCloseTo((stage?.x ?? 0) + (stage?.width ?? 0) / 2, -1);
  expect(y).toBeCloseTo((stage?.y ?? 0) + (stage?.height ?? 0) / 2, -1.3);
  await page.setViewportSize({ width: 1000, height: 480 });
  await expect(dialog).toBeInViewport({ ratio: 1 });
});

test('by key a menu opens on its first item, and Enter again chooses it; the focus returns', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 84);
  await tank.server('S2').press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Crash' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(tank.server('S2')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Crash' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tank.server('S2')).toHaveAccessibleName(/crashed/);
  await expect(tank.server('S2')).toBeFocused();
});

test('a key that is held down opens a menu and chooses nothing in it', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 84);
  await tank.server('S2').focus();
  await page.keyboard.down('Enter');
  await expect(page.getByRole('menuitem', { name: 'Crash' })).toBeFocused();
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
});

const linkOf = async (tank: Tank) => {
  const [one, other] = await Promise.all([middleOf(tank.server('S3')), middleOf(tank.server('S4'))]);
  return between(one, other);
};

test('a click on a link opens its menu: both ways at once, one way, and undo in one step', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 84);
  const item = (name: string) => page.getByRole('menuitem', { name, exact: true });
  const before = await tank.hash();
  // S3 → S4 is to the right of the link's middle, seen along the way: above it.
  const { x, y } = await linkOf(tank);
  const open = () => page.mouse.click(x, y - 8);
  await open();
  expect(await tank.hash()).toBe(before);
  await item('Cut both ways').click();
  await expect(tank.button('Mend the way from S3 to S4')).toBeVisible();
  await expect(tank.button('Mend the way from S4 to S3')).toBeVisible();
  await tank.tool('Undo').click();
  await expect(page.getByRole('button', { name: /^Mend the way/ })).toHaveCount(0);
  await open();
  await item('Hold messages S3 → S4 only').click();
  await expect(tank.button('Let go what is held from S3 to S4')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Let go what is held/ })).toHaveCount(1);
  await open();
  await item('Latency, loss …').click();
  await expect(page.getByRole('combobox', { name: 'Where' }).locator('option:checked')).toHaveText(
    'S3 to S4',
  );
});

test('by keyboard the network’s dialog does the same to a link', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 84);
  await expect(page.getByRole('button', { name: /^Cut the way/ })).toHaveCount(0);
  await page.keyboard.press('w');
  const dialog = page.getByRole('dialog', { name: 'The network' });
  await dialog.getByRole('combobox', { name: 'Where' }).selectOption('S3 to S4');
  await dialog.getByRole('button', { name: 'Cut both ways' }).press('Enter');
  await expect(dialog.getByRole('button', { name: 'Mend both ways' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Hold messages both ways' }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Mend the way/ })).toHaveCount(2);
  const bar = tank.button('Mend the way from S3 to S4');
  await bar.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Mend both ways' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bar).toBeFocused();
});

test.describe('on a phone', () => {
  test.use(PHONE);

  for (const [width, height] of [
    [390, 844],
    [360, 640],
    [844, 390],
  ] as const)
    test(`at ${width} × ${height} all items of every menu are in the window`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      const tank = new Tank(page);
      await tank.openRun(LED, 84);
      const message = tank.messages(/^AppendEntries from S1 to S3/);
      for (const opener of [tank.button('Play until'), tank.server('S2'), tank.server('S4'), message]) {
        await opener.tap();
        await expect(page.getByRole('menu')).toBeInViewport({ ratio: 0.99 });
        for (const item of await page.getByRole('menuitem').all())
          await expect(item).toBeInViewport({ ratio: 0.99 });
        await page.keyboard.press('Escape');
        await expect(page.getByRole('menu')).toBeHidden();
      }
    });

  test('where a menu is too long for the window, its edge fades until its end is reached', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 640, height: 300 });
    const tank = new Tank(page);
    await tank.openRun(LED, 84);
    await tank.button('Play until').press('Enter');
    const last = page.getByRole('menuitem').last();
    const fade = () =>
      page.getByRole('menu').evaluate((menu) => getComputedStyle(menu, '::after').backgroundImage);
    await expect(last).not.toBeInViewport({ ratio: 0.9 });
    await expect.poll(fade).toMatch(/gradient/);
    await page.keyboard.press('End');
    await expect(last).toBeInViewport({ ratio: 0.99 });
    await expect.poll(fade).toBe('none');
  });

  test('a dialog that goes on below its edge fades there, until its end is reached', async ({ page }) => {
    const tank = new Tank(page);
    await tank.openRun(LED, 84);
    await page.keyboard.press('w');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Where' }).selectOption('S3 to S4');
    const fade = () => dialog.evaluate((it) => getComputedStyle(it, '::after').backgroundImage);
    await expect.poll(fade).toMatch(/gradient/);
    await dialog.getByText(/a heartbeat comes every/).scrollIntoViewIfNeeded();
    await dialog.evaluate((it) => it.scrollTo(0, it.scrollHeight));
    await expect.poll(fade).toBe('none');
  });

  test('menus open beside what was tapped; gates and many servers are large enough', async ({ page }) => {
    const tank = new Tank(page);
    await tank.openRun(LED, 84);
    for (const name of ALL) {
      await tank.server(name).tap();
      await standsBeside(tank.server(name).locator('.hit'), page.getByRole('menu'));
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toBeHidden();
    }
    const fingers = await Fingers.on(page);
    const { x, y } = await linkOf(tank);
    await fingers.tap({ x, y: y - 3 });
    await page.getByRole('menuitem', { name: 'Hold messages both ways' }).tap();
    const sizeOf = async (what: Locator) => {
      const box = await what.locator('.hit').boundingBox();
      return Math.round(Math.min(box?.width ?? 0, box?.height ?? 0));
    };
    expect(await sizeOf(tank.button('Let go what is held from S3 to S4'))).toBeGreaterThanOrEqual(44);
    await tank.openRun({ cluster: { servers: 25 } }, 10);
    // As large as possible without taking its neighbours' taps.
    expect(await sizeOf(tank.server('S7'))).toBeGreaterThanOrEqual(36);
  });
});
