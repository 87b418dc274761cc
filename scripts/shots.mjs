// Photographs the page in every named situation, in both themes and three sizes: `npm run shots`, or only some of them,
// `npm run shots -- figure-8 long`. `--picture` takes the README's picture instead, into public/.
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { buildSite, chromiumPath, load, serve } from './site.mjs';

const FOLDER = 'shots';
const PICTURE = { of: 'a-partition-with-two-leaders', file: 'public/raftarium.png', limit: 250_000 };
const SIZES = [
  { name: 'desk', width: 1440, height: 900 },
  { name: 'hall', width: 1920, height: 1080 },
  { name: 'phone', width: 390, height: 844, touch: true },
];
const THEMES = ['light', 'dark'];

const { SITUATIONS, slugOf } = await load('src/scenario/situations/situations.ts');
const { encodeLink } = await load('src/scenario/link.ts');
const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const isWanted = (situation) =>
  wanted.length === 0 || wanted.some((part) => slugOf(situation).includes(part));
const linkOf = ({ document, at }) => `#run=${encodeLink(document)}&t=${at}`;

const executablePath = await chromiumPath();
const site = await serve(await buildSite('.cache/site'));
const browser = await chromium.launch({ executablePath });

/** A window of this size and theme; nothing moves by itself in it. */
async function openWindow({ width, height, touch = false }, theme) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    hasTouch: touch,
    deviceScaleFactor: 1,
  });
  return context.newPage();
}

async function photograph(page, situation, path) {
  // A link that differs behind the # only would not load the page anew.
  await page.goto('about:blank');
  await page.goto(site.address + linkOf(situation));
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  await page.evaluate(async () => {
    await window.document.fonts.ready;
    await window.raftarium?.settled();
  });
  // What comes in softly has come in.
  await page.evaluate(() =>
    Promise.allSettled(window.document.getAnimations().map((animation) => animation.finished)),
  );
  await page.screenshot({ path });
}

async function shoot() {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  const chosen = SITUATIONS.filter(isWanted);
  for (const size of SIZES) {
    for (const theme of THEMES) {
      const page = await openWindow(size, theme);
      for (const situation of chosen) {
        await photograph(page, situation, join(FOLDER, `${slugOf(situation)}-${size.name}-${theme}.png`));
      }
      await page.context().close();
    }
  }
  writeFileSync(join(FOLDER, 'index.html'), contactSheet(chosen));
  console.log(`${chosen.length * SIZES.length * THEMES.length} pictures; see ${FOLDER}/index.html`);
}

function contactSheet(situations) {
  const shots = (slug) =>
    SIZES.flatMap(({ name }) => THEMES.map((theme) => `${slug}-${name}-${theme}.png`))
      .map((file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy" /></a>`)
      .join('\n');
  const rows = situations.map((one) => `<h2>${one.document.title}</h2>\n<div>${shots(slugOf(one))}</div>`);
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

async function takePicture() {
  const page = await openWindow(SIZES[0], 'light');
  await photograph(
    page,
    SITUATIONS.find((one) => slugOf(one) === PICTURE.of),
    PICTURE.file,
  );
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
