import { expect, type Page } from '@playwright/test';
import { encodeLink } from '../src/scenario/link.ts';
import { SITUATIONS } from '../src/scenario/situations/situations.ts';
import type { ScenarioDocument } from '../src/scenario/types.ts';
import { MOST_EDITED } from '../src/store/editor.ts';
import { pseudoText } from '../src/words/testing/pseudo.ts';
import { PHONE } from './fingers.ts';
import { crampedTexts, cutTexts, plainTexts, servePseudo } from './pseudo.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

/** A part of the page whose words are in `src/words`, and how it is opened. */
interface Scene {
  readonly open: (page: Page) => Promise<unknown>;
  readonly areas: readonly string[];
  /** Areas whose words are checked even with `translate="no"`. Only their drawings are measured. */
  readonly stage?: readonly string[];
}

const key = (name: string) => (page: Page) => page.keyboard.press(name);
const item = (page: Page, index: number) => page.getByRole('menuitem').nth(index);

/** Crashes a server before an event that has happened already. */
async function branch(page: Page): Promise<void> {
  await page.locator('[data-command="previous-highlight"]').click();
  await page.locator('[data-server="2"]').click();
  await item(page, 0).press('Enter');
}

/** One after the other, in one run; Escape closes what one opened. */
const SANDBOX: readonly Scene[] = [
  {
    open: async () => undefined,
    areas: [
      'h1',
      '.ways',
      '.transport',
      '.cluster-actions',
      '.page-tools',
      '.page-doors',
      '.run-head',
      '.speed',
      '.hint',
      '.headline-what',
      '.events',
    ],
  },
  { open: key('Tab'), areas: ['.skips button'] },
  {
    open: (page) => page.locator('.zoom-tools button').nth(1).click(),
    areas: ['.zoom-tools', '.track-box input', '.track-box'],
  },
  { open: key('r'), areas: ['.dialog'] },
  { open: key('p'), areas: ['.dialog'] },
  { open: key('w'), areas: ['.dialog-head', '.network-form', '.timing'] },
  {
    // What presets leave out stays English, like all data.
    open: key('s'),
    areas: [
      '.dialog-head',
      '.settings-rows',
      '.settings-fold > summary',
      '.settings-verdict',
      '.settings-foot',
    ],
  },
  { open: key('?'), areas: ['.dialog'] },
  { open: key('l'), areas: ['.dialog'] },
  { open: key('t'), areas: ['.tour'] },
  {
    open: key('d'),
    areas: ['.drawer-edge', '.diagram-head', '.diagram-window > p'],
    stage: ['.diagram-window'],
  },
  {
    open: async (page) => {
      await page.keyboard.press('d');
      await page.locator('.diagram-tools [aria-pressed]').click();
    },
    areas: ['.diagram-head', '.diagram-description caption', '.diagram-description thead'],
  },
  { open: key('u'), areas: ['.menu'] },
  { open: (page) => page.locator('[data-server="2"]').click(), areas: ['.menu'] },
  { open: async () => undefined, areas: ['.inspector header', '.inspector dl > :nth-child(-n + 6) dt'] },
  { open: (page) => page.locator('[data-message]').first().press('Enter'), areas: ['.menu'] },
  {
    open: async (page) => {
      await page.locator('[data-message]').first().press('Enter');
      // “Several like it”; questions follow.
      await item(page, 5).press('Enter');
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

/**
 * Everything that a stage can show: walls with a passage, cut, held and blocked ways, requests, held
 * messages.
 */
const CLUTTERED: ScenarioDocument = {
  raftarium: 1,
  seed: 31,
  cluster: { servers: 5, initial: { S1: { term: 1, role: 'leader' } } },
  actions: [
    { at: 2, do: 'request', server: 'S1', command: 'SET x 5' },
    { at: 40, do: 'request', server: 'S1', command: 'SET k1 7' },
    {
      at: 60,
      do: 'partition',
      groups: [
        ['S1', 'S2', 'S3'],
        ['S4', 'S5'],
      ],
    },
    { at: 60, do: 'mend', from: 'S1', to: 'S4' },
    { at: 61, do: 'cut', from: 'S3', to: 'S2' },
    { at: 61, do: 'hold', from: 'S1', to: 'S2' },
    { at: 61, do: 'block', from: 'S3', to: 'S1' },
    { at: 62, do: 'crash', server: 'S5' },
    { at: 80, do: 'request', server: 'S2', command: 'SET y 1' },
  ],
};

const STAGE: readonly Scene[] = [
  { open: async () => undefined, areas: ['.logs'], stage: ['.stage', '.logs'] },
  {
    open: (page) => page.locator('[data-server="3"]').click(),
    areas: ['.menu'],
    stage: ['.stage'],
  },
];

/** The tabs below the tank, on a phone. */
const PHONE_SANDBOX: readonly Scene[] = [
  { open: async () => undefined, areas: ['.tabs', '.headline-what', '.events'], stage: ['.stage'] },
  ...[1, 2].map((tab) => ({
    open: (page: Page) => page.getByRole('tab').nth(tab).click(),
    areas: ['.tabs', '.sheet'],
  })),
];

/** Notices, and parts that failed. */
const SAID: readonly Scene[] = [
  { open: key('d'), areas: ['.failure'] },
  { open: key('n'), areas: ['.notices'] },
  // What is wrong with a document is said in the words of the format, which are the same in every language.
  { open: (page) => new Tank(page).dropFile('{'.repeat(MOST_EDITED + 1)), areas: ['.notices button'] },
  { open: (page) => new Tank(page).dropFile('{}'), areas: ['.editor h2', '.editor button', '.editor-hint'] },
  {
    open: async (page) => {
      await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error())');
      await page.getByRole('button', { name: pseudoText('Share') }).press('Enter');
    },
    // The field scrolls: an address is longer than any text.
    areas: ['.dialog h2', '.share-tabs', '.share-link p', '.share-link button', '.share-choices'],
    stage: ['.dialog'],
  },
  {
    open: async (page) => {
      await page.getByRole('button', { name: pseudoText('Share') }).press('Enter');
      await page.getByRole('tab', { name: pseudoText('Picture') }).press('Enter');
      await expect(page.locator('.picture-preview img')).toBeVisible();
    },
    areas: ['.picture-tab label', '.picture-tab p', '.picture-tab button'],
    stage: ['.dialog'],
  },
  {
    open: async (page) => {
      await page.getByRole('button', { name: pseudoText('Share') }).press('Enter');
      await page.getByRole('tab', { name: pseudoText('Film') }).press('Enter');
    },
    areas: ['.share-tab', '.film label', '.film p', '.film > .button'],
    stage: ['.dialog'],
  },
];

/** Pages of the story, and what is pressed there. The words of its lessons stay English. */
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
    stage: ['.stage [role="button"]'],
  },
  {
    at: 'leader-election/two-majorities',
    open: async () => undefined,
    areas: ['.question-row', '.groups .hidden'],
    stage: ['.stage [role="button"]'],
  },
  { at: 'leader-election/make-a-leader', open: async () => undefined, areas: ['.task-ways'] },
  {
    at: 'no-promise/read-on',
    open: async () => undefined,
    areas: ['.doors', '.known > h3', '.known-key', '.further'],
  },
  {
    at: 'no-promise/read-on',
    open: (page) => page.locator('.doors button').press('Enter'),
    areas: ['.dialog h2', '.dialog .rules > p'],
  },
];

