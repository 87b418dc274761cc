/** The list of events: back to the start, folded, with the current event, and for screen readers. */
import { expect, type Page } from '@playwright/test';
import type { ScenarioDocument } from '../src/scenario/types.ts';
import { announcements, recordAnnouncements } from './announcements.ts';
import { PHONE } from './fingers.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const LONG: Partial<ScenarioDocument> = {
  seed: 31,
  actions: Array.from({ length: 600 }, (_, i) => ({
    at: 300 + i * 100,
    do: 'request',
    server: 'leader',
    command: `SET k${i % 9} ${i}`,
  })),
};
const PARTED: Partial<ScenarioDocument> = {
  seed: 31,
  actions: [
    {
      at: 450,
      do: 'partition',
      groups: [
        ['S1', 'S2', 'S4'],
        ['S3', 'S5'],
      ],
    },
  ],
};

const detail = (page: Page) => page.getByRole('combobox', { name: 'How much is told' });
const headline = (page: Page) => page.locator('.headline-what');

test('the list reaches back to the start of a long run, and has few more rows than are visible', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(LONG, 62_000);
  const lines = tank.events().getByRole('button');
  for (const level of ['Turns', 'Decisions', 'Everything']) {
    await detail(page).selectOption(level);
    await expect(lines.last()).toBeInViewport();
    const latest = await lines.last().textContent();
    await lines.last().focus();
    await page.keyboard.press('Home');
    const first = tank
      .events()
      .getByRole('button', { name: level === 'Turns' ? /S3 stands/ : /timer of S3 runs/ });
    await expect(first).toBeFocused();
    await expect(first).toBeInViewport();
    expect(await lines.count()).toBeLessThan(80);
    await page.keyboard.press('ArrowUp');
    await expect(first).toBeFocused();
    await page.keyboard.press('End');
    await expect(lines.last()).toBeFocused();
    expect(await lines.last().textContent()).toBe(latest);
  }
});

test('scrolling goes through the list without a jump, and the arrow keys go beyond the visible rows', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(LONG, 62_000);
  const lines = tank.events().getByRole('button');
  const placeOf = async (words: string) =>
    (await tank.events().getByText(words).first().boundingBox())?.y ?? 0;
  /** The words of the first line below the fade of the upper edge: in sight before and after a turn of the wheel. */
  const firstInSight = () =>
    page.locator('.events-scroll').evaluate((list) => {
      const top = list.getBoundingClientRect().top + 24;
      const rows = [...list.querySelectorAll('.line-button')];
      const row = rows.find((one) => one.getBoundingClientRect().top >= top);
      return row?.textContent?.split('\t')[1] ?? '';
    });
  await lines.first().hover();
  let [words, before] = ['', 0];
  for (let i = 0; i < 8; i += 1) {
    words = await firstInSight();
    before = await placeOf(words);
    await page.mouse.wheel(0, -150);
    await expect.poll(() => placeOf(words).then((y) => Math.abs(y - before - 150))).toBeLessThan(3);
  }
  await lines.last().focus();
  const begun = await lines.last().textContent();
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press('ArrowUp');
    await expect(lines.and(page.locator(':focus'))).toBeInViewport();
  }
  expect(await lines.and(page.locator(':focus')).textContent()).not.toBe(begun);
});

test('repeated events are folded, and unfolded in place', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(PARTED, 1350);
  const fold = tank
    .events()
    .getByRole('button', { name: /S4’s heartbeats to S3 and S5 are lost at the cut, \d+ times/ });
  const parts = tank
    .events()
    .getByRole('button', { name: /S4 had sent S[35] a heartbeat, but the link is cut/ });
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await expect(parts).toHaveCount(0);
  const before = (await fold.boundingBox())?.y ?? 0;
  await fold.click();
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  await expect(parts).not.toHaveCount(0);
  expect(Math.abs(((await fold.boundingBox())?.y ?? 0) - before)).toBeLessThan(3);
  await parts.first().click();
  await expect(page.getByRole('button', { name: 'Go to this event' })).toBeVisible();
  await fold.click();
  await expect(parts).toHaveCount(0);
  await expect(fold).toBeFocused();
});

test('after a step, the headline shows the event at the cursor, and its line is marked', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 170);
  await tank.button('Next event').click();
  await expect(headline(page)).toHaveText('S3 receives the vote of S4: it has 2 of 5 votes.');
  const current = tank.events().locator('button[aria-current]');
  await expect(current).toContainText('S3 receives the vote of S4: it has 2 of 5 votes.');
  await expect(current).toBeInViewport();
  await tank.button('Next event').click();
  await expect(headline(page)).toHaveText('S3 has a majority, 3 of 5 votes: it leads term 1.');
  await expect(current).toContainText('S3 has a majority, 3 of 5 votes: it leads term 1.');
  await tank.button('Previous event').click();
  await expect(headline(page)).toHaveText('S3 receives the vote of S4: it has 2 of 5 votes.');
  await tank.goTo(175);
  await expect(headline(page)).toHaveText('S3 stands for election in term 1, and votes for itself.');
  await expect(current).toHaveCount(0);
});

test('why, and what if, fit into the list', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 31 }, 175);
  await tank
    .events()
    .getByRole('button', { name: /S3 receives the vote of S4/ })
    .click();
  const asked = tank.events().getByRole('group', { name: 'What if …' });
  await expect(asked.getByRole('button')).toHaveCount(2);
  const beyond = () =>
    asked.evaluate((group) => {
      const edge = group.closest('.line')?.getBoundingClientRect().right ?? 0;
      return [group, ...group.children].map((one) => Math.max(0, one.getBoundingClientRect().right - edge));
    });
  expect(await beyond()).toEqual([0, 0, 0, 0]);
});

