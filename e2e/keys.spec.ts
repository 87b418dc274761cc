/** The keys of the page, and the help that lists them. */
import { expect } from '@playwright/test';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const LED = { cluster: { initial: { S1: { term: 1, role: 'leader' } } } } as const;

test.describe('on a projector', () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  for (const address of ['#sandbox', '#story']) {
    test(`the help of ${address} shows all keys at once, also those of the story`, async ({ page }) => {
      await page.goto(`/${address}`);
      await new Tank(page).hold();
      await page.keyboard.press('?');
      const help = page.getByRole('dialog', { name: 'Raftarium' });
      await expect(help).toBeVisible();
      for (const [width, height] of [
        [1280, 720],
        [1024, 600],
      ] as const) {
        await page.setViewportSize({ width, height });
        for (const name of [
          'Choose an answer',
          'Undo what was done to the cluster',
          'What if …?',
          'Drop a scenario file onto the page, or paste its text or a link: its run opens.',
        ])
          await expect(help.getByText(name, { exact: true })).toBeInViewport({ ratio: 1 });
        await expect(help.getByRole('switch')).toBeInViewport({ ratio: 1 });
        expect(await help.evaluate((it) => it.scrollHeight - it.clientHeight)).toBe(0);
      }
    });
  }

  test('the button of the tour is as large as its text', async ({ page }) => {
    const tank = new Tank(page);
    await tank.openRun(LED, 82);
    await page.keyboard.press('?');
    const box = await tank.button('Take the tour').boundingBox();
    expect(box?.height).toBeLessThan(60);
    expect(box?.width).toBeLessThan(240);
  });
});

test('single-letter keys can be switched off, and stay off', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 82);
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('l');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('switch', { name: /^Single-letter keys/ }).uncheck();
  await expect(dialog).not.toContainText('New run, with another seed');
  await page.keyboard.press('Escape');
  const letters = ['l', 'n', 's', 'd', '?'];
  for (const key of letters) await page.keyboard.press(key);
  await page.reload();
  await tank.hold();
  for (const key of letters) await page.keyboard.press(key);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => tank.now()).not.toBe(82);
  await expect(dialog).toBeHidden();
  // S1 leads from the start in this run, and in no new one.
  await expect(tank.server('S1')).toHaveAccessibleName(/^S1, leader, term 1/);
  await expect(page.getByRole('region', { name: 'Space–time diagram' })).toBeHidden();
  await expect(tank.button('Request')).not.toHaveAttribute('title', /\(/);
});

test('in the sandbox the page keys go from highlight to highlight, also with the focus on a server or a message', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 0);
  await tank.button('Next highlight').click();
  await tank.settled();
  const first = await tank.now();
  await tank.button('Next highlight').click();
  await tank.settled();
  const second = await tank.now();
  await page.keyboard.press('PageUp');
  await expect.poll(() => tank.now()).toBe(first);
  await page.keyboard.press('PageDown');
  await expect.poll(() => tank.now()).toBe(second);
  await tank.server('S2').press('PageUp');
  await expect.poll(() => tank.now()).toBe(first);
  await tank
    .messages(/^RequestVote from/)
    .first()
    .press('Shift+ArrowRight');
  await expect.poll(() => tank.now()).toBe(second);
  await tank.server('S2').press('Shift+ArrowLeft');
  await expect.poll(() => tank.now()).toBe(first);
});

test('a new run that was opened by mistake is undone by its notice', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 300);
  await tank.choose(tank.server('S1'), 'Crash');
  await tank.button('Share').focus();
  await page.keyboard.press('n');
  await expect(page.getByText(/^A new run: 5 servers, seed \d+\.$/)).toBeVisible();
  await expect(tank.server('S1')).not.toHaveAccessibleName(/crashed/);
  await tank.inNote('Undo').click();
  await expect(tank.server('S1')).toHaveAccessibleName(/crashed/);
  expect(await tank.now()).toBeGreaterThanOrEqual(300);
});

test('Escape closes one thing at a time: the menu, the selection, the diagram', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 82);
  await page.keyboard.press('d');
  const diagram = page.getByRole('region', { name: 'Space–time diagram' });
  await expect(diagram).toBeVisible();
  await tank.server('S2').press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(tank.server('S2')).toBeFocused();
  const selection = page.getByRole('region', { name: 'S2' });
  await page.keyboard.press('Escape');
  await expect(diagram).toBeVisible();
  await expect(selection).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(diagram).toBeHidden();
});

test('keys of a composition, or in a field, are no commands', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 82);
  const press = (init: { key: string; code: string; isComposing?: boolean }) =>
    page.evaluate((event) => {
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...event }),
      );
    }, init);
  const legend = page.getByRole('dialog', { name: 'What the signs mean' });
  await press({ key: 'l', code: 'KeyL', isComposing: true });
  await page.getByRole('spinbutton', { name: 'Servers' }).press('l');
  await expect(legend).toBeHidden();
  await press({ key: 'д', code: 'KeyL' });
  await expect(legend).toBeVisible();
});
