/** Accessibility: assistive technology in every state, forced colours, large text, narrow windows. */
import { expect, type Page } from '@playwright/test';
import { SITUATIONS } from '../src/scenario/situations/situations.ts';
import { faults } from './faults.ts';
import { lateFiles, Refusal } from './late.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

/** Opens the state, and returns a function that leaves it. */
type State = readonly [name: string, open: (tank: Tank) => Promise<void>];

const situation =
  (name: string) =>
  async (tank: Tank): Promise<void> => {
    const found = SITUATIONS.find((one) => one.name === name);
    if (!found) throw new Error(`no situation ${name}`);
    await tank.openRun(found.document, found.at);
  };

const LED = { cluster: { initial: { S1: { term: 1, role: 'leader' } } } } as const;

const dialog =
  (key: string) =>
  async (tank: Tank): Promise<void> => {
    await tank.openRun(LED, 82);
    await tank.page.keyboard.press(key);
    await expect(tank.page.getByRole('dialog')).toBeVisible();
  };

const STATES: readonly State[] = [
  ['the start', (tank) => tank.openRun({}, 0)],
  ...[
    'an election in progress',
    'a split vote',
    'a partition with two leaders',
    'a rollback',
    'a crash',
    'a pause',
    'held messages',
    'a one-way cut',
    'a broken property',
    'a long log',
    'clients waiting, answered and sent on',
  ].map((name): State => [name, situation(name)]),
  ['one server', (tank) => tank.openRun({ cluster: { servers: 1 } }, 200)],
  ['25 servers', (tank) => tank.openRun({ cluster: { servers: 25 } }, 400)],
  ['the help', dialog('?')],
  ['the legend', dialog('l')],
  ['the partition’s dialog', dialog('p')],
  ['the network’s dialog', dialog('w')],
  ['the request’s dialog', dialog('r')],
  ['the files’ dialog', dialog('o')],
  [
    'the editor with an error in the text',
    async (tank) => {
      await tank.openRun(LED, 82);
      await tank.dropFile('{ "raftarium": 1, "seed": "seven" }');
      await expect(tank.page.getByRole('alert')).toContainText('seed');
    },
  ],
  [
    'the rules, one of them off',
    async (tank) => {
      await tank.openRun({ cluster: { servers: 3, bugs: ['vote-twice'] } });
      await tank.page.keyboard.press('b');
      await expect(tank.page.getByRole('switch')).toHaveCount(28);
    },
  ],
  [
    'how it came to a broken property',
    async (tank) => {
      await situation('a broken property')(tank);
      await tank.button('How it came to this').click();
      await expect(tank.page.getByRole('dialog')).toBeVisible();
    },
  ],
  [
    'a server’s menu',
    async (tank) => {
      await tank.openRun(LED, 82);
      await tank.server('S2').press('Enter');
      await expect(tank.page.getByRole('menu')).toBeVisible();
    },
  ],
  [
    'a message’s menu, and several messages',
    async (tank) => {
      await tank.openRun(LED, 82);
      await tank.choose(tank.messages(/^AppendEntries from S1/).first(), 'Several like it');
      await expect(tank.page.getByRole('dialog')).toBeVisible();
    },
  ],
  ['an event and why, a branch, and another beside it', (tank) => tank.compare()],
  [
    'a link that cannot be read',
    async (tank) => {
      await tank.page.goto('/#run=nonsense');
      await expect(tank.page.getByRole('alert')).toBeVisible();
    },
  ],
];

/** The dark theme changes colours only: no other rule is checked twice. */
const BY_NIGHT = { rules: ['color-contrast'] };

/** Two dozen states take their time on a busy machine. */
const PATIENCE_MS = 120_000;

for (const scheme of ['light', 'dark'] as const) {
  for (const half of [0, 1]) {
    test(`axe finds nothing in any state (${scheme}, ${half + 1} of 2)`, async ({ page }) => {
      test.setTimeout(PATIENCE_MS);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      const tank = new Tank(page);
      const found: string[] = [];
      for (const [name, open] of STATES.filter((_, i) => i % 2 === half)) {
        await page.goto('about:blank');
        await open(tank);
        found.push(
          ...(await faults(page, scheme === 'dark' ? BY_NIGHT : {})).map((fault) => `${name}: ${fault}`),
        );
      }
      expect(found).toEqual([]);
    });
  }
}

const MENU = '[role=menu]';
const DIALOG = 'dialog[open]';

