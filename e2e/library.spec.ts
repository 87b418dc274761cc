/** The library: found by words, opened at its moment, by keyboard, by finger and by link; and nothing is lost. */
import { expect, type Locator, type Page, test as whole } from '@playwright/test';
import { ENTRIES } from '../src/library/entries.ts';
import type { LibraryEntry } from '../src/library/types.ts';
import { faults } from './faults.ts';
import { PHONE } from './fingers.ts';
import { lateFiles, Refusal } from './late.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

function entryOf(slug: string): LibraryEntry {
  const found = ENTRIES.find((one) => one.slug === slug);
  if (!found) throw new Error(`the library has no entry ${slug}`);
  return found;
}
const OLD_LOG = entryOf('vote-denied-old-log');
const QUIET = entryOf('quiet-election');
const TWICE = entryOf('vote-twice');

const door = (page: Page) => page.getByRole('navigation').getByRole('link', { name: 'Library', exact: true });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the library' });
const link = (page: Page, { title }: LibraryEntry) => page.getByRole('link', { name: title, exact: true });
const heading = (page: Page, { title }: LibraryEntry) => page.getByRole('heading', { name: title, level: 2 });

/**
 * Scrolls before it taps: entries that come into view get their size only then, and may move the one that is
 * tapped. A tap waits until what it taps stands still, but scrolls after that.
 */
async function tap(what: Locator): Promise<void> {
  await what.scrollIntoViewIfNeeded();
  await what.tap();
}

async function isOpen(tank: Tank, entry: LibraryEntry): Promise<void> {
  await expect(heading(tank.page, entry)).toBeVisible();
  await tank.settled();
  await expect(tank.button('Play')).toBeVisible();
  expect(await tank.now()).toBe(entry.at);
}

