/** The document of the run as text, beside the run: each follows the other. */
import { readFile } from 'node:fs/promises';
import { type Download, expect, type Locator, type Page } from '@playwright/test';
import { documentText } from '../src/scenario/print.ts';
import { PARTITION } from '../src/scenario/testing/documents.ts';
import { PHONE } from './fingers.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const text = (page: Page): Locator => page.getByRole('textbox', { name: /^The document of this run/ });
const editor = (page: Page): Locator => page.getByRole('region', { name: 'The document', exact: true });

async function openEditor(page: Page): Promise<void> {
  await page.keyboard.press('e');
  await expect(text(page)).toBeFocused();
}

/** Replaces the whole text, as pasting does. */
async function write(page: Page, words: string): Promise<void> {
  await text(page).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(words);
}

const savedText = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8');

const RUN = { title: 'Mine', seed: 31 } as const;
const withSeed = (seed: number | string) =>
  documentText({ raftarium: 1, ...RUN }).replace('"seed": 31', `"seed": ${seed}`);

test('the run follows the text at its time; Undo takes the burst of edits back', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(RUN, 400);
  const before = await tank.hash();
  await openEditor(page);
  await write(page, withSeed(7));
  await expect(editor(page)).toContainText('The run follows the text.');
  await expect.poll(() => tank.hash()).not.toBe(before);
  await write(page, withSeed(8));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(text(page)).not.toBeFocused();
  await tank.settled();
  expect(await tank.now()).toBe(400);
  await tank.tool('Undo').click();
  await expect.poll(() => tank.hash()).toBe(before);
  await expect(text(page)).toContainText('"seed": 31');
});

test('what may stand at the cursor is proposed from the schema', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(RUN, 0);
  await openEditor(page);
  await write(page, '{ "raftarium": 1, "seed": 31, ');
  await page.keyboard.press('Control+Space');
  const proposals = page.getByRole('listbox', { name: 'Proposals' });
  await expect(proposals.getByRole('option', { name: /^until/ })).toBeVisible();
  await page.keyboard.type('unt');
  await expect(proposals.getByRole('option').first()).toHaveText(/^until/);
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('900 }');
  await expect(text(page)).toContainText('"until": 900 }');
  await expect(editor(page)).toContainText('The run follows the text.');
});

test('a dropped document that cannot be run is shown with its error, and opens once it is mended', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(RUN, 400);
  const before = await tank.hash();
  const wrong = documentText(PARTITION).replace('"S2"], ["S3"', '"S2"], ["S2"');
  await tank.dropFile(wrong);
  await expect(page.getByRole('alert')).toHaveText(
    /^Line 8\. actions\[1\]\.groups\[1\]\[0\]: S2 stands in a group/,
  );
  await expect(text(page)).toContainText('["S2", "S4", "S5"]');
  expect(await tank.hash()).toBe(before);
  await tank.button('Close the editor').click();
  await tank.dropFile(wrong);
  await tank.button('Go to line 8').click();
  await expect(text(page)).toBeFocused();
  await write(page, documentText(PARTITION));
  await expect(page.getByText(/^“A leader on .*” is open, with 3 planned actions/)).toBeVisible();
  await tank.tool('Undo').click();
  await expect.poll(() => tank.hash()).toBe(before);
});

test('a good file replaces a wrong one, and its error, in the open editor', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(RUN, 400);
  await tank.dropFile(withSeed(-1));
  await expect(text(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(text(page)).toHaveAccessibleDescription(/^Line 4\. seed: must be .*Ctrl Space proposes/);
  await tank.dropFile(documentText(PARTITION));
  await expect(text(page)).toContainText(PARTITION.title ?? '');
  await expect(editor(page)).toContainText('The run follows the text.');
  await expect(text(page)).toHaveAttribute('aria-invalid', 'false');
  await expect(text(page)).toHaveAccessibleDescription(/^Ctrl Space proposes/);
});

test('the dialog never closes the editor; closed, it leaves the focus where it was', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(RUN, 400);
  for (const _ of ['closed', 'open']) {
    await tank.button('File').click();
    await tank.button('Edit the document').click();
    await expect(text(page)).toBeFocused();
  }
  await tank.button('Close the editor').press('Enter');
  await expect(tank.button('File')).toBeFocused();
  await tank.server('S2').focus();
  await openEditor(page);
  await tank.button('Close the editor').press('Enter');
  await expect(tank.server('S2')).toBeFocused();
});

test('an act is written into the text; if the text cannot be run, the reader chooses', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(RUN, 400);
  await openEditor(page);
  await tank.choose(tank.server('S2'), 'Crash');
  await expect(text(page)).toContainText('"do": "crash", "server": "S2"');
  await write(page, withSeed('seven'));
  await expect(editor(page)).toContainText('Line 4. document: is not JSON');
  await tank.choose(tank.server('S2'), 'Restart');
  await expect(text(page)).toContainText('"seed": seven');
  await tank.button('Take the run’s document').click();
  await expect(text(page)).toContainText('"do": "restart", "server": "S2"');
  await expect(text(page)).toBeFocused();
  await write(page, withSeed('seven'));
  await tank.choose(tank.server('S2'), 'Crash');
  await tank.button('Keep my text').click();
  await expect(text(page)).toBeFocused();
});

