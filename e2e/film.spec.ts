/** A stretch of a run as a moving picture: made, cancelled, decoded, and dropped on the page again. */
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { decompressFrames, parseGIF } from 'gifuct-js';
import { PARTITION } from '../src/scenario/testing/documents.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

/** Opens the sheet at its film, of few frames. */
async function openFilm(page: Page, fields: Readonly<Record<string, string>>): Promise<Tank> {
  const tank = new Tank(page);
  await tank.openRun(PARTITION, 395);
  await tank.button('Share').click();
  await page.getByRole('tab', { name: 'Film' }).click();
  await page.getByRole('combobox', { name: 'Width, pixels' }).selectOption('480');
  await page.getByRole('combobox', { name: 'Frames a second' }).selectOption('10');
  for (const [name, value] of Object.entries(fields)) {
    await page.getByRole('spinbutton', { name }).fill(value);
    await page.keyboard.press('Enter');
  }
  return tank;
}

const FEW = { 'From, ms': '398', 'To, ms': '408', 'Length, s': '0.5' };

async function saved(page: Page, format: string): Promise<{ name: string; bytes: Buffer<ArrayBuffer> }> {
  await page.getByRole('button', { name: 'Make the film' }).click();
  const save = page.getByRole('button', { name: new RegExp(`^Save the ${format}, \\d+ kB$`) });
  await expect(save).toBeVisible();
  const coming = page.waitForEvent('download');
  await save.click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) as Buffer<ArrayBuffer> };
}

/** Keeps a copy of every frame that is sent to be encoded. */
const KEEP_FRAMES = `
  const { postMessage } = Worker.prototype;
  window.kept = [];
  Worker.prototype.postMessage = function (order, handed) {
    if (order.kind === 'frame') {
      let text = '';
      const bytes = new Uint8Array(order.pixels);
      for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
      window.kept.push(btoa(text));
    }
    return postMessage.call(this, order, handed);
  };
`;

/** The pictures of a GIF as a player shows them, each painted over the one before. */
function picturesOf(gif: Uint8Array<ArrayBuffer>): readonly Uint8Array[] {
  const parsed = parseGIF(gif.buffer.slice(gif.byteOffset, gif.byteOffset + gif.byteLength));
  const { width, height } = parsed.lsd;
  const shown = new Uint8Array(width * height * 4);
  return decompressFrames(parsed, true).map(({ patch, dims }) => {
    for (let i = 0; i < patch.length; i += 4) {
      if (patch[i + 3] === 0) continue;
      const [x, y] = [(i / 4) % dims.width, Math.floor(i / 4 / dims.width)];
      shown.set(patch.subarray(i, i + 4), ((dims.top + y) * width + dims.left + x) * 4);
    }
    return shown.slice();
  });
}

/** The share of pixels with a channel that differs by more than `most`. */
function differing(one: Uint8Array, other: Uint8Array, most: number): number {
  let count = 0;
  for (let i = 0; i < one.length; i += 4)
    if ([0, 1, 2].some((k) => Math.abs((one[i + k] ?? 0) - (other[i + k] ?? 0)) > most)) count += 1;
  return count / (one.length / 4);
}

test('a GIF has the frames that were drawn, is the same each time, and opens its run again', async ({
  page,
}) => {
  await page.addInitScript(KEEP_FRAMES);
  const tank = await openFilm(page, FEW);
  await expect(page.getByText('6 frames, 0.6 s.')).toBeVisible();
  const gif = await saved(page, 'GIF');
  expect(gif.name).toBe('a-leader-on-the-wrong-side-of-a-partition-398-408-ms.gif');
  const kept = await page.evaluate<string[]>('window.kept');
  const pictures = picturesOf(gif.bytes);
  expect(pictures).toHaveLength(6);
  pictures.forEach((picture, i) => {
    const drawn = Buffer.from(kept[i] ?? '', 'base64');
    expect(picture).toHaveLength(drawn.length);
    // Areas keep their colours, edges nearly.
    expect(differing(picture, drawn, 0)).toBeLessThan(0.04);
    expect(differing(picture, drawn, 24)).toBe(0);
    // And they move.
    if (i > 0) expect(differing(picture, pictures[i - 1] ?? picture, 8)).toBeGreaterThan(0.0005);
  });

  // A reader who asked for less motion gets the same file.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const again = await saved(page, 'GIF');
  expect(again.bytes.equals(gif.bytes)).toBe(true);
  await page.keyboard.press('Escape');

  await tank.openRun({ title: 'Another', seed: 5 }, 40);
  await tank.dropFile(gif.bytes, gif.name);
  await expect(page.getByText(PARTITION.title ?? '', { exact: true })).toBeVisible();
  await tank.settled();
  expect(await tank.now()).toBe(398);
});