test('two presses from the sandbox: the door, the entry; and Back goes the same way', async ({ page }) => {
  const tank = new Tank(page);
  await tank.open();
  await door(page).click();
  await expect(page).toHaveURL(/#library$/);
  await expect(page).toHaveTitle('Raftarium: library');
  await link(page, OLD_LOG).click();
  await isOpen(tank, OLD_LOG);
  await expect(page.getByRole('group', { name: 'The cluster', exact: true })).toBeVisible();
  await expect(page).toHaveURL(/#library\/vote-denied-old-log$/);
  await expect(page).toHaveTitle(`${OLD_LOG.title} · Raftarium`);
  await expect(page.getByText(OLD_LOG.sentence)).toBeVisible();
  await page.goBack();
  await expect(link(page, OLD_LOG)).toBeFocused();
  await page.goForward();
  await isOpen(tank, OLD_LOG);
});

// What an entry says after a reload comes with what is fetched ahead.
whole('a link opens an entry, also after a reload, until the reader changes its run', async ({ page }) => {
  const tank = new Tank(page);
  await page.goto('/#library/vote-denied-old-log');
  await isOpen(tank, OLD_LOG);
  await page.reload();
  await isOpen(tank, OLD_LOG);
  await tank.goTo(60);
  await page.reload();
  await tank.settled();
  expect(await tank.now()).toBe(60);
  await expect(page).toHaveURL(/#library\/vote-denied-old-log$/);
  await tank.choose(tank.server('S2'), 'Crash');
  await expect(page).toHaveURL(/#run=/);
  await expect(heading(page, OLD_LOG)).toBeVisible();
  await page.reload();
  await tank.settled();
  await expect(tank.server('S2')).toHaveAccessibleName(/crashed/);
  // Its words come with the library’s entries, which are fetched last.
  await expect(heading(page, OLD_LOG)).toBeVisible();
  await expect(heading(page, OLD_LOG)).not.toBeFocused();
});

test('a link to an entry that does not exist says so, and shows the others', async ({ page }) => {
  await page.goto('/#library/no-such-thing');
  await expect(page.getByRole('alert')).toContainText('no entry “no-such-thing”');
  await expect(link(page, QUIET)).toBeVisible();
  await expect(page).toHaveURL(/#library$/);
});

test('by keyboard: search, walk, open, and return to the same place', async ({ page }) => {
  const tank = new Tank(page);
  await page.goto('/#library');
  await tank.settled();
  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('old log §5.4');
  await expect(link(page, QUIET)).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(link(page, OLD_LOG)).toBeFocused();
  await page.keyboard.press('Enter');
  await isOpen(tank, OLD_LOG);
  await expect(heading(page, OLD_LOG)).toBeFocused();
  // The page's keys work at once.
  await page.keyboard.press('End');
  await tank.settled();
  expect(await tank.now()).toBeGreaterThanOrEqual(OLD_LOG.document.until ?? 0);
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('article').getByRole('link', { name: 'Library' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(search(page)).toHaveValue('old log §5.4');
  await search(page).fill('');
  await expect(link(page, QUIET)).toBeVisible();
});

test('a title that is typed is what Enter opens', async ({ page }) => {
  const tank = new Tank(page);
  await page.goto('/#library');
  await search(page).fill('two votes in one term');
  await search(page).press('Enter');
  await expect(link(page, TWICE)).toBeFocused();
  await page.keyboard.press('Enter');
  await isOpen(tank, TWICE);
});

test('what is sought stays after a reload', async ({ page }) => {
  await page.goto('/#library');
  await page.getByRole('button', { name: 'One rule left out' }).click();
  await search(page).fill('split brain');
  await expect(link(page, TWICE)).toBeVisible();
  await page.reload();
  await expect(search(page)).toHaveValue('split brain');
  await expect(page.getByRole('button', { name: 'One rule left out' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(link(page, TWICE)).toBeVisible();
  await expect(link(page, QUIET)).toHaveCount(0);
});

test('arrows lead from entry to entry', async ({ page }) => {
  await page.goto('/#library');
  const [first, second] = ENTRIES;
  if (!first || !second) throw new Error('the library is empty');
  await link(page, first).focus();
  await page.keyboard.press('ArrowRight');
  await expect(link(page, second)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await expect(link(page, first)).toBeFocused();
  await page.keyboard.press('End');
  await expect(link(page, first)).not.toBeFocused();
  await page.keyboard.press('Home');
  await expect(link(page, first)).toBeFocused();
});

test('a group is a filter; where nothing is found, there are ways out', async ({ page }) => {
  await page.goto('/#library');
  const broken = page.getByRole('button', { name: 'One rule left out' });
  await broken.click();
  await expect(broken).toHaveAttribute('aria-pressed', 'true');
  await expect(link(page, TWICE)).toBeVisible();
  await expect(link(page, QUIET)).toHaveCount(0);
  await search(page).fill('quiet');
  await expect(page.getByText('Nothing in “One rule left out” has “quiet” in its words.')).toBeVisible();
  await page.getByRole('button', { name: 'Look in all groups' }).click();
  await expect(link(page, QUIET)).toBeVisible();
  await expect(search(page)).toBeFocused();
  await search(page).fill('quiet zebra');
  await expect(page.getByText('No situation has “quiet zebra” in its words.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'These have some of the words' })).toBeVisible();
  await expect(link(page, QUIET)).toBeVisible();
  await search(page).fill('zebra');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(link(page, TWICE)).toBeVisible();
});

test('a rule that is left out opens beside the same run with the rule', async ({ page }) => {
  const tank = new Tank(page);
  await page.goto('/#library/vote-twice');
  await isOpen(tank, TWICE);
  await expect(page.getByText('Without the rule', { exact: true })).toBeVisible();
  await expect(page.getByText('With the rule', { exact: true })).toBeVisible();
  for (const branch of ['Without the rule', 'With the rule']) {
    const stage = page.getByRole('group', { name: `The cluster, ${branch}`, exact: true });
    await expect(stage.getByRole('button', { name: /^S1, / })).toBeVisible();
  }
  await expect(page.getByText(TWICE.broken?.kept ?? '')).toBeVisible();
  await page.keyboard.press('End');
  await tank.settled();
  // Two where the rule is left out, one beside.
  await expect(tank.leaders()).toHaveCount(3);
  const differences = page.getByRole('region', { name: 'Comparison' });
  await expect(differences.getByRole('table')).toBeVisible();
});

/** What of the column is hidden; `lines`: how many lines of text of the events are in view, of three at most. */
const columnOf = (page: Page) =>
  page.evaluate(() => {
    const faults: string[] = [];
    const linesOf = (what: Node) => {
      const range = document.createRange();
      range.selectNodeContents(what);
      const feet = [...range.getClientRects()].map(({ bottom }) => Math.round(bottom));
      return feet.filter((foot, i) => foot - (feet[i - 1] ?? 0) > 4 || foot < (feet[i - 1] ?? 0));
    };
    const find = (selector: string) => {
      const found = document.querySelector(selector);
      if (!found) throw new Error(`no ${selector}`);
      return found;
    };
    const [column, words, differences] = [find('.narration'), find('.entry-words'), find('.differences')];
    if (column.scrollHeight > column.clientHeight) faults.push('the column scrolls');
    for (const box of [words, differences])
      if (box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box, '::after').position !== 'sticky')
        faults.push(`${box.className} is cut without a fade`);
    const fade = 20;
    const rule = [...words.querySelectorAll('b')].find((one) => one.textContent === 'The rule:');
    const end = linesOf(rule?.nextSibling ?? document.body).at(-1) ?? 0;
    if (!rule || end > words.getBoundingClientRect().bottom - fade)
      faults.push('the rule is not all in view');
    const part = differences.querySelector('p') ?? document.body;
    if ((linesOf(part).at(-1) ?? 0) > differences.getBoundingClientRect().bottom - fade)
      faults.push('where they part is not all in view');
    const row = differences.querySelector('tbody > tr');
    if (row && row.getBoundingClientRect().bottom > differences.getBoundingClientRect().bottom)
      faults.push('what differs is below its edge');
    const list = find('.events-scroll').getBoundingClientRect();
    const foot = Math.min(list.bottom, column.getBoundingClientRect().bottom) + 1;
    const lines = [...document.querySelectorAll('.events-lines .line-button')].flatMap(linesOf);
    const seen = lines.filter((bottom) => bottom - 16 > list.top && bottom < foot);
    if (seen.length < Math.min(3, lines.length)) faults.push(`${seen.length} lines of events`);
    return faults;
  });

for (const [width, height] of [
  [1280, 720],
  [1366, 768],
  [1920, 1080],
] as const)
  test(`at ${width} × ${height} two runs have all of their words beside them`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const tank = new Tank(page);
    const tip = page.getByText(/^Click a server to crash it/);
    await page.goto('/#sandbox');
    await expect(tip).toBeVisible();
    for (const entry of [TWICE, ...['commit-old-terms', 'no-randomness'].map(entryOf)]) {
      await page.goto(`/#library/${entry.slug}`);
      await isOpen(tank, entry);
      await expect(page.getByRole('region', { name: 'Comparison' })).toBeVisible();
      await expect(tip).toBeHidden();
      expect(await columnOf(page), entry.title).toEqual([]);
      for (let i = 0; i < 2; i += 1) {
        await tank.button('Next highlight').click();
        await tank.settled();
      }
      await expect(page.locator('.headline')).toBeInViewport({ ratio: 1 });
      expect(await columnOf(page), `${entry.title}, two highlights on`).toEqual([]);
      await page.keyboard.press('End');
      await tank.settled();
      expect(await columnOf(page), `${entry.title}, at its end`).toEqual([]);
    }
    await page.goto(`/#library/${QUIET.slug}`);
    await isOpen(tank, QUIET);
    await expect(tip).toBeHidden();
  });

test('where two runs part by the time of an event, the page says both times', async ({ page }) => {
  const tank = new Tank(page);
  const alike = entryOf('no-randomness');
  await page.goto(`/#library/${alike.slug}`);
  await isOpen(tank, alike);
  await page.keyboard.press('End');
  await expect(page.getByRole('region', { name: 'Comparison' })).toContainText(
    /They part at 150\.0 ms\. Here at 150\.0 ms, there at 162\.0 ms: The election timer of S1 runs out[^.]*\. Go there/,
  );
});

test('the run that was open comes back with Back, with its branches', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 300);
  await tank.goTo(100);
  await expect(page).toHaveURL(/&t=100$/);
  const before = page.url();
  await tank.choose(tank.server('S3'), 'Crash');
  const branches = page.getByRole('region', { name: 'Branches' });
  await expect(branches).toBeVisible();
  await expect(page).not.toHaveURL(before);
  await door(page).click();
  await link(page, QUIET).click();
  await isOpen(tank, QUIET);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/#run=/);
  await expect(branches).toBeVisible();
  await expect(tank.server('S3')).toHaveAccessibleName(/crashed/);
});

test('the run that was open comes back with Undo; the sandbox returns to the library’s run after Back', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 5 }, 40);
  await tank.choose(tank.server('S3'), 'Crash');
  await expect(page).toHaveURL(/#run=/);
  await door(page).click();
  await link(page, QUIET).click();
  await isOpen(tank, QUIET);
  await tank.inNote('Undo').click();
  await tank.settled();
  await expect(tank.server('S3')).toHaveAccessibleName(/crashed/);
  await door(page).click();
  await link(page, OLD_LOG).click();
  await isOpen(tank, OLD_LOG);
  await page.goBack();
  await page.getByRole('link', { name: 'Sandbox' }).click();
  await isOpen(tank, OLD_LOG);
});

// The links come with what is fetched ahead.
whole('a page of the story leads to its entries, and they lead back', async ({ page }) => {
  const tank = new Tank(page);
  await page.goto(`/#story/${QUIET.page ?? OLD_LOG.page}`);
  await tank.settled();
  const show = tank.button('Just show me');
  if (await show.isVisible()) await show.click();
  const own = page.getByRole('navigation', { name: /in the library/ }).getByRole('link');
  const title = (await own.first().textContent()) ?? '';
  await own.first().click();
  await expect(page.getByRole('heading', { name: title, level: 2 })).toBeVisible();
  await page.getByRole('link', { name: /^In the story: / }).click();
  await expect(page).toHaveURL(/#story\//);
});

test('the story, left for the library, goes on where it was', async ({ page }) => {
  const tank = new Tank(page);
  await page.goto('/#story/why-agree/a-cluster');
  await tank.settled();
  await door(page).click();
  await expect(search(page)).toBeVisible();
  await page.getByRole('link', { name: 'Story' }).click();
  await expect(page).toHaveURL(/#story\/why-agree\/a-cluster$/);
  await tank.settled();
  await expect(page.getByRole('group', { name: 'This page' })).toBeVisible();
});

test('no key of the sandbox acts on the run behind the library', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 195);
  const before = await tank.hash();
  await door(page).click();
  await search(page).waitFor();
  for (const key of ['ArrowRight', 'End', ' ', 'n', 'h', 'd']) await page.keyboard.press(key);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog');
  await expect(help.getByText('Search the library')).toBeVisible();
  await expect(help.getByText('Next event')).toHaveCount(0);
  await expect(help.getByText(/opens a run|its run opens/)).toHaveCount(1);
  await expect(help.getByText(/its menu opens|Drag|Draw/)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Sandbox' }).click();
  await tank.settled();
  expect(await tank.hash()).toBe(before);
});

test('if the library cannot be fetched, the page says so, and a second try fetches it', async ({ page }) => {
  const tank = new Tank(page);
  const network = new Refusal(page);
  network.refuse(lateFiles().filter((file) => /^[Ll]ibrary/.test(file)));
  await page.goto('/#library');
  const failure = page.getByRole('alert');
  await expect(failure).toContainText('The library could not be fetched.');
  network.refuse([]);
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(link(page, QUIET)).toBeVisible();
  await link(page, QUIET).click();
  await isOpen(tank, QUIET);
});

test('if its entry cannot be fetched, a link is opened by the second try', async ({ page }) => {
  const tank = new Tank(page);
  const network = new Refusal(page);
  network.refuse(lateFiles().filter((file) => file.startsWith('library-entries')));
  await page.goto('/#library/quiet-election');
  await expect(page.getByRole('alert').first()).toContainText('The library could not be fetched.');
  network.refuse([]);
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await isOpen(tank, QUIET);
});

for (const [width, height] of [
  [1920, 1080],
  [1280, 720],
  [1024, 600],
  [844, 390],
  [320, 640],
] as const)
  test(`nothing runs off the side at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const tank = new Tank(page);
    for (const hash of ['#library', '#library/vote-twice', '#library/github-2018']) {
      await page.goto(`/${hash}`);
      await tank.settled();
      const sides = await page.evaluate(() =>
        ['html', '.library-main', '.entry-words', '.top'].flatMap((selector) =>
          [...document.querySelectorAll(selector)].map((one) => one.scrollWidth - one.clientWidth),
        ),
      );
      expect(Math.max(...sides), hash).toBeLessThanOrEqual(0);
    }
  });

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the library and in its entries (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const tank = new Tank(page);
    for (const hash of ['#library', '#library/vote-denied-old-log', '#library/vote-twice']) {
      await page.goto('about:blank');
      await page.goto(`/${hash}`);
      await tank.settled();
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      expect(await faults(page), hash).toEqual([]);
    }
  });

test.describe('on a phone', () => {
  test.use(PHONE);

  test('taps lead to an entry and back', async ({ page }) => {
    const tank = new Tank(page);
    await page.goto('/#sandbox');
    await tank.settled();
    await door(page).tap();
    await tap(page.getByRole('button', { name: 'One rule left out' }));
    await tap(link(page, TWICE));
    await isOpen(tank, TWICE);
    // What it is about, both rings and the time are seen together.
    await expect(heading(page, TWICE)).toBeInViewport();
    await expect(tank.button('Play')).toBeInViewport();
    await tap(page.getByRole('article').getByRole('link', { name: 'Library' }));
    await expect(link(page, TWICE)).toBeVisible();
    await tap(page.getByRole('button', { name: 'All', exact: true }));
    await tap(link(page, OLD_LOG));
    await isOpen(tank, OLD_LOG);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});