test('a text that cannot be run is there again when the editor is closed and opened', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(RUN, 400);
  await openEditor(page);
  await write(page, withSeed('seven'));
  await tank.button('Close the editor').click();
  await expect(editor(page)).toBeHidden();
  await openEditor(page);
  await expect(text(page)).toContainText('"seed": seven');
});

test('a text that cannot be run is there again after a reload, and so is a file’s', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(RUN, 400);
  await openEditor(page);
  await write(page, withSeed('seven'));
  await expect(editor(page)).toContainText('is not JSON');
  await page.reload();
  await expect(text(page)).toContainText('"seed": seven');
  await expect(editor(page)).toContainText('is not JSON');
  await write(page, withSeed(8));
  await expect(editor(page)).toContainText('The run follows the text.');

  await tank.dropFile(withSeed(-1));
  await tank.button('Close the editor').click();
  await page.reload();
  await tank.hold();
  await expect(editor(page)).toBeHidden();
  await openEditor(page);
  await expect(text(page)).toContainText('"seed": -1}');
});

test('a text that cannot be run waits while the story is read, unless a run is taken over from it', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(RUN, 400);
  await openEditor(page);
  await write(page, withSeed('seven'));
  await expect(editor(page)).toContainText('is not JSON');
  await page.getByRole('link', { name: 'Story' }).click();
  await tank.settled();
  await page.getByRole('link', { name: 'Sandbox' }).click();
  await expect(text(page)).toContainText('seven');
  await expect(page.getByText('The run was changed meanwhile.')).toBeHidden();
  await page.getByRole('link', { name: 'Story' }).click();
  await tank.settled();
  await tank.button('Take over').click();
  await expect(editor(page)).toContainText('The run follows the text.');
  await expect(text(page)).not.toContainText('seven');
});

test('a dropped text stays as it was edited when the page gets narrow; dropped again, it is the file’s', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(RUN, 400);
  await tank.dropFile(withSeed(-1));
  await write(page, withSeed(-12));
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(text(page)).toContainText('"seed": -12');
  await expect(page.getByRole('alert')).toContainText('seed: must be');
  await tank.dropFile(withSeed(-1));
  await expect(text(page)).toContainText('"seed": -1}');
  await tank.button('Take the run’s document').click();
  await expect(text(page)).toContainText('"seed": 31');
  await expect(editor(page)).toContainText('The run follows the text.');
});

test('a short text is shown while the open run is too long to be edited', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(RUN, 400);
  const actions = Array.from({ length: 3000 }, (_, i) => ({
    at: 1000 + i,
    do: 'request' as const,
    server: 'leader' as const,
    command: `SET x ${'y'.repeat(100)}`,
  }));
  await tank.dropFile(documentText({ raftarium: 1, seed: 5, actions }));
  await expect(page.getByText(/Another run is open/)).toBeVisible();
  await page.keyboard.press('e');
  await expect(editor(page)).toContainText('This document is longer than');
  await tank.dropFile(withSeed(-1));
  await expect(text(page)).toContainText('"seed": -1}');
  await tank.button('Take the run’s document').click();
  await expect(editor(page)).toContainText('This document is longer than');
  await tank.dropFile(withSeed(-1));
  await write(page, withSeed(7));
  await expect(editor(page)).toContainText('The run follows the text.');
  await expect(text(page)).toBeFocused();
});

test('a text that is not the run is saved as it stands', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(RUN, 400);
  await openEditor(page);
  await write(page, withSeed('seven'));
  const byKey = page.waitForEvent('download');
  await page.keyboard.press('Control+S');
  expect(await savedText(await byKey)).toBe(withSeed('seven'));
  await write(page, withSeed(7));
  const byButton = page.waitForEvent('download');
  await editor(page).getByRole('button', { name: 'Save' }).click();
  const saved = await byButton;
  expect(saved.suggestedFilename()).toBe('mine.raftarium.json');
  expect(JSON.parse(await savedText(saved))).toMatchObject({ title: 'Mine', seed: 7 });
});

test.describe('with a finger', () => {
  test.use(PHONE);

  test('the document is edited below the tank', async ({ page }) => {
    const tank = new Tank(page);
    await tank.openRun(RUN, 400);
    const before = await tank.hash();
    await tank.button('More').tap();
    await tank.button('File').tap();
    await tank.button('Edit the document').tap();
    await text(page).tap();
    await write(page, withSeed(7));
    await expect.poll(() => tank.hash()).not.toBe(before);
    await expect(tank.server('S1')).toBeVisible();
    await tank.button('Close the editor').tap();
    await expect(page.getByRole('tab', { name: 'Logs' })).toBeVisible();
    await expect(tank.button('More')).toBeFocused();
  });
});
