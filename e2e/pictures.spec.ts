/** Pictures: what is saved as a picture opens again, and a sheet of paper has what it promises. */
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const RUN = {
  title: 'Cut in two',
  seed: 31,
  actions: [
    { at: 240, do: 'request', server: 'leader', command: 'SET x 5' },
    {
      at: 300,
      do: 'partition',
      groups: [
        ['S1', 'S2'],
        ['S3', 'S4', 'S5'],
      ],
    },
  ],
} as const;

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Share' });

async function openPictures(tank: Tank): Promise<void> {
  await tank.button('Share').click();
  await sheet(tank.page).getByRole('tab', { name: 'Picture' }).click();
  await expect(sheet(tank.page).getByRole('img', { name: /^Preview/ })).toBeVisible();
}

const choose = (page: Page, name: string, value: string) =>
  sheet(page).getByRole('combobox', { name }).selectOption({ label: value });

/** Saves the picture that is chosen: its name and its bytes. */
async function saved(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await sheet(page).getByRole('button', { name: 'Save picture' }).click();
  const download = await coming;
  await expect(sheet(page).getByRole('status').filter({ hasText: 'Saved as' })).toBeVisible();
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Drops a file of these bytes on the page. */
const drop = (page: Page, { name, bytes }: { name: string; bytes: Buffer }) =>
  page.evaluate(
    ([text = '', file = '']) => {
      const files = new DataTransfer();
      files.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], file));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    },
    [bytes.toString('base64'), name],
  );

for (const [format, theme] of [
  ['PNG', 'Dark'],
  ['SVG', 'For print'],
] as const)
  test(`a run goes out as ${format}, diagram included, and comes in again`, async ({ page }) => {
    const tank = new Tank(page);
    await tank.openRun(RUN, 412.5);
    const hash = await tank.hash();
    await openPictures(tank);
    await choose(page, 'Shows', 'Everything');
    await choose(page, 'Theme', theme);
    await choose(page, 'Format', format);
    await sheet(page).getByRole('checkbox', { name: 'Legend' }).check();
    const file = await saved(page);
    expect(file.name).toBe(`cut-in-two.413-ms.${format.toLowerCase()}`);
    await page.keyboard.press('Escape');
    await expect(tank.button('Share')).toBeFocused();

    await tank.openRun({ title: 'Another', seed: 5 }, 40);
    await drop(page, file);
    await expect(page.getByText('Cut in two', { exact: true })).toBeVisible();
    await tank.settled();
    expect(await tank.now()).toBe(412.5);
    expect(await tank.hash()).toBe(hash);
    await tank.inNote('Undo').click();
    await expect(page.getByText('Another', { exact: true })).toBeVisible();
  });

test('a picture has the size and the ground that were asked for, and no style, class or script', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(RUN, 412.5);
  await openPictures(tank);
  await choose(page, 'Shows', 'Stage');
  await choose(page, 'Theme', 'Dark');
  await sheet(page).getByRole('spinbutton', { name: 'Width' }).fill('700');
  await page.keyboard.press('Enter');
  await choose(page, 'Scale', '3×');
  await expect(sheet(page)).toContainText(/2100 × \d+ pixels/);
  const { bytes } = await saved(page);
  expect(bytes.readUInt32BE(16)).toBe(2100);
  await choose(page, 'Format', 'SVG');
  await choose(page, 'Theme', 'For print');
  const text = (await saved(page)).bytes.toString();
  expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(text).toContain('fill="#ffffff"');
  expect(text).toContain('Cut in two');
  expect(text).not.toMatch(/<style|<script|class=|style=|href=|oklab|var\(/);
});

test('a picture without a run, a damaged one and a photo each get a message, and nothing is lost', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun({ title: 'Mine', seed: 5 }, 40);
  const svg = (inside: string) => ({ name: 'a.svg', bytes: Buffer.from(`<svg>${inside}</svg>`) });
  for (const [file, message] of [
    [svg('<rect/>'), /carries no run/],
    [svg('<metadata>raftarium #run=1.abc</metadata>'), /cannot be read/],
    [svg('<script>document.title = "taken"</script>'), /carries no run/],
    [{ name: 'photo.png', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) }, /a JPEG/],
  ] as const) {
    await drop(page, file);
    await expect(page.getByText(message)).toBeVisible();
  }
  await expect(page.getByText('Mine', { exact: true })).toBeVisible();
  expect(await page.title()).not.toBe('taken');
});

const pagesIn = (paper: Buffer): number => paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test('a situation takes one sheet of paper, and a chapter has its pages, questions and answers', async ({
  page,
}) => {
  await page.addInitScript('window.print = () => {}');
  const tank = new Tank(page);
  await tank.openRun(RUN, 412.5);
  await openPictures(tank);
  await sheet(page).getByRole('button', { name: 'Print this moment' }).click();
  await expect(page.getByText('What happened last')).toBeAttached();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('cell', { name: /The network is cut/ })).toBeVisible();
  await expect(sheet(page)).toBeHidden();
  // Letter is the lower one of the two usual papers.
  expect(pagesIn(await page.pdf({ format: 'Letter' }))).toBe(1);
  await page.emulateMedia({ media: null });

  await page.goto('about:blank');
  await page.goto('/#story/partition/it-heals');
  await tank.settled();
  await openPictures(tank);
  await sheet(page).getByRole('checkbox', { name: 'Answers at the end' }).check();
  await sheet(page).getByRole('button', { name: 'Print the chapter' }).click();
  await expect(page.getByText('Question 3', { exact: true })).toBeAttached();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'The wall falls' })).toBeVisible();
  await expect(page.getByText('What becomes of Mara’s “x = 7”?')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Question 2: No' })).toBeVisible();
});
