/** A lecturer's second window: it drives the hall, keeps notes, and finds the hall again. */
import { expect, type Page } from '@playwright/test';
import { faults } from './faults.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

/** The hall, on a page of the story, and the presenter's window that it opens. */
async function present(page: Page, hash: string): Promise<readonly [hall: Tank, presenter: Page]> {
  const hall = new Tank(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/${hash}`);
  await hall.settled();
  await page.keyboard.press('f');
  const opening = page.waitForEvent('popup');
  await hall.button('Presenter’s window').click();
  const presenter = await opening;
  await expect(presenter.getByText('The hall follows.')).toBeVisible();
  return [hall, presenter];
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

test('the presenter’s window turns the page, answers, plays and blanks the hall', async ({ page }) => {
  const [hall, presenter] = await present(page, '#story/partition/the-cut');
  const button = (name: string) => presenter.getByRole('button', { name, exact: true });
  // The hall stays a hall, although the window may have ended full screen.
  await expect(hall.button('Hall mode')).toHaveAttribute('aria-pressed', 'true');
  await expect(heading(presenter, 'A wall')).toBeVisible();
  await expect(presenter.getByRole('region', { name: 'Next page' })).toContainText('How many leaders?');
  await expect(presenter.getByRole('img', { name: 'The stage on the next page' })).toBeVisible();

  await button('Next').click();
  await expect(heading(page, 'How many leaders?')).toBeVisible();
  await expect(presenter.getByRole('region', { name: 'Notes' })).toContainText('Two leaders at once');
  await presenter.getByRole('button', { name: /Two.*right/ }).click();
  await expect(page.getByText('but never two in one term')).toBeVisible();

  await presenter.keyboard.press('ArrowLeft');
  await expect(heading(page, 'A wall')).toBeVisible();

  await button('Black').click();
  await expect(page.getByText('The screen is blank. Any key brings it back.')).toBeVisible();
  await expect(presenter.getByText('The hall sees a black screen.')).toBeVisible();
  // A clicker's key brings the page back, and does not turn it.
  await page.keyboard.press('PageDown');
  await expect(page.getByText('The screen is blank. Any key brings it back.')).toBeHidden();
  await expect(heading(page, 'A wall')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(heading(page, 'How many leaders?')).toBeVisible();
});

test('acts on servers, and playing, are done from the presenter’s window', async ({ page }) => {
  const [hall, presenter] = await present(page, '#sandbox');
  const button = (name: string) => presenter.getByRole('button', { name, exact: true });
  const next = presenter.getByRole('region', { name: 'Next highlight' });
  await expect(next).toContainText('stands for election in term 1');
  await button('Next').click();
  await expect(page.locator('.headline')).toContainText('stands for election in term 1');
  await presenter.getByRole('combobox', { name: 'Server' }).selectOption('S2');
  await button('Crash').click();
  await expect(page.getByRole('button', { name: /^S2, crashed/ })).toBeVisible();
  await button('Play').click();
  await expect(hall.button('Pause')).toBeVisible();
  await button('Pause').first().click();
});

test('notes are kept over a reload, saved and loaded, and either window finds the other again', async ({
  page,
}) => {
  const [hall, presenter] = await present(page, '#story/partition/the-cut');
  const notes = presenter.getByRole('textbox', { name: 'Your own notes for this page' });
  await notes.fill('Ask who has seen this in production.');
  await presenter.reload();
  await expect(notes).toHaveValue('Ask who has seen this in production.');
  // A clicker turns the page also while the notes have the focus.
  await notes.press('PageDown');
  await expect(heading(page, 'How many leaders?')).toBeVisible();
  await expect(notes).toHaveValue('');

  await page.reload();
  await hall.settled();
  await expect(hall.button('Hall mode')).toHaveAttribute('aria-pressed', 'true');
  await presenter.getByRole('button', { name: 'Next', exact: true }).focus();
  await presenter.keyboard.press('ArrowLeft');
  await expect(heading(page, 'A wall')).toBeVisible();
  await expect(notes).toHaveValue('Ask who has seen this in production.');

  const saving = presenter.waitForEvent('download');
  await presenter.getByRole('button', { name: 'Save all notes' }).click();
  const file = await (await saving).path();
  await notes.fill('');
  await presenter.getByLabel('Load notes').last().setInputFiles(file);
  await expect(notes).toHaveValue('Ask who has seen this in production.');

  await page.close();
  await expect(presenter.getByText('The hall’s window is closed.')).toBeVisible();
});

test('a ring follows the mouse in the hall without a render, and the mouse over the picture too', async ({
  page,
}) => {
  const [, presenter] = await present(page, '#story/partition/the-cut');
  const ring = page.locator('.hall-ring');
  await page.keyboard.press('c');
  const commits = () => page.evaluate(() => window.raftarium?.commits);
  await page.mouse.move(300, 200);
  await expect(ring).toBeVisible();
  const before = await commits();
  await page.mouse.move(500, 300, { steps: 10 });
  const box = await ring.boundingBox();
  expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - 500)).toBeLessThan(2);
  expect(await commits()).toBe(before);

  await presenter
    .getByRole('img', { name: 'What the stage in the hall shows' })
    .hover({ position: { x: 20, y: 20 } });
  const stage = await page.locator('.stage-tank').boundingBox();
  await expect(async () => {
    const at = await ring.boundingBox();
    expect((at?.x ?? 0) + (at?.width ?? 0) / 2).toBeLessThan((stage?.x ?? 0) + (stage?.width ?? 0) / 3);
  }).toPass();
});

test('if no window may open, a link opens it', async ({ page }) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await page.goto('/#story/partition/the-cut');
  await new Tank(page).settled();
  await page.keyboard.press('v');
  const opening = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Open the presenter’s window' }).click();
  await expect((await opening).getByText('The hall follows.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the presenter’s window' })).toBeHidden();
});

test('axe finds nothing in the presenter’s window, wide and small, and nothing is clipped', async ({
  page,
}) => {
  const [, presenter] = await present(page, '#story/partition/how-many-leaders');
  await presenter.getByLabel('Planned, in minutes').fill('20');
  for (const colorScheme of ['light', 'dark'] as const)
    for (const [width, height] of [
      [1280, 720],
      [390, 844],
    ] as const) {
      await presenter.emulateMedia({ colorScheme });
      await presenter.setViewportSize({ width, height });
      expect(await faults(presenter)).toEqual([]);
      expect(await presenter.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
});

test('the presenter’s window alone says how it is opened', async ({ page }) => {
  await page.goto('/?present');
  await expect(page.getByRole('status')).toContainText('This window belongs to no hall.');
  const opening = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Open the hall' }).click();
  const hall = await opening;
  await expect(page.getByText('The hall follows.')).toBeVisible();
  await page.keyboard.press('f');
  await expect(new Tank(hall).button('Hall mode')).toHaveAttribute('aria-pressed', 'true');
});
