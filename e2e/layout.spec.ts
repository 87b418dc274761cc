/** At every usual size, in every state: nothing overlaps, and the important parts are in view. */
import { expect, type Page } from '@playwright/test';
import { SITUATIONS } from '../src/scenario/situations/situations.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const WIDE = [
  [1280, 720],
  [1366, 768],
  [1024, 600],
  [1440, 900],
  [1920, 1080],
  [2560, 1440],
] as const;
const SMALL = [
  [390, 844],
  [320, 640],
  [844, 390],
  [640, 360],
] as const;

/**
 * The errors in the layout of the page. `all`: the important parts are in view at once, not only after
 * scrolling.
 */
const faultsOf = (page: Page, all: boolean) =>
  page.evaluate(async (isWide) => {
    window.scrollTo(0, 0);
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    const faults: string[] = [];
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`${scrollWidth - clientWidth} px run off the side`);
    if (isWide && scrollHeight > clientHeight)
      faults.push(`${scrollHeight - clientHeight} px run off the foot`);
    const find = (selector: string) =>
      [...document.querySelectorAll(selector)].filter(
        (one) => one.checkVisibility() && one.getBoundingClientRect().width > 1,
      );
    const PANELS =
      '.top, main > .tank, .story, .story-column, main > .logs, .other > .tank, .other > .logs, .drawer, .time, .tabs, .sheet';
    const panels = find(PANELS);
    const isFixed = (one: Element) => getComputedStyle(one).position === 'sticky';
    for (const [i, one] of panels.entries())
      for (const other of panels.slice(i + 1)) {
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        const isNested = one.contains(other) || other.contains(one) || isFixed(one) || isFixed(other);
        if (width > 1 && height > 1 && !isNested) faults.push(`${one.className} over ${other.className}`);
      }
    const rows = find('.top > h1, .top > nav:not(.skips), .top > form, .top > div').filter(
      (one) => getComputedStyle(one).position !== 'absolute',
    );
    const middles = rows.map((one) => one.getBoundingClientRect()).map((box) => box.top + box.height / 2);
    if (Math.max(...middles) - Math.min(...middles) > 6) faults.push('the header has two rows');
    const NEEDED = isWide
      ? '[aria-label=Play], [aria-label="Next event"], main > .tank [data-server], main > .logs .log-side .log-label, main:not(.is-comparing) .events-lines > :last-child button, .diagram-name, .page-tools > *, .cluster-actions > *, .top .ways a, .top .page-doors > *'
      : '[aria-label=Help], .tank:not([inert] *) [data-server]';
    for (const one of find(NEEDED)) {
      const { left, top, width, height } = one.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const name = one.getAttribute('aria-label') ?? one.textContent;
      const isIn = x > 0 && y > 0 && x < clientWidth && y < clientHeight;
      const hit = isIn && document.elementFromPoint(x, y);
      if (!hit) faults.push(`out of view: ${name}`);
      else if (hit.closest(PANELS) !== one.closest(PANELS)) faults.push(`covered: ${name}`);
    }
    return faults;
  }, all);

/** As in a frame of another page: the hall then takes the window, which can be given another size. */
const refuseFullScreen = (page: Page) =>
  page.addInitScript(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'));
  });

/** Checks all sizes in one state. */
async function walk(tank: Tank, state: string, sizes: readonly (readonly [number, number])[]) {
  const found: string[] = [];
  for (const [width, height] of sizes) {
    await tank.page.setViewportSize({ width, height });
    await tank.settled();
    for (const fault of await faultsOf(tank.page, sizes === WIDE))
      found.push(`${state}, ${width} × ${height}: ${fault}`);
  }
  return found;
}

async function open(tank: Tank, name: string): Promise<void> {
  const found = SITUATIONS.find((one) => one.name === name);
  if (!found) throw new Error(`no situation ${name}`);
  await tank.openRun(found.document, found.at);
}

async function openDiagram({ page }: Tank): Promise<void> {
  await page.keyboard.press('d');
  await expect(
    page.getByRole('region', { name: 'Space–time diagram' }).getByRole('application'),
  ).toBeVisible();
}

