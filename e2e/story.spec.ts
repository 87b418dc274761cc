import { expect, type Page } from '@playwright/test';
import { CONTENTS } from '../src/lessons/contents.ts';
import type { Beat, BeatWords, Option } from '../src/lessons/types.ts';
import { announcements, recordAnnouncements } from './announcements.ts';
import { faults } from './faults.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const LESSONS = await Promise.all(CONTENTS.map(({ load }) => load()));
const TITLES = LESSONS.map(({ words }) => words.title);

interface StoryPage {
  readonly hash: string;
  readonly beat: Beat;
  readonly words: BeatWords;
}

const PAGES: readonly StoryPage[] = LESSONS.flatMap(({ chapter, words }) =>
  chapter.beats.map((beat) => {
    const beatWords = words.beats[beat.id];
    if (!beatWords) throw new Error(`${chapter.id}/${beat.id} has no words`);
    return { hash: `#story/${chapter.id}/${beat.id}`, beat, words: beatWords };
  }),
);

function pageWhere(is: (beat: Beat) => boolean): StoryPage & { readonly place: number } {
  const place = PAGES.findIndex(({ beat }) => is(beat));
  const found = PAGES[place];
  if (!found) throw new Error('no page of the story is like that');
  return { ...found, place };
}

const title = (page: Page, { words }: StoryPage) =>
  page.getByRole('heading', { level: 2, name: words.title, exact: true });

/** Opens a page of the story and waits for the end of its run. */
async function openStill(page: Page, hash: string): Promise<Tank> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/${hash}`);
  await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeVisible();
  const tank = new Tank(page);
  await tank.settled();
  return tank;
}

const NEXT = ['ArrowRight', 'PageDown', ' '];
const BACK = ['ArrowLeft', 'PageUp'];

/** A key may first scroll the words, or show the answer of a question, before it turns the page. */
async function pressUntil(page: Page, key: string, storyPage: StoryPage): Promise<void> {
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press(key);
    if (await title(page, storyPage).isVisible()) return;
  }
  throw new Error(`${key} does not lead to ${storyPage.hash}`);
}

test('the whole story can be read by keyboard alone, to its end and back to its start', async ({ page }) => {
  test.slow();
  await openStill(page, '');
  for (const [i, storyPage] of PAGES.entries()) {
    await expect(title(page, storyPage)).toBeVisible();
    if (i < PAGES.length - 1) await pressUntil(page, NEXT[i % NEXT.length] ?? '', PAGES[i + 1] as StoryPage);
  }
  await page.keyboard.press('ArrowRight');
  await expect(title(page, PAGES.at(-1) as StoryPage)).toBeVisible();
  for (let i = PAGES.length - 1; i > 0; i -= 1)
    await pressUntil(page, BACK[i % BACK.length] ?? '', PAGES[i - 1] as StoryPage);
});

/**
 * The words, and what the page's focus changes. The rest of the page is checked elsewhere, and here once a
 * chapter.
 */
const WORDS_AND_LOGS = ['.story-column', '.logs'];

for (const [i, { chapter, words }] of LESSONS.entries()) {
  const scheme = i % 4 === 3 ? 'dark' : 'light';
  test(`axe finds nothing in “${words.title}” (${scheme})`, async ({ page }) => {
    // Every page is checked: a long chapter takes longer.
    test.setTimeout(15_000 * (chapter.beats.length + 1));
    await page.emulateMedia({ colorScheme: scheme });
    const tank = await openStill(page, `#story/${chapter.id}`);
    for (const storyPage of PAGES.filter(({ hash }) => hash.startsWith(`#story/${chapter.id}/`))) {
      await expect(title(page, storyPage)).toBeVisible();
      const parts = storyPage.beat === chapter.beats[0] ? [] : WORDS_AND_LOGS;
      expect((await faults(page, { parts })).map((fault) => `${storyPage.hash} ${fault}`)).toEqual([]);
      if (storyPage === PAGES.at(-1)) break;
      if (storyPage.beat.question ?? storyPage.beat.pick) await tank.button('Next').click();
      await tank.button('Next').click();
    }
  });
}