/** The library. The words of its entries stay English. */
const LIBRARY: readonly (Scene & { readonly at: string })[] = [
  {
    at: '#library',
    open: async () => undefined,
    areas: ['.library-head h2', '.library-search', '.library-groups > :first-child', '.page-tools'],
  },
  {
    at: '#library',
    open: (page) => page.locator('.library-search input').fill('zzz'),
    areas: ['.nothing-found'],
  },
  {
    at: '#library/vote-twice',
    open: async () => undefined,
    areas: ['.entry-back', '.entry-words b', '.tank-name'],
  },
];

let served: Awaited<ReturnType<typeof servePseudo>>;
test.beforeAll(async () => {
  served = await servePseudo();
});
test.afterAll(() => served.stop());

async function look(page: Page, { areas, stage = [] }: Scene): Promise<void> {
  for (const area of [...areas, ...stage]) {
    await expect(page.locator(area).first()).toBeVisible();
    const isStage = stage.includes(area);
    expect.soft(await plainTexts(page, area, isStage), `plain words in ${area}`).toEqual([]);
    expect.soft(await crampedTexts(page, area), `cramped in ${area}`).toEqual([]);
    if (!isStage) expect.soft(await cutTexts(page, area), `cut off in ${area}`).toEqual([]);
  }
}