/** Held messages and a cut, so that all buttons of the header are visible, under a long title. */
const CROWDED = {
  title: 'A leader on the wrong side of a partition, and what its clients are told while it does not know',
  actions: [
    { at: 10, do: 'hold', from: 'S1', to: 'S2' },
    {
      at: 300,
      do: 'partition',
      groups: [
        ['S1', 'S2'],
        ['S3', 'S4', 'S5'],
      ],
    },
  ],
} as const;

/** S2 starts an election, and also votes for S1. */
const BROKEN = {
  title: 'A vote given twice',
  cluster: {
    servers: 5,
    electionTimeout: [9000, 9000],
    latency: [10, 10],
    timeouts: { S1: [150], S2: [150] },
    bugs: ['vote-twice'],
  },
} as const;

const STATES: readonly (readonly [name: string, open: (tank: Tank) => Promise<void>])[] = [
  ['a cut', (tank) => open(tank, 'a partition with two leaders')],
  ['a crowded header', (tank) => tank.openRun(CROWDED, 600)],
  [
    'a rule broken on purpose',
    async (tank) => {
      await tank.openRun(BROKEN, 160);
      await expect(tank.page.getByRole('alert').getByText('Two votes of one server')).toBeVisible();
      await expect(tank.page.getByText('it votes though it has voted for another').first()).toBeVisible();
    },
  ],
  ['nine servers', (tank) => open(tank, 'nine servers')],
  ['a long log', (tank) => open(tank, 'a long log')],
  [
    'a notice',
    async (tank) => {
      await tank.page.goto('/#run=nonsense');
      await expect(tank.page.getByRole('alert')).toBeVisible();
    },
  ],
  [
    'an event and why, with the diagram',
    async (tank) => {
      await open(tank, 'a partition with two leaders');
      await tank.events().getByRole('button').last().click();
      await openDiagram(tank);
    },
  ],
  [
    'an answer of the story, with the diagram',
    async (tank) => {
      await tank.page.goto('/#story/leader-election/how-many');
      await tank.page.getByRole('button', { name: /Two: more than any/ }).press('Enter');
      await expect(tank.button('Ask me again')).toBeVisible();
      await openDiagram(tank);
    },
  ],
];

for (const [kind, sizes] of [
  ['wide windows', WIDE],
  ['small ones', SMALL],
] as const) {
  test(`nothing overlaps in ${kind}, and the important parts are in view`, async ({ page }) => {
    test.setTimeout(90_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const tank = new Tank(page);
    const found: string[] = [];
    for (const [state, bring] of STATES) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto('about:blank');
      await bring(tank);
      found.push(...(await walk(tank, state, sizes)));
    }
    expect(found).toEqual([]);
  });
}

/** The differences stand above the list of events, which is scrolled to in a low window. */
test('nothing overlaps beside another branch, with the diagram and without', async ({ page }) => {
  const tank = new Tank(page);
  await refuseFullScreen(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await tank.compare();
  await tank.settled();
  const found = await walk(tank, 'a comparison', WIDE);
  await openDiagram(tank);
  found.push(...(await walk(tank, 'a comparison with the diagram', WIDE)));
  await page.keyboard.press('f');
  found.push(...(await walk(tank, 'a comparison in a hall', SMALL.slice(0, 1))));
  await expect(tank.server('S1')).toHaveCount(2);
  for (const one of await tank.server('S1').all()) await expect(one).toBeInViewport({ ratio: 1 });
  // The rings have the height, and nothing else takes it.
  for (const one of await page.getByRole('group', { name: 'The cluster' }).all())
    expect((await one.boundingBox())?.height).toBeGreaterThan(200);
  expect(found).toEqual([]);
});

test('on a phone in landscape the ring keeps its height, and nothing overlaps', async ({ page }) => {
  const tank = new Tank(page);
  const lying = [[844, 390]] as const;
  const ring = page.getByRole('group', { name: 'The cluster' }).first();
  const height = async () => (await ring.boundingBox())?.height ?? 0;
  await page.setViewportSize({ width: 844, height: 390 });

  await open(tank, 'a broken property');
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await height()).toBeGreaterThan(200);

  await tank.openRun({ seed: 31 }, 175);
  await openDiagram(tank);
  expect(await height()).toBeGreaterThan(200);
  await page.keyboard.press('f');
  await expect(page.getByRole('application')).toBeInViewport({ ratio: 0.99 });
  expect(await height()).toBeGreaterThan(150);
  await page.keyboard.press('f');

  await page.setViewportSize({ width: 1440, height: 900 });
  // The diagram is still open.
  await tank.compare();
  expect(await walk(tank, 'a comparison with the diagram', lying)).toEqual([]);
  expect(await height()).toBeGreaterThan(200);
});