test('the story opens on a running cluster, and the run plays to the page’s end', async ({ page }) => {
  const { hash, beat } = pageWhere(({ until, question }) => until?.at !== undefined && !question);
  await page.goto(`/${hash}`);
  const tank = new Tank(page);
  await expect(tank.button('Pause')).toBeVisible();
  await expect(tank.button('Play')).toBeVisible({ timeout: 20_000 });
  expect(await tank.now()).toBe(beat.until?.at);
  await tank.button('Play again').click();
  await expect(tank.button('Pause')).toBeVisible();
});

test('a chapter is opened from the list, which shows the progress; a reload keeps the place', async ({
  page,
}) => {
  const tank = await openStill(page, '');
  const chapters = page.getByRole('navigation', { name: 'Chapters' });
  await expect(chapters.getByRole('button')).toHaveCount(CONTENTS.length);
  await page.getByRole('button', { name: /^Chapter 1 of/ }).press('Enter');
  const last = TITLES.at(-1) ?? '';
  await chapters.getByRole('button', { name: last, exact: true }).click();
  await tank.settled();
  const second = PAGES.filter(({ hash }) =>
    hash.startsWith(`#story/${CONTENTS.at(-1)?.id}/`),
  )[1] as StoryPage;
  await pressUntil(page, 'ArrowRight', second);
  await expect(chapters.getByRole('button', { name: last, exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await expect(title(page, second)).toBeVisible();
  await page.reload();
  await expect(title(page, second)).toBeVisible();
  await page.goto('about:blank');
  await page.goto('/');
  await expect(title(page, second)).toBeVisible();
  await expect(chapters.getByRole('button', { name: last, exact: true })).toHaveAccessibleDescription(
    /2 of \d+ pages read/,
  );
});

test('the browser goes back and forward page by page', async ({ page }) => {
  const tank = await openStill(page, PAGES[0]?.hash ?? '');
  await tank.button('Next').click();
  await tank.button('Next').click();
  await expect(title(page, PAGES[2] as StoryPage)).toBeVisible();
  await page.goBack();
  await expect(title(page, PAGES[1] as StoryPage)).toBeVisible();
  await page.goForward();
  await expect(title(page, PAGES[2] as StoryPage)).toBeVisible();
});

test('a page that does not exist gives a message, and the nearest opens', async ({ page }) => {
  await openStill(page, '#story/no-such-chapter/at-all');
  await expect(page.getByRole('alert')).toContainText('no chapter “no-such-chapter”');
  await expect(title(page, PAGES[0] as StoryPage)).toBeVisible();
  await page.goto('about:blank');
  await openStill(page, `#story/${CONTENTS[1]?.id}/no-such-page`);
  await expect(page.getByRole('alert')).toContainText('no page “no-such-page”');
});

test('Take over leads to the sandbox at that moment, and back to the same page', async ({ page }) => {
  const storyPage = PAGES[1] as StoryPage;
  const tank = await openStill(page, storyPage.hash);
  const here = { now: await tank.now(), hash: await tank.hash() };
  await tank.button('Take over').click();
  await tank.settled();
  expect({ now: await tank.now(), hash: await tank.hash() }).toEqual(here);
  await expect(page.getByRole('spinbutton', { name: 'Servers' })).toBeVisible();
  await tank.choose(page.getByRole('button', { name: /^S1, / }), 'Crash');
  await tank.button('Back to the story').click();
  await expect(title(page, storyPage)).toBeVisible();
  await tank.settled();
  expect({ now: await tank.now(), hash: await tank.hash() }).toEqual(here);
  await page.getByRole('link', { name: 'Sandbox' }).click();
  await expect(page.getByRole('button', { name: /^S1, crashed/ })).toBeVisible();
});

test('an act leaves the story’s run; the page says so and offers to return', async ({ page }) => {
  const storyPage = PAGES[1] as StoryPage;
  const tank = await openStill(page, storyPage.hash);
  const here = { now: await tank.now(), hash: await tank.hash() };
  await tank.choose(page.getByRole('button', { name: /^S1, / }), 'Crash');
  await expect(page.getByText('not the story’s run any more')).toBeVisible();
  await tank.button('Return to the story').click();
  await tank.settled();
  expect({ now: await tank.now(), hash: await tank.hash() }).toEqual(here);
  await expect(page.getByText('not the story’s run any more')).toBeHidden();
});

for (const right of [true, false]) {
  test(`a question that is answered ${right ? 'right' : 'wrong'}: the run shows it, then it is discussed`, async ({
    page,
  }) => {
    const { hash, beat, words } = pageWhere(({ question }) => question?.by === 'choice' && !question.many);
    const options = beat.question?.options ?? [];
    const chosen = options.findIndex((option) => (option.right ?? false) === right);
    const said = words.question?.options[options[chosen]?.id ?? ''];
    const tank = await openStill(page, hash);
    const asked = await tank.now();
    await page.keyboard.press(String(chosen + 1));
    await expect(page.getByText(right ? 'That is what happened.' : 'It went another way.')).toBeVisible();
    await expect(page.getByText('your answer')).toBeVisible();
    expect(said?.reply).toBeTruthy();
    expect(await tank.now()).toBeGreaterThan(asked);
    await page.reload();
    await expect(page.getByText('your answer')).toBeVisible();
    await tank.button('Ask me again').click();
    await tank.settled();
    expect(await tank.now()).toBe(asked);
    await tank.button('Just show me').click();
    await expect(page.getByText('your answer')).toBeHidden();
  });
}

test('a question about servers is answered on the stage', async ({ page }) => {
  const { hash, beat } = pageWhere(({ question }) => question?.by === 'server' && !question.many);
  await openStill(page, hash);
  const right = beat.question?.options.find((option) => option.right)?.id;
  await page.getByRole('button', { name: new RegExp(`^${right}, `) }).press('Enter');
  await expect(page.getByText('That is what happened.')).toBeVisible();
});

test('trials of answers are played beside the story’s run, which then goes on as it was', async ({
  page,
}) => {
  const { hash, beat, words, place } = pageWhere(
    ({ question }) => question?.options.some((option) => option.if) ?? false,
  );
  const options = beat.question?.options ?? [];
  const [right, wrong] = [true, false].map((is) => options.find((option) => (option.right ?? false) === is));
  const reply = (id = '') => page.getByText(words.question?.options[id]?.reply.split(/[.:[*]/)[0] ?? '?');
  await recordAnnouncements(page);
  const tank = await openStill(page, hash);
  const asked = { now: await tank.now(), hash: await tank.hash() };
  await page.keyboard.press(`${options.indexOf(right as Option) + 1}`);
  await tank.button('Answer').click();
  await expect(page.getByText('Right so far: there is one more.')).toBeVisible();
  await expect(reply(right?.id)).toBeVisible();
  expect(await tank.now()).toBeGreaterThan(asked.now);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await announcements(page);
  const again = tank.button(`Play it: ${wrong?.id}`);
  await again.press('Enter');
  await expect(page.getByText('Watch.', { exact: true })).toBeVisible();
  await expect(again).toBeFocused();
  await expect(reply(right?.id)).toBeHidden();
  await expect(reply(wrong?.id)).toBeVisible({ timeout: 15_000 });
  const pageWords = (await announcements(page)).filter((line) => line.startsWith('This page: '));
  expect(pageWords).toEqual([
    'This page: Watch.',
    expect.stringMatching(new RegExp(`^This page: ${wrong?.id}: `)),
  ]);
  await expect(page.getByText('not the story’s run any more')).toBeHidden();
  await tank.button('Next').click();
  await expect(title(page, PAGES[place + 1] as StoryPage)).toBeVisible();
  await tank.button('Back').click();
  await tank.settled();
  expect({ now: await tank.now(), hash: await tank.hash() }).toEqual(asked);
});

test('two groups are picked on the stage and by name, and the page says what they share', async ({
  page,
}) => {
  const { hash, beat, words } = pageWhere(({ pick }) => pick?.size === 3);
  await recordAnnouncements(page);
  const tank = await openStill(page, hash);
  const said = words.pick?.done.replace('{shared}', '').split(/[.*,]/)[0]?.trim() ?? '?';
  await tank.server('S1').press('Enter');
  await expect(tank.server('S1')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('checkbox', { name: 'S2' }).click();
  await page.keyboard.press('3');
  await expect(page.getByRole('checkbox', { name: 'S3' })).not.toBeChecked();
  await expect(tank.server('S3')).toHaveAccessibleName(/, in the first group/);
  const groups = (await announcements(page)).filter((line) => line.includes('The first'));
  expect(groups).toEqual([expect.stringContaining('The first: S1, S2, S3')]);
  for (const name of ['S5', 'S4', 'S3']) await page.getByRole('checkbox', { name }).click();
  await expect(page.getByText(`S3 ${said}`)).toBeVisible();
  expect((await announcements(page)).join('\n')).toContain(`S3 ${said}`);
  await expect(tank.server('S3')).toHaveAccessibleName(/, in both groups/);
  await expect(tank.server('S3')).toHaveAttribute('aria-haspopup', 'menu');
  await page.reload();
  await expect(page.getByText(`S3 ${said}`)).toBeVisible();
  await tank.button('Try two others').click();
  await tank.button('Next').click();
  await expect(page.getByText(said)).toBeVisible();
  await expect(title(page, { hash, beat, words })).toBeVisible();
  await tank.button('Next').click();
  await expect(title(page, { hash, beat, words })).toBeHidden();
});

test('a task: a miss is noticed, and the solution is shown; Next goes on with the story’s own run', async ({
  page,
}) => {
  const { hash, place, words } = pageWhere(({ task }) => task?.shown[0]?.do === 'timeout');
  const tank = await openStill(page, hash);
  for (const server of [/^S1, /, /^S5, /]) {
    await tank.choose(page.getByRole('button', { name: server }), 'Pause');
    await expect(page.getByText('not the story’s run any more')).toBeVisible();
  }
  await tank.button('Show me how').click();
  await expect(page.getByText('This run is yours')).toBeVisible();
  await expect(page.getByText(words.task?.help.split(': ')[1] ?? '?')).toBeVisible();
  await tank.button('Next').click();
  await expect(title(page, PAGES[place + 1] as StoryPage)).toBeVisible();
});

test('a task of two acts: the first is praised, and the second completes it; a hint is one press away', async ({
  page,
}) => {
  const { hash, words } = pageWhere(({ task }) => task?.half !== undefined);
  const said = (text = '?') => page.getByText(text.split(/[.:*]/)[0] ?? '?');
  await recordAnnouncements(page);
  const tank = await openStill(page, hash);
  await expect(said(words.task?.help)).toBeHidden();
  await tank.button('A hint').press('Enter');
  await expect(said(words.task?.help)).toBeVisible();
  await expect(tank.button('Show me how')).toBeFocused();
  await tank.choose(tank.server('S2'), 'Crash');
  await expect(said(words.task?.half)).toBeVisible();
  await expect(said(words.task?.other)).toBeHidden();
  expect((await announcements(page)).join('\n')).not.toContain('not the story’s run any more');
  await tank.choose(tank.server('S2'), 'Restart');
  await expect(said(words.task?.done)).toBeVisible();
  await expect(page.getByText('This run is yours')).toBeVisible();
});

test('a term of the glossary opens on focus, and need not be closed', async ({ page }) => {
  await openStill(page, PAGES[0]?.hash ?? '');
  const term = page.getByRole('button', { name: 'servers', exact: true });
  await term.focus();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await pressUntil(page, 'PageDown', PAGES[1] as StoryPage);
  await expect(page.getByRole('tooltip')).toBeHidden();
});

test('a term that moves under the pointer opens once the pointer moves on it', async ({ page }) => {
  const tank = await openStill(page, PAGES[0]?.hash ?? '');
  const term = page.getByRole('button', { name: 'servers', exact: true });
  // A font that comes later would move the term away from where it was measured.
  await page.evaluate(() => document.fonts.ready);
  const { x = 0, y = 0, width = 0, height = 0 } = (await term.boundingBox()) ?? {};
  await page.keyboard.press('ArrowRight');
  await expect(title(page, PAGES[1] as StoryPage)).toBeVisible();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => term.evaluate((element) => element.matches(':hover'))).toBe(true);
  await tank.settled();
  await expect(page.getByRole('tooltip')).toBeHidden();
  await page.mouse.move(x + width / 2 + 2, y + height / 2);
  await expect(page.getByRole('tooltip')).toBeVisible();
});

for (const key of [' ', 'ArrowRight', 'PageDown'])
  test(`${key === ' ' ? 'Space' : key} on an open question shows the answer before it turns the page`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const asked = pageWhere(({ question }) => question?.by === 'choice');
    const tank = await openStill(page, asked.hash);
    await page.keyboard.press(key);
    await expect(tank.button('Ask me again')).toBeVisible();
    await expect(title(page, asked)).toBeVisible();
    await pressUntil(page, key, PAGES[asked.place + 1] as StoryPage);
  });

test('Next while the run plays the answer jumps to its end; the page turns after that', async ({ page }) => {
  const asked = pageWhere(({ question }) => question?.by === 'choice');
  await page.goto(`/${asked.hash}`);
  const tank = new Tank(page);
  await tank.button('Next').click();
  await expect(page.getByText('Watch.', { exact: true })).toBeVisible();
  await tank.button('Next').click();
  await expect(tank.button('Ask me again')).toBeVisible();
  await expect(title(page, asked)).toBeVisible();
  await tank.button('Next').click();
  await expect(title(page, PAGES[asked.place + 1] as StoryPage)).toBeVisible();
});

test('an act that misses the task is played before the page says so', async ({ page }) => {
  const { hash, words } = pageWhere(({ task }) => task !== undefined);
  await page.goto(`/${hash}`);
  const tank = new Tank(page);
  await expect(tank.button('Show me how')).toBeVisible();
  await tank.hold();
  const before = await tank.now();
  const other = page.getByText(words.task?.other.slice(0, 20) ?? '');
  await expect(other).toBeHidden();
  await page.getByRole('button', { name: /^S1, / }).press('Enter');
  await page.getByRole('menuitem', { name: 'Pause', exact: true }).click();
  await expect(tank.button('Pause')).toBeVisible();
  await expect(other).toBeHidden();
  await expect(other).toBeVisible({ timeout: 20_000 });
  expect(await tank.now()).toBeGreaterThan(before + 50);
  await expect(tank.button('Play')).toBeVisible();
});

test('PageDown scrolls long words, and turns the page at their end', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 560 });
  const storyPage = PAGES[1] as StoryPage;
  await openStill(page, storyPage.hash);
  const words = page.getByRole('group', { name: 'This page' });
  await page.evaluate(() => document.querySelector('.story-words p')?.append(' So it goes on.'.repeat(20)));
  await page.keyboard.press('PageDown');
  await expect(title(page, storyPage)).toBeAttached();
  expect(await words.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  await pressUntil(page, 'PageDown', PAGES[2] as StoryPage);
});

test('a server that is an answer says so, and opens no menu', async ({ page }) => {
  const { hash } = pageWhere(({ question }) => question?.by === 'server');
  const tank = await openStill(page, hash);
  const server = page.getByRole('button', { name: /^S1, .*choose it as your answer/ });
  await expect(server).not.toHaveAttribute('aria-haspopup');
  await tank.button('Just show me').click();
  await expect(page.getByRole('button', { name: /^S1, / })).toHaveAttribute('aria-haspopup', 'menu');
});

test('a server that is no option of the question opens its menu', async ({ page }) => {
  const { hash } = pageWhere(
    ({ question }) => question?.by === 'server' && question.options.every(({ id }) => id !== 'S1'),
  );
  await openStill(page, hash);
  const server = page.getByRole('button', { name: /^S1, / });
  await expect(server).not.toHaveAccessibleName(/choose it as your answer/);
  await expect(server).toHaveAttribute('aria-haspopup', 'menu');
  await expect(page.getByRole('button', { name: /^S2, .*choose it as your answer/ })).toBeVisible();
});

test('an answer by key draws no focus ring around words that were clicked before', async ({ page }) => {
  const { hash } = pageWhere(({ question }) => question?.by === 'choice' && !question.many);
  const tank = await openStill(page, hash);
  const words = page.getByRole('group', { name: 'This page' });
  await words.getByRole('heading').click();
  await page.keyboard.press('1');
  await expect(tank.button('Ask me again')).toBeVisible();
  expect(await words.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('none');
});

test('the last page leads on: into the sandbox, and to the paper', async ({ page }) => {
  const last = PAGES.at(-1) as StoryPage;
  const tank = await openStill(page, last.hash);
  await expect(page.getByRole('link', { name: /^The paper/ })).toHaveAttribute('href', /raft\.pdf$/);
  await page.getByRole('link', { name: 'Into the sandbox' }).click();
  await tank.settled();
  await expect(page.getByRole('spinbutton', { name: 'Servers' })).toBeVisible();
});
