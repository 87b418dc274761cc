/** Files: what is saved can be opened again, nothing that was open is lost, and a run can be taken elsewhere. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Download, expect, type Page } from '@playwright/test';
import { encodeLink } from '../src/scenario/link.ts';
import { documentText } from '../src/scenario/print.ts';
import { PARTITION } from '../src/scenario/testing/documents.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The file that the page saves when `act` is done: its name and its text. */
async function saved(page: Page, act: () => Promise<void>): Promise<{ name: string; text: string }> {
  const coming: Promise<Download> = page.waitForEvent('download');
  await act();
  const download = await coming;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** Pastes a text as the keyboard does, with the browser's own clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press('Control+V');
}

const title = (page: Page, text: string) => page.getByText(text, { exact: true });

test('a run is saved by the keyboard, opened again by the picker, and undone', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ title: 'Mine', seed: 31 }, 400);
  await tank.request('SET x 1');
  const hash = await tank.hash();
  const file = await saved(page, () => page.keyboard.press('Control+S'));
  expect(file.name).toBe('mine.raftarium.json');
  expect(JSON.parse(file.text)).toMatchObject({
    $schema: expect.stringMatching(/^http.*\/scenario\.schema\.json$/),
    title: 'Mine',
    actions: [{ do: 'request', server: 'leader', command: 'SET x 1' }],
  });

  await tank.openRun({ title: 'Another', seed: 5 }, 40);
  await page.keyboard.press('o');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('dialog', { name: 'File' }).getByRole('button', { name: 'Open a file' }).click();
  await (await choosing).setFiles({
    name: file.name,
    mimeType: 'application/json',
    buffer: Buffer.from(file.text),
  });
  await expect(title(page, 'Mine')).toBeVisible();
  await tank.goTo(400);
  await expect.poll(() => tank.hash()).toBe(hash);

  await tank.inNote('Undo').click();
  await tank.settled();
  await expect(title(page, 'Another')).toBeVisible();
  expect(await tank.now()).toBe(40);
});

test('a document and a link are opened by pasting them, but not into a field', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ title: 'Before', seed: 5 }, 40);
  await paste(page, documentText(PARTITION));
  await expect(title(page, PARTITION.title ?? '')).toBeVisible();
  await paste(
    page,
    `Look: ${page.url().replace(/#.*/, '')}#run=${encodeLink({ raftarium: 1, title: 'Linked' })}&t=70 it is good`,
  );
  await expect(title(page, 'Linked')).toBeVisible();
  await tank.settled();
  expect(await tank.now()).toBe(70);
  await paste(page, 'SET x 1');
  await expect(page.getByText(/neither the text of a scenario/)).toBeVisible();
  await tank.button('Request').click();
  const command = page.getByRole('textbox', { name: 'Command' });
  await expect(command).toBeFocused();
  await paste(page, documentText(PARTITION));
  await expect(command).toHaveValue(/"raftarium": 1/);
  await expect(title(page, 'Linked')).toBeVisible();
  await page.keyboard.press('Escape');
  for (const before of [PARTITION.title ?? '', 'Before']) {
    await tank.tool('Undo').click();
    await tank.settled();
    await expect(title(page, before)).toBeVisible();
  }
});

test('a link of the library can be pasted, too', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ title: 'Before', seed: 5 }, 40);
  await paste(page, `See ${page.url().replace(/#.*/, '')}#library/quiet-election`);
  await expect(page.getByRole('heading', { name: 'A quiet election' })).toBeVisible();
});

test('a file dropped on the story opens in the sandbox; the run that was left there comes back', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun({ title: 'In the sandbox', seed: 5 }, 40);
  await page.getByRole('link', { name: 'Story' }).click();
  await tank.settled();
  await tank.dropFile(documentText(PARTITION));
  await expect(title(page, PARTITION.title ?? '')).toBeVisible();
  await tank.tool('Undo').click();
  await tank.settled();
  await tank.tool('Undo').click();
  await tank.settled();
  await expect(title(page, 'In the sandbox')).toBeVisible();
  expect(await tank.now()).toBe(40);
});

test('the trace and the log for ShiViz hold the run up to its end', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(PARTITION, 100);
  const trace = await saved(page, async () => {
    await tank.button('File').click();
    await tank.button('Save the trace').click();
  });
  expect(trace.name).toBe('a-leader-on-the-wrong-side-of-a-partition.trace.jsonl');
  const lines = trace.text.trimEnd().split('\n');
  const last = JSON.parse(lines.at(-1) ?? '');
  expect(last).toMatchObject({ time: 3000, events: lines.length - 1 });
  const log = await saved(page, async () => {
    await tank.button('File').click();
    await tank.button('Save the log for ShiViz').click();
  });
  const entries = log.text.split('\n').slice(2);
  expect(log.text).toMatch(/^\(\?<seq>.*\(\?<clock>\{\.\*\}\)\n\n/);
  expect(entries[1]).toMatch(/^S\d \{"S\d":1\}$/);
  expect(entries.length).toBe(2 * last.events + 1);
  await page.keyboard.press('End');
  await tank.settled();
  expect(await tank.hash()).toBe(last.hash);
});

test('a long trace is written with its progress shown, and can be cancelled', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ cluster: { servers: 40 }, until: 120_000 }, 0);
  await page.evaluate('HTMLAnchorElement.prototype.click = () => { throw new Error("a file was saved"); }');
  await tank.button('File').click();
  await tank.button('Save the trace').click();
  await expect(page.getByRole('progressbar', { name: /^Writing seed-1\.trace\.jsonl/ })).toBeVisible();
  await tank.button('Cancel').click();
  await expect(page.getByText('seed-1.trace.jsonl was not finished, so it is not saved.')).toBeVisible();
  await tank.settled();
});

test('the copied command reproduces the run in a shell', async ({ page }) => {
  const tank = new Tank(page);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await tank.openRun({ title: `It's "quoted" \\ $HOME !`, seed: 31 }, 400);
  await tank.request('SET x 1');
  await tank.goTo(900);
  await tank.button('File').click();
  await tank.button('Copy the command').click();
  await expect(page.getByText(/reproduces this run is copied/)).toBeVisible();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  const { stdout } = spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' });
  await page.keyboard.press('End');
  await tank.settled();
  expect(JSON.parse(stdout).hash).toBe(await tank.hash());
});

test('of a run that is too long for a command line, the file is saved, and the command runs it', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun({ title: 'x'.repeat(400) }, 0);
  const actions = Array.from({ length: 800 }, (_, i) => ({
    at: 300 + i,
    do: 'request' as const,
    server: 'leader',
    command: `SET k${i % 9} ${i}`,
  }));
  await tank.dropFile(JSON.stringify({ raftarium: 1, title: 'Long', seed: 31, actions }));
  await expect(title(page, 'Long')).toBeVisible();
  await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("no"))');
  const file = await saved(page, async () => {
    await tank.button('File').click();
    await tank.button('Copy the command').click();
  });
  expect(file.name).toBe('long.raftarium.json');
  await expect(page.getByRole('textbox', { name: 'Address to copy' })).toHaveValue(
    /^npm run -s headless -- --until \d+(\.\d+)? long\.raftarium\.json$/,
  );
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('the run is saved from the tools behind More', async ({ page }) => {
    const tank = new Tank(page);
    await tank.openRun({ title: 'By hand', seed: 5 }, 40);
    const file = await saved(page, async () => {
      await tank.button('More').tap();
      await tank.button('File').tap();
      await tank.button('Save the document').tap();
    });
    expect(file.name).toBe('by-hand.raftarium.json');
  });
});
