/** What the page shows around the story's words. */
import { expect, type Page, test } from '@playwright/test';
import { CONTENTS } from '../src/lessons/contents.ts';
import { heard, listen } from './heard.ts';
import { Tank } from './tank.ts';

const LESSONS = await Promise.all(CONTENTS.map(({ load }) => load()));

/** Opens a page of the story; its run stands where it ends. */
async function openStill(page: Page, hash: string): Promise<Tank> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/${hash}`);
  const tank = new Tank(page);
  await expect(tank.button('Next')).toBeVisible();
  await tank.settled();
  return tank;
}

const lastOf = (chapter: number): string => {
  const line = CONTENTS[chapter];
  return `#story/${line?.id}/${line?.beats.at(-1)}`;
};

test('at a chapter’s end Next says what the next chapter answers, on a phone too', async ({ page }) => {
  const tank = await openStill(page, lastOf(0));
  const next = tank.button('Next');
  const onward = LESSONS[0]?.words.onward ?? '';
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(next).toHaveAccessibleDescription(onward);
    await expect(next.getByText(onward)).toBeInViewport({ ratio: 1 });
  }
  await next.click();
  await expect(page).toHaveURL(new RegExp(`#story/${CONTENTS[1]?.id}/${CONTENTS[1]?.beats[0]}$`));
  await expect(next).toHaveAccessibleDescription(/^Next/);
});

test('a caption stands at its server as the run comes to its time, and is said', async ({ page }) => {
  const captioned = LESSONS.flatMap(({ chapter, words }) =>
    chapter.beats.flatMap(({ id, captions = [], question }) =>
      captions.length > 0 && !question
        ? [{ hash: `#story/${chapter.id}/${id}`, caption: captions[0], said: words.beats[id]?.captions }]
        : [],
    ),
  )[0];
  if (!captioned?.caption) throw new Error('no page has captions');
  const { id, server, from } = captioned.caption;
  const words = `${server}: ${captioned.said?.[id]}`;
  await listen(page);
  await page.goto(`/${captioned.hash}`);
  const tank = new Tank(page);
  const caption = page.getByRole('img', { name: words, exact: true });
  await expect(caption).toBeVisible({ timeout: 20_000 });
  expect((await heard(page)).filter((one) => one.includes(words))).toHaveLength(1);
  await tank.hold();
  await tank.goTo(from - 1);
  await expect(caption).toBeHidden();
  await tank.goTo(from);
  await expect(caption).toBeVisible();
  expect((await heard(page)).filter((one) => one.includes(words))).toEqual([]);
});
