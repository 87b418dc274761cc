/**
 * All answers are in view, with all of the logs; after an answer, so are the question, the right answer and
 * the page's reply.
 */
import { expect, type Page } from '@playwright/test';
import { CONTENTS } from '../src/lessons/contents.ts';
import type { Question } from '../src/lessons/types.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const LESSONS = await Promise.all(CONTENTS.map(({ load }) => load()));

const ASKED = LESSONS.flatMap(({ chapter }) =>
  chapter.beats.flatMap(({ id, question }) =>
    question ? [{ hash: `#story/${chapter.id}/${id}`, question }] : [],
  ),
);

const ACTED = LESSONS.flatMap(({ chapter }) =>
  chapter.beats.flatMap(({ id, task, pick }) => ((task ?? pick) ? [`#story/${chapter.id}/${id}`] : [])),
);

const TASKS = LESSONS.flatMap(({ chapter }) =>
  chapter.beats.flatMap(({ id, task }) => (task ? [`#story/${chapter.id}/${id}`] : [])),
);

/** Chooses one option, or several if several are right. */
async function answer(tank: Tank, { options, many = false }: Question, right: boolean): Promise<void> {
  const fitting = options.flatMap((option, i) => ((option.right ?? false) === right ? [i + 1] : []));
  for (const number of many ? fitting : fitting.slice(0, 1)) await tank.page.keyboard.press(`${number}`);
  if (many) await tank.button('Answer').click();
  await expect(tank.button('Ask me again')).toBeAttached();
  await tank.settled();
}

const ASKS = '.question-ask, .question .option';
const ANSWERS = '.question-ask, .question > .outcomes > .is-right, .reply > strong';

/** What is outside the view, between the parts that cover the words above and below. */
const hidden = (page: Page, what: string) =>
  page.evaluate(async (parts) => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
    const isSmall = document.querySelector('.is-small') !== null;
    const top = isSmall ? box('.tank')?.bottom : box('.story-words')?.top;
    const bottom = isSmall ? box('.story-foot')?.top : box('.story-words')?.bottom;
    return [...document.querySelectorAll(parts)]
      .filter((one) => {
        const { top: above, bottom: below } = one.getBoundingClientRect();
        return above < (top ?? Infinity) || below > (bottom ?? -Infinity);
      })
      .map((one) => one.textContent);
  }, what);

const SAID = '.task-reply :is(p, button)';

/** Whether something lies over one of the elements. */
const areCovered = (page: Page, what: string, by: string) =>
  page.evaluate(
    ([parts, over]) => {
      const cover = document.querySelector(over)?.getBoundingClientRect();
      return [...document.querySelectorAll(parts)].some((one) => {
        const { top, bottom, left, right } = one.getBoundingClientRect();
        const [x, y] = cover ? [Math.min(right, cover.right), Math.min(bottom, cover.bottom)] : [0, 0];
        return cover !== undefined && x > Math.max(left, cover.left) && y > Math.max(top, cover.top);
      });
    },
    [what, by] as const,
  );

/** The distances between the paragraphs of a task, from one to the next. */
const gaps = (page: Page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.task p')].map((one) => one.getBoundingClientRect());
    return boxes.slice(1).map(({ top }, i) => top - (boxes[i]?.bottom ?? 0));
  });

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const)
  test(`after a task, what the page says and offers is in view, and no paragraphs touch, at ${width} × ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const tank = new Tank(page);
    await page.goto(`/${TASKS[0]}`);
    const found: string[] = [];
    const open = (hash: string) =>
      page.evaluate((to) => {
        location.hash = to;
      }, hash);
    for (const hash of TASKS) {
      // With a guess, the chapter's last page has a button that leads to it.
      const asked = ASKED.find((one) => one.hash.startsWith(hash.slice(0, hash.lastIndexOf('/') + 1)));
      await open(asked?.hash ?? hash);
      await expect(tank.button('Just show me')).toBeVisible();
      if (asked) await answer(tank, asked.question, false);
      await open(hash);
      await tank.button('Show me how').click();
      await expect(page.locator('.task-reply p').first()).toBeVisible();
      await tank.settled();
      for (const words of await hidden(page, SAID)) found.push(`${hash}: ${words}`);
      if (await areCovered(page, SAID, '.to-guesses'))
        found.push(`${hash}: covered by the button to guesses`);
      if ((await gaps(page)).some((gap) => gap < 4)) found.push(`${hash}: paragraphs touch`);
    }
    expect(found).toEqual([]);
  });

/** Some of the logs has to be scrolled to. On a phone the logs have a tab of their own. */
async function areLogsScrolled(page: Page, isSmall: boolean): Promise<boolean> {
  const sheet = page.getByRole('tab', { name: 'Logs' });
  if (isSmall && (await sheet.count()) === 0) return false;
  if (isSmall) await sheet.click();
  const isLong = await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    return document.querySelector('.logs.is-long, .logs-below') !== null;
  });
  if (isSmall) await page.getByRole('tab', { name: 'Words' }).click();
  return isLong;
}

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const)
  test(`after every answer, question, right answer and verdict are in view at ${width} × ${height}`, async ({
    page,
  }) => {
    test.setTimeout(90_000);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const tank = new Tank(page);
    await page.goto(`/${ASKED[0]?.hash}`);
    const found: string[] = [];
    const isSmall = width < 900;
    const lookAtLogs = async (where: string) => {
      if (await areLogsScrolled(page, isSmall)) found.push(`${where}: logs`);
    };
    for (const { hash, question } of ASKED) {
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      await expect(tank.button('Just show me')).toBeVisible();
      await tank.settled();
      // On a phone the page itself scrolls.
      if (!isSmall) for (const words of await hidden(page, ASKS)) found.push(`${hash}, asked: ${words}`);
      await lookAtLogs(hash);
      for (const right of [false, true]) {
        await answer(tank, question, right);
        for (const words of await hidden(page, ANSWERS)) found.push(`${hash}, ${right}: ${words}`);
        if (!right) await tank.button('Ask me again').click();
      }
      if (!isSmall) await lookAtLogs(`${hash}, answered`);
    }
    for (const hash of ACTED) {
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      await tank.settled();
      await lookAtLogs(hash);
    }
    expect(found).toEqual([]);
  });

test('on a phone the logs stand with the words, on pages with entries', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const tank = new Tank(page);
  await page.goto('/#story/log-replication/not-yet-sure');
  await expect(tank.log('S1').getByRole('listitem')).toBeInViewport({ ratio: 1 });
  await page.goto('/#story/partition/the-small-side');
  await page.getByRole('button', { name: 'No', exact: true }).press('Enter');
  await expect(tank.button('Ask me again')).toBeVisible();
  await expect(tank.log('S2').getByRole('listitem').last()).toBeInViewport({ ratio: 1 });
  await page.goto('/#story/partition/one-way');
  await expect(page.getByRole('heading', { name: 'Cut in one direction' })).toBeVisible();
  await expect(tank.log('S1')).toBeHidden();
});