test('a film can be cancelled at any moment, and nothing of it goes on', async ({ page }) => {
  await openFilm(page, { 'From, ms': '300', 'To, ms': '1300', 'Length, s': '100' });
  const make = page.getByRole('button', { name: 'Make the film' });
  await make.click();
  const progress = page.getByRole('progressbar', { name: 'Making the film' });
  await expect(progress).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(1);
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The film was cancelled.')).toBeVisible();
  await expect(make).toBeFocused();
  await expect.poll(() => page.workers().length).toBe(0);

  await make.click();
  await expect.poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.value)).toBeGreaterThan(2);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect.poll(() => page.workers().length).toBe(0);
});

test('if what encodes films cannot be fetched, the sheet says so, and a second try works', async ({
  page,
}) => {
  await page.route('**/gif.worker-*.js', (route) => route.abort());
  await openFilm(page, FEW);
  const make = page.getByRole('button', { name: 'Make the film' });
  await make.click();
  await expect(page.getByText(/^What makes films could not be fetched/)).toBeVisible();
  await page.unroute('**/gif.worker-*.js');
  await make.click();
  await expect(page.getByText(/^The film is made: 6 frames of 480 by/)).toBeVisible();
});

test('too long a film is refused, and the message says what helps', async ({ page }) => {
  await openFilm(page, { 'From, ms': '0', 'To, ms': '3000', 'Length, s': '150' });
  await page.getByRole('combobox', { name: 'Frames a second' }).selectOption('50');
  await expect(page.getByRole('alert')).toContainText('A shorter stretch, a higher speed or fewer frames');
  const make = page.getByRole('button', { name: 'Make the film' });
  await expect(make).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('spinbutton', { name: 'To, ms' }).fill('0');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('A film ends after it begins.');
});

const VIDEOS = [
  ['WebM', 'webm', 'vp8'],
  ['MP4', 'mp4', 'avc1.42e028'],
] as const;

test('videos are offered where the browser can make them, play, and open their run again', async ({
  page,
}) => {
  const tank = await openFilm(page, FEW);
  const choice = page.getByRole('combobox', { name: 'Format' });
  const films: { name: string; bytes: Buffer }[] = [];
  for (const [format, type, codec] of VIDEOS) {
    const canMake = await page.evaluate(async (name) => {
      if (typeof VideoEncoder === 'undefined') return false;
      const config = { codec: name, width: 480, height: 480, bitrate: 300_000, framerate: 10 };
      return (await VideoEncoder.isConfigSupported(config)).supported === true;
    }, codec);
    if (!canMake) {
      test.info().annotations.push({ type: 'no encoder', description: format });
      await expect(choice.getByRole('option', { name: format })).toHaveCount(0);
      continue;
    }
    await choice.selectOption(format);
    const film = await saved(page, format);
    expect(film.name).toMatch(new RegExp(`\\.${type}$`));
    films.push(film);
    const video = page.getByLabel(/^A leader on the wrong side of a partition, from 398 to 408 ms/);
    const about = await video.evaluate(async (element: HTMLVideoElement) => {
      if (element.readyState < 1)
        await new Promise((resolve) => element.addEventListener('loadedmetadata', resolve, { once: true }));
      const { duration, videoWidth, videoHeight } = element;
      return { duration, videoWidth, isEven: videoHeight % 2 === 0 };
    });
    expect(about).toEqual({ duration: expect.closeTo(0.6, 1), videoWidth: 480, isEven: true });
  }
  await page.keyboard.press('Escape');
  for (const { name, bytes } of films) {
    await tank.openRun({ title: 'Another', seed: 5 }, 40);
    await tank.dropFile(bytes, name);
    await expect(page.getByText(PARTITION.title ?? '', { exact: true })).toBeVisible();
    await tank.settled();
    expect(await tank.now()).toBe(398);
  }
});
