// Photographs the page in every named situation, in both themes and all usual sizes: `npm run shots`, or only
// some of them, `npm run shots -- figure-8 long`. `--story` photographs every page of the story instead.
// `--picture` takes the README's picture instead, into public/.
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { CONTENTS } from '../src/lessons/contents.ts';
import { encodeLink } from '../src/scenario/link.ts';
import { SITUATIONS, slugOf } from '../src/scenario/situations/situations.ts';
import { buildSite, chromiumPath, serve } from './site.ts';

const FOLDER = 'shots';
const PICTURE = {
  of: 'a-partition-with-two-leaders',
  file: 'public/raftarium.png',
  limit: 250_000,
  size: { width: 1440, height: 900 },
};
interface Size {
  readonly name?: string;
  readonly width: number;
  readonly height: number;
  readonly touch?: boolean;
}

const SIZES = [
  { name: 'low', width: 1024, height: 600 },
  { name: 'projector', width: 1280, height: 720 },
  { name: 'laptop', width: 1366, height: 768 },
  { name: 'desk', width: 1440, height: 900 },
  { name: 'hall', width: 1920, height: 1080 },
  { name: 'phone', width: 390, height: 844, touch: true },
];
const THEMES = ['light', 'dark'] as const;

const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const isWanted = ({ slug }: Sight): boolean =>
  wanted.length === 0 || wanted.some((part) => slug.includes(part));

/** For each photograph: its file's name, its title, and its address. */
interface Sight {
  readonly slug: string;
  readonly title: string;
  readonly hash: string;
}

const situations = (): Sight[] =>
  SITUATIONS.map((one) => ({
    slug: slugOf(one),
    title: one.document.title ?? '',
    hash: `#run=${encodeLink(one.document)}&t=${one.at}`,
  }));

const pages = (): Sight[] =>
  CONTENTS.flatMap(({ id, title, beats }) =>
    beats.map((beat) => ({
      slug: `${id}-${beat}`,
      title: `${title}: ${beat}`,
      hash: `#story/${id}/${beat}`,
    })),
  );

const executablePath = await chromiumPath();
const site = await serve(await buildSite('.cache/site'));
const browser = await chromium.launch({ executablePath });

/** A window of this size and theme, without animations. */
async function openWindow(
  { width, height, touch = false }: Size,
  theme: (typeof THEMES)[number],
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    hasTouch: touch,
    // Pages whose run is played to its end at once.
    reducedMotion: args.includes('--story') ? 'reduce' : 'no-preference',
    deviceScaleFactor: 1,
  });
  return context.newPage();
}

async function photograph(page: Page, { hash }: Sight, path: string): Promise<void> {
  // A link that differs only after the # would not load the page again.
  await page.goto('about:blank');
  await page.goto(site.address + hash);
  await page
    .getByRole('button', { name: hash.startsWith('#story') ? 'Next' : 'Play', exact: true })
    .waitFor();
  await page.evaluate(async () => {
    await window.document.fonts.ready;
    await window.raftarium?.settled();
  });
  // Fade-ins are over.
  await page.evaluate(() =>
    Promise.allSettled(window.document.getAnimations().map((animation) => animation.finished)),
  );
  await page.screenshot({ path });
}

async function shoot(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  const chosen = (args.includes('--story') ? pages() : situations()).filter(isWanted);
  for (const size of SIZES) {
    for (const theme of THEMES) {
      const page = await openWindow(size, theme);
      for (const situation of chosen) {
        await photograph(page, situation, join(FOLDER, `${situation.slug}-${size.name}-${theme}.png`));
      }
      await page.context().close();
    }
  }
  writeFileSync(join(FOLDER, 'index.html'), contactSheet(chosen));
  console.log(`${chosen.length * SIZES.length * THEMES.length} pictures; see ${FOLDER}/index.html`);
}

function contactSheet(chosen: readonly Sight[]): string {
  const shots = (slug: string): string =>
    SIZES.flatMap(({ name }) => THEMES.map((theme) => `${slug}-${name}-${theme}.png`))
      .map((file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy" /></a>`)
      .join('\n');
  const rows = chosen.map(({ slug, title }) => `<h2>${title}</h2>\n<div>${shots(slug)}</div>`);
  return `<!doctype html>
<html lang="en"><meta charset="utf-8" /><title>Raftarium, situation by situation</title>
<style>
  body { font: 16px system-ui; margin: 24px; background: #777; color: #fff }
  div { display: flex; gap: 12px; overflow-x: auto }
  img { height: 340px }
</style>
${rows.join('\n')}
</html>
`;
}

async function takePicture(): Promise<void> {
  const sight = situations().find(({ slug }) => slug === PICTURE.of);
  if (!sight) throw new Error(`there is no situation ${PICTURE.of}`);
  const page = await openWindow(PICTURE.size, 'light');
  await photograph(page, sight, PICTURE.file);
  const { size } = statSync(PICTURE.file);
  console.log(`${PICTURE.file}: ${size} bytes`);
  if (size > PICTURE.limit) throw new Error(`the picture has more than ${PICTURE.limit} bytes`);
}

try {
  await (args.includes('--picture') ? takePicture() : shoot());
} finally {
  await browser.close();
  site.stop();
}