/** Opens a run in the pseudo-language, and checks one scene after the other. */
async function walk(
  page: Page,
  document: ScenarioDocument,
  ms: number,
  scenes: readonly Scene[],
): Promise<void> {
  await page.goto(`${served.url}#run=${encodeLink(document)}&t=${ms}`);
  await new Tank(page).settled();
  for (const scene of scenes) {
    await scene.open(page);
    await look(page, scene);
    await page.keyboard.press('Escape');
  }
}

test('all texts of the sandbox come from the words, and fit if they are 40% longer', async ({ page }) => {
  await walk(page, { raftarium: 1, seed: 31 }, 175, SANDBOX);
});

test('so do the names of everything on the stage and in the logs', async ({ page }) => {
  await walk(page, CLUTTERED, 95, STAGE);
});

test('so does the alarm of a broken safety property', async ({ page }) => {
  const broken = SITUATIONS.find(({ name }) => name === 'a broken property');
  if (broken === undefined) throw new Error('no situation with a broken property');
  await walk(page, broken.document, broken.at, [
    { open: async () => undefined, areas: ['.alarm'] },
    { open: () => page.locator('.alarm-button').last().click(), areas: ['.dialog-head', '.chain'] },
  ]);
});

test('so do the sign of a rule that is off, and the search for a run without it', async ({ page }) => {
  const document: ScenarioDocument = { raftarium: 1, cluster: { servers: 3, bugs: ['vote-twice'] } };
  await walk(page, document, 0, [
    { open: async () => undefined, areas: ['.rules-off'] },
    { open: key('b'), areas: ['.dialog-head', '.broken-rules'] },
  ]);
});

test('so do notices and failures', async ({ page }) => {
  await page.route(/\/DrawerContent-[^/]*\.js$/, (route) => route.abort());
  await walk(page, { raftarium: 1, seed: 31 }, 175, SAID);
});

test('so do the texts around the words of the story', async ({ page }) => {
  for (const scene of STORY) {
    await page.goto(`${served.url}#story/${scene.at}`);
    await new Tank(page).settled();
    await scene.open(page);
    await look(page, scene);
    await page.keyboard.press('Escape');
  }
});

test('so do the texts around the entries of the library', async ({ page }) => {
  for (const scene of LIBRARY) {
    await page.goto('about:blank');
    await page.goto(`${served.url}${scene.at}`);
    await new Tank(page).settled();
    await scene.open(page);
    await look(page, scene);
  }
});

test('so do the reader’s guesses', async ({ page }) => {
  await page.goto(`${served.url}#sandbox`);
  const bets = { 'leader-election/how-many': ['two'] };
  await page.evaluate((kept) => localStorage.setItem('raftarium.story', kept), JSON.stringify({ bets }));
  await page.goto('about:blank');
  await page.goto(`${served.url}#story/leader-election/make-a-leader`);
  await look(page, { open: async () => undefined, areas: ['.recap > p'] });
});

test.describe('on a phone', () => {
  test.use(PHONE);
  test('so do the tabs below the tank and their contents', async ({ page }) => {
    await walk(page, { raftarium: 1, seed: 31 }, 175, PHONE_SANDBOX);
  });
});