/** Goes from state to state; the parts of the page that are new in each, or the whole page. */
const WALK: readonly (readonly [
  name: string,
  step: (tank: Tank, network: Refusal) => Promise<void>,
  ...string[],
])[] = [
  ['the hall', async ({ page }) => page.keyboard.press('f')],
  [
    'the menu of a link',
    async ({ page }) => {
      await page.keyboard.press('f');
      await page
        .getByRole('button', { name: /^Mend the way/ })
        .first()
        .press('Shift+F10');
      await expect(page.getByRole('menu')).toBeVisible();
    },
    MENU,
  ],
  [
    'the dialog that runs to a time, and what it cannot read',
    async (tank) => {
      await tank.page.keyboard.press('Escape');
      await tank.button('Play until').press('Enter');
      await tank.page.getByRole('menuitem', { name: 'Run to a time …' }).press('Enter');
      await tank.write(tank.page.getByRole('textbox', { name: 'Run to' }), 'soon');
      await tank.page.keyboard.press('Enter');
      await expect(tank.page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
    DIALOG,
  ],
  [
    'the help, and its switch for the single letters',
    async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.getByRole('switch', { name: /^Single-letter keys/ }).press('Space');
      await expect(page.getByRole('switch')).not.toBeChecked();
    },
    DIALOG,
  ],
  [
    'the address that is copied by hand',
    async (tank) => {
      await tank.page.keyboard.press('Escape');
      await tank.button('Share').press('Enter');
      await expect(tank.page.getByRole('textbox', { name: 'Address to copy' })).toBeVisible();
    },
    DIALOG,
  ],
  [
    'a picture to save',
    async (tank) => {
      await tank.page.keyboard.press('Escape');
      await tank.button('Share').press('Enter');
      await tank.page.getByRole('tab', { name: 'Picture' }).press('Enter');
      await expect(tank.page.getByRole('img', { name: /^Preview/ })).toBeVisible();
    },
    DIALOG,
  ],
  [
    'a film to make',
    async (tank) => {
      await tank.page.keyboard.press('Escape');
      await tank.button('Share').press('Enter');
      await tank.page.getByRole('tab', { name: 'Film' }).press('Enter');
      await expect(tank.button('Make the film')).toBeVisible();
    },
    DIALOG,
  ],
  [
    'a part that cannot be fetched',
    async ({ page }, network) => {
      network.refuse(lateFiles());
      await page.reload();
      await expect(page.getByRole('alert').filter({ hasText: 'logs' })).toBeVisible();
    },
  ],
  [
    'a question that is answered',
    async (tank, network) => {
      network.refuse([]);
      await tank.page.goto('about:blank');
      await tank.page.goto('/#story/partition/how-many-leaders');
      await tank.settled();
      await tank.page.locator('.option').first().press('Enter');
      await tank.settled();
      await expect(tank.button('Next')).toBeVisible();
    },
  ],
];

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing in what is open for a short while only (${scheme})`, async ({ page }) => {
    test.setTimeout(PATIENCE_MS);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.addInitScript(
      'navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"))',
    );
    const network = new Refusal(page);
    const tank = new Tank(page);
    await situation('a one-way cut')(tank);
    const found: string[] = [];
    for (const [name, step, ...parts] of WALK) {
      await step(tank, network);
      const asked = scheme === 'dark' ? BY_NIGHT : {};
      found.push(...(await faults(page, { ...asked, parts })).map((fault) => `${name}: ${fault}`));
    }
    expect(found).toEqual([]);
  });

test('what arcs and marks show has words: timers, nextIndex and matchIndex', async ({ page }) => {
  const tank = new Tank(page);
  const timeouts = { S2: [214, 220.5], S3: [300, 300] };
  const initial = { S1: { term: 1, role: 'leader' }, S2: { term: 1, log: [] }, S3: { term: 1 } } as const;
  await tank.openRun({ cluster: { servers: 3, initial, timeouts, latency: [10, 10] } }, 5);
  await expect(tank.server('S2')).toHaveAccessibleName(/, election timer: 209\.0 of 214\.0 ms left$/);
  await expect(tank.server('S1')).toHaveAccessibleName(/, heartbeat timer: \d+\.0 of \d+\.0 ms left$/);
  await tank.goTo(12);
  await expect(tank.server('S2')).toHaveAccessibleName(/, election timer: 218\.5 of 220\.5 ms left$/);
  await tank.server('S2').click();
  await page.keyboard.press('Escape');
  const selected = page.getByRole('region', { name: 'Selected: S2' });
  await expect(selected).toContainText('election timer218.5 of 220.5 ms left');
  await tank.goTo(13);
  await expect(selected).toContainText('election timer217.5 of 220.5 ms left');
  await tank.request('SET x 5', 'S1');
  await tank.goTo(180);
  await expect(page.getByRole('region', { name: 'Logs' })).toContainText(
    'sends S2 entries from index 2 on (nextIndex). Those that it knows S2 has stored: up to index 1 (matchIndex).',
  );
});

/** The page is as wide as the window, and not wider. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const [name, width, height] of [
  ['twice as large', 720, 450],
  ['as narrow as a small phone', 320, 640],
] as const) {
  test(`shown ${name}, nothing overflows to the side, and everything can be reached`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const tank = new Tank(page);
    await situation('a partition with two leaders')(tank);
    expect(await overflow(page)).toBe(0);
    for (const button of ['Play', 'Next event', 'Previous highlight', 'Help'])
      await tank.button(button).scrollIntoViewIfNeeded();
    // On the narrowest phones it stands in the menu.
    if (!(await tank.button('Share').isVisible())) await tank.button('More').click();
    await tank.button('Share').scrollIntoViewIfNeeded();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Logs' }).click();
    await expect(tank.log('S1').getByRole('listitem').first()).toBeVisible();
    expect(await overflow(page)).toBe(0);
    await page.getByRole('tab', { name: 'Cluster' }).click();
    await expect(tank.button('Heal')).toBeVisible();
    expect(await overflow(page)).toBe(0);
  });
}

test('with text twice as large, nothing overflows to the side', async ({ page }) => {
  const tank = new Tank(page);
  await situation('a partition with two leaders')(tank);
  const letters = () =>
    tank
      .events()
      .getByRole('button')
      .last()
      .evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize));
  const usual = await letters();
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  expect(await letters()).toBe(2 * usual);
  expect(await overflow(page)).toBe(0);
  await expect(tank.button('Play')).toBeInViewport();
});

test('with forced colours, roles and marks can still be told apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const tank = new Tank(page);
  await situation('a partition with two leaders')(tank);
  const paint = (selector: string) =>
    page.evaluate((found) => {
      const element = document.querySelector(found);
      if (!element) throw new Error(`no ${found}`);
      const { fill, stroke, backgroundColor, borderColor } = getComputedStyle(element);
      return { fill, stroke, backgroundColor, borderColor };
    }, selector);
  const body = await paint('.disc .body');
  const name = await paint('.disc .name');
  expect(name.fill).not.toBe(body.fill);
  const water = await paint('.stage-tank');
  expect((await paint('.crown')).fill).not.toBe(water.backgroundColor);
  const solid = await paint('.log-block.is-committed');
  const dashed = await paint('.log-block:not(.is-committed)');
  expect(solid.backgroundColor).not.toBe(dashed.backgroundColor);
  await tank.server('S2').focus();
  expect((await paint('[data-server="2"] .focus-ring')).stroke).not.toBe(water.backgroundColor);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('every button is large enough for a finger', async ({ page }) => {
    const tank = new Tank(page);
    await situation('a partition with two leaders')(tank);
    /** The ways between servers are thin lines: the dialog of the network has buttons for them. */
    const small = () =>
      page.evaluate(() => {
        const pressable = 'button, a[href], select, input, [role=button], [role=tab], [role=menuitem]';
        const boxOf = (element: Element) => {
          const label = element instanceof HTMLInputElement ? element.labels?.[0] : null;
          return (label ?? element.querySelector('.hit') ?? element).getBoundingClientRect();
        };
        return [...document.querySelectorAll(pressable)]
          .filter((element) => element.checkVisibility() && !element.closest('.way, [inert]'))
          .map((element) => ({
            name: element.getAttribute('aria-label') ?? element.textContent,
            box: boxOf(element),
          }))
          .filter(({ box }) => Math.round(box.width) < 44 || Math.round(box.height) < 44)
          .map(({ name, box }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
      });
    expect(await small()).toEqual([]);
    for (const tab of ['Logs', 'Cluster']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await small()).toEqual([]);
    }
    await tank.server('S2').press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    expect(await small()).toEqual([]);
  });
});