test('lanes below the window are shown as a number', async ({ page }) => {
  const tank = new Tank(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(tank, 'twenty-five servers');
  await openDiagram(tank);
  const below = page.getByRole('region', { name: 'Space–time diagram' }).getByText(/more servers? below/);
  await expect(below).toHaveText('18 more servers below');
  await page.getByRole('application').hover();
  await page.mouse.wheel(0, 100);
  await expect(below).toHaveText('13 more servers below');
  await page.mouse.wheel(0, 2000);
  await expect(below).toBeHidden();
});

test('the edge of the diagram is moved by keys and by hand, within bounds, and stored', async ({ page }) => {
  const tank = new Tank(page);
  await open(tank, 'a partition with two leaders');
  await openDiagram(tank);
  const edge = page.getByRole('separator', { name: 'Height of the diagram' });
  const diagram = page.getByRole('region', { name: 'Space–time diagram' });
  const height = async () => Math.round((await diagram.boundingBox())?.height ?? 0);
  const usual = await height();
  await edge.press('ArrowUp');
  await tank.settled();
  expect(await height()).toBeGreaterThan(usual);
  await edge.press('End');
  await expect(edge).toHaveAttribute('aria-valuenow', '80');
  expect(await faultsOf(page, true)).toEqual([]);
  const box = await edge.boundingBox();
  if (!box) throw new Error('the edge is not drawn');
  await page.mouse.move(box.x + box.width / 2, box.y + 6);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 120, { steps: 4 });
  await page.mouse.up();
  const dragged = await height();
  expect(dragged).toBeGreaterThan(150);
  await page.reload();
  await tank.hold();
  await openDiagram(tank);
  expect(await height()).toBe(dragged);
  await edge.dblclick();
  expect(await height()).toBe(usual);
});

test('hall mode shows stage, logs, headline and time, and returns the focus', async ({ page }) => {
  const tank = new Tank(page);
  await refuseFullScreen(page);
  await open(tank, 'a partition with two leaders');
  await tank.button('Hall mode').press('Enter');
  await expect(tank.button('Hall mode')).toHaveAttribute('aria-pressed', 'true');
  await expect(tank.button('Share')).toBeHidden();
  await expect(tank.events()).toBeHidden();
  await expect(
    page.getByText('S4 finds entry 4 of its term 2 on 3 of 5 servers', { exact: false }).first(),
  ).toBeVisible();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
  expect(await walk(tank, 'the hall', WIDE)).toEqual([]);
  await page.keyboard.press('f');
  await expect(tank.button('Share')).toBeVisible();
  await page.keyboard.press('f');
  await page.keyboard.press('Escape');
  await expect(tank.button('Share')).toBeVisible();
});

test('in a hall a notice stands beside the headline', async ({ page }) => {
  const tank = new Tank(page);
  await page.setViewportSize({ width: 1024, height: 600 });
  await open(tank, 'a commit spreading');
  await tank.server('S1').press('f');
  await tank.dropFile('nonsense');
  const notice = page.getByRole('alert');
  await expect(notice).toBeVisible();
  const end = await page
    .getByText('S1 finds entry 3 of its term 2 on 3 of 5 servers')
    .first()
    .evaluate((it) => it.getBoundingClientRect().right);
  expect(end).toBeLessThanOrEqual((await notice.boundingBox())?.x ?? 0);
});