test('an event that is opened under the fade of the list’s edge comes out of it', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LONG, 5000);
  await detail(page).selectOption('Everything');
  const list = page.locator('.events-scroll');
  const top = (await list.boundingBox())?.y ?? 0;
  const tops = await tank
    .events()
    .getByRole('button')
    .evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().top));
  const place = tops.findIndex((y) => y > top);
  // Its line now begins at the very edge.
  await list.evaluate((element, up) => element.scrollBy(0, up), (tops[place] ?? 0) - top);
  const opened = tank.events().getByRole('button').nth(place);
  const box = await opened.boundingBox();
  if (box === null) throw new Error('the line is not there');
  await page.mouse.click(box.x + 40, box.y + box.height - 3);
  const selected = tank.events().locator('[aria-expanded=true]').first();
  await expect(selected).toBeVisible();
  const fade = 20;
  expect((await selected.boundingBox())?.y).toBeGreaterThanOrEqual(top + fade - 1);
});

test('a reader who has scrolled up stays there while the run plays, and returns by a step', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun({ cluster: { initial: { S1: { term: 1, role: 'leader' } } } }, 400);
  await detail(page).selectOption('Everything');
  const lines = tank.events().getByRole('button');
  await lines.first().hover();
  await page.mouse.wheel(0, -300);
  await expect(lines.last()).not.toBeInViewport();
  const read = lines.nth(-24);
  const words = (await read.textContent()) ?? '';
  const before = await read.boundingBox();
  await tank.button('Play').click();
  await expect.poll(() => tank.now()).toBeGreaterThan(410);
  await tank.button('Pause').click();
  const after = await tank.events().getByText(words).first().boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(3);
  await tank.button('Next event').click();
  await tank.settled();
  await expect(lines.last()).toBeInViewport();
});

test.describe('for screen readers', () => {
  test('on a phone, the current event is read out whichever tab is open', async ({ page }) => {
    await page.setViewportSize(PHONE.viewport);
    const tank = new Tank(page);
    await tank.openRun({ seed: 31 }, 170);
    await page.getByRole('tab', { name: 'Logs' }).click();
    await tank.goTo(900);
    await expect(page.getByRole('status', { name: 'Where you are' })).toHaveText(/^At 900\.0 ms/);
  });

  test('a step forward is news; going back, jumping and undoing is one sentence', async ({ page }) => {
    await recordAnnouncements(page);
    const tank = new Tank(page);
    await tank.openRun({ seed: 31 }, 170);
    await announcements(page);
    const transcript: string[] = [];
    const hear = async (what: string, act: () => Promise<void>): Promise<string[]> => {
      await act();
      await tank.settled();
      const said: string[] = [];
      const status = page.getByRole('status', { name: 'Where you are' });
      if (what.startsWith('jump')) await expect(status).not.toBeEmpty();
      said.push(...(await announcements(page)));
      transcript.push(`${what}: ${said.join(' / ')}`);
      return said;
    };
    expect(await hear('step', () => tank.button('Next event').click())).toEqual([
      'Events: 174.3 S3 receives the vote of S4: it has 2 of 5 votes.',
    ]);
    expect(await hear('jump back', () => tank.button('Previous event').click())).toEqual([
      expect.stringMatching(/^Where you are: At 16\d\.\d ms: /),
    ]);
    await hear('step', () => tank.button('Next event').click());
    expect(await hear('jump on the track', () => tank.goTo(900))).toEqual([
      'Where you are: At 900.0 ms. Before that: S3 has a majority, 3 of 5 votes: it leads term 1.',
    ]);
    await hear('step', () => tank.button('Next event').click());
    expect(await hear('jump to the start', () => page.keyboard.press('Home'))).toEqual([
      'Where you are: At 0.0 ms: the start of the run.',
    ]);
    await hear('step', () => tank.button('Next event').click());
    await tank.choose(tank.server('S3'), 'Crash');
    await announcements(page);
    expect(await hear('jump by undoing', () => page.keyboard.press('Control+z'))).toEqual([
      expect.stringMatching(/^Where you are: At \d+\.\d ms/),
    ]);
    test.info().annotations.push({ type: 'announced', description: transcript.join('\n') });
    if (process.env.ANNOUNCED) console.log(transcript.join('\n'));
  });

  test('an election is read out vote by vote while it plays', async ({ page }) => {
    await recordAnnouncements(page);
    const tank = new Tank(page);
    await tank.openRun({ seed: 31 }, 145);
    await tank.slider('Speed').fill('2');
    await announcements(page);
    await tank.button('Play until').click();
    await page.getByRole('menuitem', { name: 'A new leader' }).click();
    await expect(tank.leaders()).toHaveCount(1, { timeout: 20_000 });
    await expect(tank.button('Play')).toBeVisible();
    const said = await announcements(page);
    test.info().annotations.push({ type: 'announced', description: said.join('\n') });
    if (process.env.ANNOUNCED) console.log(said.join('\n'));
    const lines = said.join('\n');
    expect(lines).toMatch(/S3 stands for election/);
    expect(lines).toMatch(/grants its vote|\d votes granted/);
    expect(lines).toMatch(/leads term 1/);
  });
});
