/** Each late file, refused alone: the part that needs it says so, and is fetched at a later try. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { CONTENTS } from '../../src/lessons/contents.ts';
import { encodeLink } from '../../src/scenario/link.ts';
import type { ClusterDocument } from '../../src/scenario/types.ts';
import { titles } from '../../src/words/study.ts';
import { lateFiles, Refusal } from '../late.ts';
import { Tank } from '../tank.ts';

/** Another document each time, so that the page opens it even if a run is open. */
let runs = 0;
const openRunWith =
  (cluster: ClusterDocument) =>
  ({ page }: Tank) => {
    runs += 1;
    return page.goto(`/#run=${encodeLink({ raftarium: 1, title: `Run ${runs}`, seed: 31, cluster })}&t=195`);
  };
const openRun = openRunWith({});

interface Step {
  /** False: nothing can open it. */
  readonly open: (tank: Tank) => Promise<unknown>;
  readonly shown: (page: Page) => Locator;
}

const region = (name: string) => (page: Page) => page.getByRole('region', { name, exact: true });
/** With the focus on a server: in a field the key would be a letter. */
const press =
  (key: string) =>
  async ({ page }: Tank) => {
    await page.getByRole('button', { name: /^S1, / }).first().focus();
    await page.keyboard.press(key);
  };

const sharing = (tab: string, shown: Step['shown']): Step => ({
  open: async ({ page }) => {
    await page.getByRole('button', { name: 'Share' }).first().click();
    const door = page.getByRole('tab', { name: tab });
    // The sheet is fetched late, too.
    await door.or(page.getByRole('alert')).first().waitFor();
    if (await door.isVisible()) await door.click();
  },
  shown,
});

/** A study panel, by the menu that has them all. */
const lookCloser = (title: string): Step => ({
  open: async (tank) => {
    await press('i')(tank);
    const item = tank.page.getByRole('menuitem', { name: title, exact: true });
    await item.or(tank.page.getByRole('alert')).first().waitFor();
    if (await item.isVisible()) await item.press('Enter');
  },
  shown: region(title),
});

const SANDBOX: readonly Step[] = [
  { open: openRun, shown: (page) => page.getByRole('button', { name: /^S1, / }) },
  { open: settled, shown: (page) => page.getByRole('group', { name: 'Logs' }) },
  { open: settled, shown: (page) => page.getByRole('slider', { name: 'Time', exact: true }) },
  { open: settled, shown: region('What happens') },
  { open: diagram, shown: region('Space–time diagram') },
  { open: press('?'), shown: (page) => page.getByRole('dialog') },
  { open: (tank) => tank.server('S1').press('Enter'), shown: (page) => page.getByRole('menu') },
  { open: press('t'), shown: (page) => page.getByRole('dialog', { name: /^Tour/ }) },
  { open: press('b'), shown: (page) => page.getByRole('dialog', { name: 'Break a rule' }) },
  { open: press('s'), shown: (page) => page.getByRole('dialog', { name: 'New run' }) },
  sharing('Embed', (page) => page.getByRole('textbox', { name: 'Line to copy' })),
  sharing('Picture', (page) => page.getByRole('button', { name: 'Save picture' })),
  sharing('Film', (page) => page.getByRole('button', { name: 'Make the film' })),
  {
    open: (tank) => tank.button('Filter the events').click(),
    shown: (page) => page.getByRole('search', { name: 'Filter' }),
  },
  ...Object.values(titles).map((title) => lookCloser(title)),
  { open: whatIf, shown: region('Comparison') },
  {
    open: openRunWith({ bugs: ['vote-twice'] }),
    shown: (page) => page.getByRole('group', { name: 'Rules that are off' }),
  },
  { open: press('e'), shown: region('The document') },
  { open: press('f'), shown: (page) => page.getByRole('button', { name: 'Blank screen' }) },
  {
    open: async (tank) => {
      await press('e')(tank);
      await tank.page.goto('/#library');
    },
    shown: (page) => page.getByRole('heading', { name: 'Ready situations' }),
  },
];

