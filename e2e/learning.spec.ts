/** What the page shows around the story's words. */
import { expect, type Page } from '@playwright/test';
import { CONTENTS } from '../src/lessons/contents.ts';
import { announcements, recordAnnouncements } from './announcements.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const LESSONS = await Promise.all(CONTENTS.map(({ load }) => load()));

/** Opens a page of the story and waits for the end of its run. */
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

test('at a chapter’s end Next shows what the next chapter answers, also on a phone', async ({ page }) => {
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

test('a caption appears at its server as the run reaches its time, and is read out', async ({
  page,
  browserName,
}) => {
  test.skip(browserName === 'firefox', 'its configuration asks for less motion: no run plays by itself');
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
  await recordAnnouncements(page);
  await page.goto(`/${captioned.hash}`);
  const tank = new Tank(page);
  const caption = page.getByRole('img', { name: words, exact: true });
  await expect(caption).toBeVisible({ timeout: 20_000 });
  const said: string[] = [];
  await expect
    .poll(async () => {
      said.push(...(await announcements(page)));
      return said.filter((one) => one.includes(words)).length;
    })
    .toBe(1);
  await tank.hold();
  await tank.goTo(from - 1);
  await expect(caption).toBeHidden();
  await tank.goTo(from);
  await expect(caption).toBeVisible();
  expect((await announcements(page)).filter((one) => one.includes(words))).toEqual([]);
});

test('a screen reader reads a page’s words: not the start of its run, and last what the next chapter answers', async ({
  page,
}) => {
  await recordAnnouncements(page);
  await page.goto(`/${lastOf(1)}`);
  const tank = new Tank(page);
  await expect(tank.button('Next')).toBeVisible();
  await tank.settled();
  await tank.button('Back').click();
  await tank.settled();
  await announcements(page);
  // An answer that is shown, its end (unless the run ended by itself), the last page, and the next chapter.
  const next = new RegExp(`${CONTENTS[2]?.id}/${CONTENTS[2]?.beats[0]}$`);
  for (let presses = 0; presses < 4 && !next.test(page.url()); presses += 1) {
    await tank.button('Next').click();
    await tank.settled();
  }
  await expect(page).toHaveURL(next);
  await expect(tank.button('Play')).toBeVisible({ timeout: 20_000 });
  const announced = await announcements(page);
  expect(announced.join('\n')).toContain(`Next: ${LESSONS[1]?.words.onward}`);
  expect(announced.filter((line) => /^Where you are|The other answers/.test(line))).toEqual([]);
});

test('an alarm on purpose comes after the page’s words, and does not interrupt them', async ({ page }) => {
  const broken = LESSONS.flatMap(({ chapter }) =>
    chapter.beats.flatMap(({ id, breaks }) => (breaks ? [`#story/${chapter.id}/${id}`] : [])),
  )[0];
  await openStill(page, broken ?? '');
  await expect(page.getByRole('status').filter({ hasText: 'Show the event' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText('linearizable-reads')).toBeHidden();
});

test('pale entries stay filled if they are committed', async ({ page }) => {
  const tank = await openStill(page, '#story/log-replication/the-wrong-server');
  const fill = (server: string) => {
    const entry = tank.log(server).getByRole('listitem');
    return entry.evaluate((element) => getComputedStyle(element).backgroundColor);
  };
  const [leaders, told, not] = [await fill('S1'), await fill('S4'), await fill('S5')];
  expect(leaders).toBe(told);
  expect(leaders).not.toBe(not);
});

test('a guess comes back at the chapter’s end, with what was right about it; asked again, the first one counts', async ({
  page,
}) => {
  const found = LESSONS.flatMap(({ chapter, words }, place) =>
    chapter.beats.flatMap(({ id, question }) => {
      const said = words.beats[id]?.question;
      const wrong = Object.values(said?.options ?? {}).find(({ grain }) => grain);
      return said?.idea && wrong && question && !question.many && !question.options.some((one) => one.if)
        ? [{ place, hash: `#story/${chapter.id}/${id}`, wrong, idea: said.idea }]
        : [];
    }),
  )[0];
  if (!found) throw new Error('no question has a grain');
  const { place, hash, wrong, idea } = found;
  const tank = await openStill(page, hash);
  const option = page.getByRole('button', { name: wrong.label });
  const again = tank.button('Ask me again');
  await option.click();
  await again.click();
  await tank.button('Just show me').click();
  await expect(again).toBeVisible();
  await openStill(page, lastOf(place));
  const recap = page.getByRole('region', { name: 'Your guesses' });
  await expect(recap).toContainText(wrong.label);
  await expect(recap).toContainText(wrong.grain ?? '');
  await recap.getByRole('link', { name: idea }).click();
  await expect(page).toHaveURL(new RegExp(`${hash}$`));
});

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const)
  test(`guesses that stand below what is in view are one press away at ${width} × ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    const tank = await openStill(page, '#story/split-vote/who-wins');
    await page.keyboard.press('1');
    await expect(tank.button('Ask me again')).toBeVisible();
    await openStill(page, '#story/split-vote/two-of-four');
    const way = tank.button('Your guesses');
    await expect(way).toBeHidden();
    await tank.button('Just show me').click();
    await way.press('Enter');
    await expect(page.getByRole('region', { name: 'Your guesses' })).toBeInViewport();
    await expect(way).toBeHidden();
    await expect(page.getByRole('group', { name: 'This page' })).toBeFocused();
  });

test('the story ends on two doors, a map of what was guessed, and links to read on', async ({ page }) => {
  await openStill(page, lastOf(CONTENTS.length - 1));
  const ideas = LESSONS.flatMap(({ words }) => Object.values(words.beats)).filter(
    ({ question }) => question?.idea,
  );
  const map = page.getByRole('region', { name: 'What you know now' });
  await expect(map.getByRole('link')).toHaveCount(ideas.length);
  await expect(map.getByText('Guessed at the first go.')).toHaveCount(0);
  const texts = page.getByRole('list', { name: 'Texts and talks' });
  await expect(texts.getByRole('link', { name: 'The paper' })).toHaveAttribute('href', /raft\.pdf$/);
  await expect(page.getByRole('list', { name: 'Real systems' }).getByRole('link')).toHaveCount(6);
  await page.getByRole('button', { name: 'The rules', exact: true }).click();
  const rules = page.getByRole('dialog', { name: 'The rules' });
  await expect(rules.getByRole('region', { name: '§5.4.1' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Into the sandbox, on a whole cluster' }).click();
  await expect(page).toHaveURL(/#(sandbox|run)/);
});

test('the page grows with the reader: logs and events appear when the story speaks of them, and stay', async ({
  page,
}) => {
  const tank = await openStill(page, '#story/why-agree/a-cluster');
  const logs = page.getByRole('region', { name: 'Logs', exact: true });
  await expect(logs).toBeHidden();
  await expect(tank.events()).toBeHidden();
  await tank.button('Next').click();
  await expect(logs).toBeVisible();
  await expect(tank.events()).toBeHidden();
  await openStill(page, '#story/three-roles/a-candidate');
  await expect(tank.events()).toBeHidden();
  const termOfMessage = page.locator('.term-number').first();
  await expect(termOfMessage).toBeHidden();
  await openStill(page, '#story/three-roles/the-number');
  await expect(termOfMessage).toBeVisible();
  await expect(tank.events()).toBeVisible();
  await openStill(page, '#story/why-agree/a-cluster');
  await expect(logs).toBeVisible();
  await expect(tank.events()).toBeVisible();
});

test('steps and track appear after Play is used, or when one points at their place', async ({ page }) => {
  const tank = await openStill(page, '#story/why-agree/a-cluster');
  const step = tank.button('Next event');
  await expect(step).toHaveCSS('opacity', '0');
  await step.focus();
  await expect(step).toHaveCSS('opacity', '1');
  await tank.button('Next').focus();
  await expect(step).toHaveCSS('opacity', '0');
  await tank.button('Play').click();
  await page.mouse.move(0, 0);
  await tank.button('Next').focus();
  await expect(step).toHaveCSS('opacity', '1');
});

test('Take over shows all panels at once', async ({ page }) => {
  const tank = await openStill(page, '#story/why-agree/a-cluster');
  await tank.button('Take over').click();
  await expect(page.getByRole('region', { name: 'Logs', exact: true })).toBeVisible();
  await expect(tank.events()).toBeVisible();
});

test('at the end of the last page, what to read on is clear of the fade and of the foot', async ({
  page,
}) => {
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto('/#story/no-promise/read-on');
    const last = page.getByRole('region', { name: 'Read on' }).getByRole('listitem').last();
    await expect(last).toBeVisible();
    const room = await last.evaluate((item) => {
      const words = item.closest('.story-words');
      const scrolls = words !== null && getComputedStyle(words).overflowY !== 'visible';
      const scroller = scrolls ? words : document.scrollingElement;
      scroller?.scrollTo({ top: scroller.scrollHeight, behavior: 'instant' });
      const foot = document.querySelector('.story-foot')?.getBoundingClientRect().top ?? 0;
      return foot - item.getBoundingClientRect().bottom;
    });
    // The fade is some 14 px high.
    expect(room, `at ${width} × ${height}`).toBeGreaterThan(32);
  }
});

test('the fade at the edge of the words is lower than any line, so that no heading or button is pale', async ({
  page,
}) => {
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const hash of ['#story/no-promise/read-on', '#story/three-roles/awake']) {
      const tank = await openStill(page, hash);
      if (await tank.button('Just show me').isVisible()) await tank.button('Just show me').click();
      await tank.settled();
      const [fade, line] = await page.evaluate(() => {
        const words = document.querySelector('.story-words');
        const foot = document.querySelector('.story-foot');
        if (!words || !foot) return [0, 0];
        const mask = getComputedStyle(words).maskImage.match(/[\d.]+(?=px)/g) ?? [];
        const veil = Number.parseFloat(getComputedStyle(foot, '::before').height) || 0;
        const texts = [...words.querySelectorAll('h2, h3, h4, p, a, summary, li')];
        const lines = texts
          .filter((one) => one.closest('.logs') === null)
          .map((one) => Number.parseFloat(getComputedStyle(one).lineHeight));
        return [Math.max(veil, ...mask.map(Number)), Math.min(...lines.filter((one) => one > 0))];
      });
      expect(fade, `${hash} at ${width} × ${height}`).toBeGreaterThan(0);
      expect(fade, `${hash} at ${width} × ${height}`).toBeLessThan(0.8 * line);
    }
  }
});

test('in a hall all entries of a page are seen, the tank has the room of absent logs, and captions are large', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'));
  });
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    const openInHall = async (hash: string) => {
      const tank = await openStill(page, hash);
      if (await tank.button('Share').isVisible()) await page.keyboard.press('f');
      await expect(tank.button('Share')).toBeHidden();
      await tank.settled();
      return tank;
    };
    const tank = await openInHall('#story/crash-and-return/two-too-many');
    for (const name of ['S1', 'S2', 'S3'])
      await expect(tank.log(name).getByRole('listitem').first()).toBeInViewport({ ratio: 1 });
    await openInHall('#story/partition/it-heals');
    const [caption = 0, words = 0] = await page.evaluate(() =>
      ['.story-caption text', '.story-words'].map((selector) =>
        Number.parseFloat(getComputedStyle(document.querySelector(selector) as Element).fontSize),
      ),
    );
    expect(caption).toBeGreaterThan(0.7 * words);
    await openInHall('#story/three-roles/a-leader');
    const box = await page.locator('.tank').boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(width - 40);
  }
});

test('on a phone the ring keeps its size when an alarm comes', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const heightOn = async (hash: string) => {
    const tank = await openStill(page, hash);
    await expect(tank.server('S1')).toBeVisible();
    return page.locator('.stage-tank').evaluate((one) => one.clientHeight);
  };
  const before = await heightOn('#story/no-promise/an-old-leader');
  const after = await heightOn('#story/no-promise/wrong-read');
  await expect(page.locator('.alarm')).toBeVisible();
  expect(Math.abs(after - before)).toBeLessThan(12);
});
