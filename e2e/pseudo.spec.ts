import { expect, type Page, test } from '@playwright/test';
import { encodeLink } from '../src/scenario/link.ts';
import { cutTexts, plainTexts, servePseudo } from './pseudo.ts';

/** A part of the page whose words are in `src/words`, and how it is brought up. */
interface Scene {
  readonly open: (page: Page) => Promise<unknown>;
  readonly areas: readonly string[];
}

const key = (name: string) => (page: Page) => page.keyboard.press(name);
const item = (page: Page, index: number) => page.getByRole('menuitem').nth(index);

/** Crashes a server before what has happened already. */
async function branch(page: Page): Promise<void> {
  await page.locator('[data-command="previous-highlight"]').click();
  await page.locator('[data-server="2"]').click();
  await item(page, 0).press('Enter');
}

/** Each in its turn, in one run; Escape closes what one opened. */
const SANDBOX: readonly Scene[] = [
  {
    open: async () => undefined,
    areas: [
      'h1',
      '.ways',
      '.transport',
      '.deeds',
      '.page-tools',
      '.new-run',
      '.speed',
      '.hint',
      '.headline-what',
      '.events',
    ],
  },
  { open: key('Tab'), areas: ['.skips button'] },
  {
    open: (page) => page.locator('.zoom-tools button').nth(1).click(),
    areas: ['.zoom-tools', '.track-box input', '.strip'],
  },
  { open: key('r'), areas: ['.dialog'] },
  { open: key('p'), areas: ['.dialog'] },
  { open: key('w'), areas: ['.dialog-head', '.network-form', '.timing'] },
  { open: key('?'), areas: ['.dialog'] },
  { open: key('t'), areas: ['.tour'] },
  { open: key('d'), areas: ['.drawer-edge', '.diagram-head', '.diagram-window > p'] },
  {
    open: async (page) => {
      await page.keyboard.press('d');
      await page.locator('.diagram-tools [aria-pressed]').click();
    },
    areas: ['.diagram-head', '.diagram-telling caption', '.diagram-telling thead'],
  },
  { open: key('u'), areas: ['.menu'] },
  { open: (page) => page.locator('[data-server="2"]').click(), areas: ['.menu'] },
  { open: async () => undefined, areas: ['.inspector header', '.inspector dl > :nth-child(-n + 6) dt'] },
  { open: (page) => page.locator('[data-message]').first().press('Enter'), areas: ['.menu'] },
  {
    open: async (page) => {
      await page.locator('[data-message]').first().press('Enter');
      await item(page, -1).press('Enter');
    },
    areas: ['.dialog'],
  },
  {
    open: async (page) => {
      await page.keyboard.press('u');
      await item(page, -1).press('Enter');
    },
    areas: ['.dialog'],
  },
  { open: branch, areas: ['.branches'] },
  {
    open: (page) => page.locator('.branch-tools button').first().click(),
    areas: ['.branches', '.differences header', '.differences thead'],
  },
  { open: (page) => page.locator('.branch-tools button').nth(1).click(), areas: ['.branch-field'] },
];

/** Pages of the story, and what is pressed there. The words of its lessons are English. */
const STORY: readonly (Scene & { readonly at: string })[] = [
  {
    at: 'why-agree',
    open: (page) => page.locator('.chapters-head').click(),
    areas: ['.chapters-number', '.sittings', '.chapter-more', '.asides', '.turn', '.beat-dots'],
  },
  {
    at: 'leader-election/how-many',
    open: (page) => page.locator('.option').first().click(),
    areas: ['.question-row', '.reply > strong', '.outcome i', '.other-answers summary'],
  },
  {
    at: 'leader-election/two-majorities',
    open: async () => undefined,
    areas: ['.question-row', '.groups .hidden'],
  },
  { at: 'leader-election/make-a-leader', open: async () => undefined, areas: ['.task-ways'] },
  {
    at: 'no-promise/read-on',
    open: async () => undefined,
    areas: ['.doors', '.known > h3', '.known-key', '.further'],
  },
];

let served: Awaited<ReturnType<typeof servePseudo>>;
test.beforeAll(async () => {
  served = await servePseudo();
});
test.afterAll(() => served.stop());

async function look(page: Page, areas: readonly string[]): Promise<void> {
  for (const area of areas) {
    await expect(page.locator(area).first()).toBeVisible();
    expect.soft(await plainTexts(page, area), `plain words in ${area}`).toEqual([]);
    expect.soft(await cutTexts(page, area), `cut off in ${area}`).toEqual([]);
  }
}

test('all that one reads on the page is taken from the words, and has room if it is 40% longer', async ({
  page,
}) => {
  await page.goto(`${served.url}#run=${encodeLink({ raftarium: 1, seed: 31 })}&t=175`);
  for (const { open, areas } of SANDBOX) {
    await open(page);
    await look(page, areas);
    await page.keyboard.press('Escape');
  }
  for (const { at, open, areas } of STORY) {
    await page.goto(`${served.url}#story/${at}`);
    await open(page);
    await look(page, areas);
    await page.keyboard.press('Escape');
  }
});