const story = (chapter: string): readonly Step[] => [
  {
    open: ({ page }) => page.goto(`/#story/${chapter}`),
    shown: (page) => page.getByRole('group', { name: 'This page' }).getByRole('heading'),
  },
  {
    open: async ({ page }) => {
      const term = page.locator('button.glossed').first();
      if (await term.isVisible()) await term.focus();
    },
    shown: (page) =>
      page
        .getByRole('tooltip')
        .or(page.getByRole('group', { name: 'This page' }))
        .first(),
  },
];

function settled(tank: Tank): Promise<void> {
  return tank.settled();
}

async function diagram(tank: Tank): Promise<void> {
  if (!(await region('Space–time diagram')(tank.page).isVisible())) await press('d')(tank);
}

/** Opens the comparison; false without a run or its events. */
async function whatIf(tank: Tank): Promise<boolean> {
  const { page } = tank;
  if (!(await tank.events().isVisible())) return false;
  const line = tank.events().getByRole('button');
  // The list is drawn before its lines; in a run that could not be opened there may be none.
  await line
    .first()
    .waitFor({ timeout: 2000 })
    .catch(() => undefined);
  const vote = line.filter({ hasText: /grants its vote/ });
  if ((await vote.count()) === 0) return false;
  await vote.first().click();
  await page.getByRole('button', { name: /had been lost\?$/ }).click();
  return true;
}

async function putAway(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  const close = page.getByRole('alert').getByRole('button', { name: /^(Close|Dismiss)$/ });
  for (let i = await close.count(); i > 0; i -= 1) await close.first().click();
  const tour = page.getByRole('button', { name: 'Skip the tour' });
  if (await tour.isVisible()) await tour.click();
}

/** Retries everything that failed: by keyboard, because a failure may cover another one. */
async function again(tank: Tank): Promise<void> {
  const buttons = tank.page.getByRole('alert').getByRole('button', { name: 'Try again' });
  for (let i = (await buttons.count()) - 1; i >= 0; i -= 1) {
    // One part may bring another with it.
    if (await buttons.nth(i).isVisible())
      await buttons
        .nth(i)
        .press('Enter', { timeout: 2000 })
        .catch(() => undefined);
    await tank.settled();
  }
}

const chapterOf = (file: string): string =>
  CONTENTS.find(({ id }) => file.startsWith(`${id}-`))?.id ?? 'why-agree';

/** Fetched in windows and frames of their own only. */
const isElsewhere = (file: string): boolean => /^(Presenter|start)-/.test(file);

for (const file of lateFiles().filter((name) => !name.endsWith('.woff2')))
  for (const [place, steps] of [
    ['sandbox', SANDBOX],
    ['story', story(chapterOf(file))],
  ] as const)
    test(`the ${place} without ${file}`, async ({ page }) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const tank = new Tank(page);
      const network = new Refusal(page);
      await network.ready;
      network.refuse([file]);
      const failed = page.getByRole('alert');
      for (const { open, shown } of steps) {
        if ((await open(tank)) === false) continue;
        await settled(tank);
        await expect(shown(page).or(failed).first()).toBeVisible();
        if (!(await shown(page).first().isVisible())) {
          await again(tank);
          await expect(failed.first(), 'a second failure is said too').toBeVisible();
        }
        await putAway(page);
      }
      await expect(page.getByRole('main').first()).toBeVisible();
      network.refuse([]);
      await again(tank);
      // Without a reload: what was refused before is fetched now.
      for (const { open, shown } of steps) {
        await open(tank);
        await settled(tank);
        await expect(shown(page).first()).toBeVisible();
        await expect(failed).toHaveCount(0);
        await putAway(page);
      }
      if (place === 'sandbox' && file.endsWith('.css') && !isElsewhere(file))
        await expect(page.locator(`link[rel=stylesheet][href$="${file}"]`)).toHaveCount(1);
      expect(errors).toEqual([]);
    });