test('on a phone the latest events are in the first window', async ({ page }) => {
  const tank = new Tank(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const alarms = ['a broken property', 'a read out of date'];
  for (const name of ['a commit spreading', 'a partition with two leaders', ...alarms]) {
    await open(tank, name);
    await expect(tank.events().getByRole('button').last()).toBeInViewport({ ratio: 0.6 });
  }
});

test('on a page of the story the latest event is in view after the reader’s own act', async ({ page }) => {
  const tank = new Tank(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/#story/leader-election/make-a-leader');
  await tank.button('Show me how').click();
  await expect(page.getByText(/^S3 leads: it stood/)).toBeVisible();
  await tank.button('Next').click();
  await expect(page.getByRole('heading', { name: 'Two at once' })).toBeVisible();
  await expect(tank.events().getByText(/S2 stands for election/)).toBeInViewport({ ratio: 1 });
});

test('by keyboard, the first stops lead past the header', async ({ page }) => {
  await page.goto('/#story/why-agree/a-cluster');
  const tank = new Tank(page);
  await expect(tank.button('Next')).toBeVisible();
  await tank.settled();
  await page.keyboard.press('Tab');
  await expect(tank.button('To the stage')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tank.server('S1')).toBeFocused();
  await tank.button('To the words').press('Enter');
  await expect(page.getByRole('group', { name: 'This page' })).toBeFocused();
});

test('a line of the diagram’s text is high enough to be clicked', async ({ page }) => {
  const tank = new Tank(page);
  await open(tank, 'a partition with two leaders');
  await openDiagram(tank);
  await tank.button('As text').click();
  const lines = page.getByRole('table').getByRole('button');
  await expect(lines.first()).toBeVisible();
  const heights = await lines.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
});

test('a command of any length leaves the servers’ names in view', async ({ page }) => {
  const tank = new Tank(page);
  const command = `SET x ${'long'.repeat(100)}`;
  await tank.openRun({ seed: 31, actions: [{ at: 300, do: 'request', server: 'leader', command }] }, 900);
  await expect(tank.log('S1').getByRole('listitem')).toHaveAccessibleName(/^index 1, term 1, SET x longlong/);
  const logs = page.getByRole('group', { name: 'All logs' });
  expect(await logs.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
});

test('with nine servers on a phone no number of a message touches another message from the same server', async ({
  page,
}) => {
  const tank = new Tank(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const cluster = {
    servers: 9,
    latency: [10, 10],
    electionTimeout: [9000, 9000],
    timeouts: { S1: [150] },
  } as const;
  await tank.openRun({ cluster }, 151);
  const numbers = page.locator('.term-number').filter({ visible: true });
  let seen = 0;
  for (const time of [151, 152, 153, 154, 155, 157, 159]) {
    await tank.goTo(time);
    const gaps = await numbers.evaluateAll((all) =>
      all.map((number) => {
        const middle = (one: Element) => {
          const { x, y, width, height } = one.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        };
        const own = number.closest('.message');
        const others = [...document.querySelectorAll('.message .hit')].filter((one) => !own?.contains(one));
        const at = middle(number);
        return Math.min(...others.map(middle).map(({ x, y }) => Math.hypot(x - at.x, y - at.y)));
      }),
    );
    seen += gaps.length;
    for (const gap of gaps) expect(gap).toBeGreaterThan(9);
  }
  expect(seen).toBeGreaterThan(20);
});

test('an address to copy by hand stands below its words, which have the width', async ({ page }) => {
  const tank = new Tank(page);
  for (const [width, height] of [...WIDE.slice(0, 1), ...SMALL.slice(0, 2)]) {
    await page.setViewportSize({ width, height });
    await page.goto('about:blank');
    await tank.openRun({ seed: 31 }, 84);
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("no"))');
    // The narrowest phones have it in a menu.
    if (await tank.button('Share').isHidden()) await tank.button('More').press('Enter');
    await tank.button('Share').press('Enter');
    const field = page.getByRole('textbox', { name: 'Address to copy' });
    await expect(field).toBeFocused();
    const [box, words] = await Promise.all([
      field.boundingBox(),
      page.getByText(/^This browser does not let/).boundingBox(),
    ]);
    expect((box?.y ?? 0) - (words?.y ?? 0) - (words?.height ?? 0)).toBeGreaterThanOrEqual(6);
    expect(words?.width).toBeGreaterThan(150);
    expect(box?.width).toBeGreaterThan(120);
  }
});

test('in a hall on a phone the story’s question can be read', async ({ page }) => {
  const tank = new Tank(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/#story/leader-election/how-many');
  await expect(tank.button('Next')).toBeVisible();
  await tank.settled();
  await page.keyboard.press('f');
  await expect(tank.button('Share')).toBeHidden();
  await expect(page.getByRole('button', { name: /Two: more than any/ })).toBeInViewport({ ratio: 0.9 });
  await expect(tank.server('S4')).toBeInViewport({ ratio: 0.9 });
  await expect(tank.button('Play')).toBeInViewport({ ratio: 0.9 });
});
