/** Embeds in the page of somebody else, on another origin. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, type FrameLocator, type Page, type Response } from '@playwright/test';
import type { Embed, EmbedState } from '../src/embed/api.ts';
import { faults } from './faults.ts';
import { Neighbour } from './neighbour.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

declare global {
  interface Window {
    embed: Embed;
    said: [name: string, value: unknown][];
  }
}

let neighbour: Neighbour;
const site = () => `http://127.0.0.1:${process.env.E2E_PORT}/`;
const file = (name: string) => readFileSync(`public/${name}`, 'utf8');
/** A page with one embed, made by a script. */
const pageWith = (options: object) => `<!doctype html><title>A course</title>
  <script src="${site()}embed.js"></script>
  <input aria-label="A field of the course" autofocus>
  <div id="place"></div><div style="height: 3000px"></div>
  <script>
    window.said = [];
    window.embed = Raftarium.create(document.getElementById('place'), ${JSON.stringify(options)});
    for (const name of ['answer', 'playing', 'document', 'error'])
      embed.on(name, (value) => said.push([name, value]));
  </script>`;

test.beforeAll(async () => {
  neighbour = await Neighbour.serving({
    '/example': file('embed-example.html').replaceAll('"./', `"${site()}`),
    '/play': pageWith({ open: 'library/leader-crash', parts: 'stage,time' }),
    '/look': pageWith({ open: 'library/leader-crash', parts: 'stage', allow: 'none' }),
    '/sandboxed': pageWith({ open: 'library/leader-crash', allow: 'crash', sandbox: true, title: 'Alone' }),
    '/story': pageWith({ open: 'story/leader-election/who-is-first', parts: ['stage', 'words'] }),
    '/waiting': pageWith({ open: 'library/leader-crash', runonclick: true }).replace(/<input[^>]*>/, ''),
    '/alone': `<!doctype html><title>A wiki</title><iframe sandbox="allow-scripts" title="Alone" width="700"
      height="600" src="${site()}?embed&allow=crash&start=100&end=140&speed=1/20&loop&autoplay#library/leader-crash"></iframe>`,
    '/wrong': pageWith({ open: 'library/leader-crash', parts: 'stage,clock', speed: -1 }),
  });
});
test.afterAll(() => neighbour.stop());

const open = async (page: Page, path: string): Promise<FrameLocator> => {
  await page.goto(neighbour.address + path);
  await page.waitForFunction(() => window.embed !== undefined);
  await page.evaluate(() => window.embed.ready);
  return page.frameLocator('iframe');
};
const state = (page: Page): Promise<EmbedState> => page.evaluate(() => window.embed.state());

test('the example shows three embeds, each with its parts and acts', async ({ page }) => {
  await page.goto(`${neighbour.address}example`);
  const first = page.frameLocator('iframe').first();
  await expect(first.getByRole('img', { name: /^S1, / })).toBeVisible();
  await expect(first.getByRole('button')).toHaveCount(0);

  const second = page.frameLocator('iframe[title="A page of the story"]');
  await second.owner().scrollIntoViewIfNeeded();
  await expect(second.getByRole('group', { name: 'Cluster' })).toHaveCount(0);
  await second.getByRole('button', { name: 'Run it here' }).click();
  await expect(second.getByRole('button', { name: 'Next', exact: true })).toBeVisible();

  const third = page.frameLocator('iframe[title="A cluster to break"]');
  await third.getByRole('button', { name: /^S1, / }).press('Enter');
  await expect(third.getByRole('menuitem')).toHaveText(/^(Crash|Restart)$/);
  await third.getByRole('menu').press('Escape');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(page.getByText('It plays.')).toBeVisible();
});

test('the page around plays, seeks, acts and asks, and is told what is wrong', async ({ page }) => {
  await open(page, 'play');
  await page.evaluate(() => window.embed.seek(50));
  expect(await state(page)).toMatchObject({ t: 50, playing: false });
  await page.evaluate(() => window.embed.play());
  await expect.poll(async () => (await state(page)).t).toBeGreaterThan(50);
  await page.evaluate(() => window.embed.pause());
  expect((await state(page)).playing).toBe(false);
  const refused = (call: string) => page.evaluate(`(${call}).catch((error) => error.message)`);
  expect(await refused(`embed.act({ do: 'crash', server: 'S1' })`)).toContain('does not allow “crash”');
  expect(await refused(`embed.load({ raftarium: 1, seed: -1 })`)).toContain('seed');
  await page.evaluate(() => window.embed.load({ raftarium: 1, title: 'Three', cluster: { servers: 3 } }));
  expect(await state(page)).toMatchObject({ title: 'Three', servers: { length: 3 } });
  expect(await page.evaluate(() => window.said.map(([name]) => name))).toContain('document');
  await page.evaluate(() => window.embed.destroy());
  await expect(page.locator('iframe')).toHaveCount(0);
  expect(await refused('embed.state()')).toBe('This embed was removed.');
});

test('an embed takes neither the wheel nor the keys of the page around it, and has the height it wants', async ({
  page,
}) => {
  const embedded = await open(page, 'play');
  await expect(page.getByRole('textbox')).toBeFocused();
  const box = (await page.locator('iframe').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const inner = page.frames().at(-1);
  expect(await inner?.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
  // Over the stage, and over the track.
  for (const [at, down] of [
    [100, 200],
    [box.height - 110, 200],
  ] as const) {
    const before = await page.evaluate(() => window.scrollY);
    await page.mouse.move(box.x + box.width / 2, box.y + at - before);
    await page.mouse.wheel(0, down);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  // With the focus elsewhere, and after Tab has led into the frame, a key does nothing in it.
  const before = await state(page);
  await page.keyboard.press(']');
  await page.keyboard.press('Tab');
  await expect(embedded.getByRole('slider', { name: 'Time' })).toBeFocused();
  for (const key of [']', 'u', 'Space']) await page.keyboard.press(key);
  expect(await state(page)).toEqual(before);
  await expect(embedded.getByRole('menu')).toHaveCount(0);
  // After a press in it, keys work.
  await embedded.getByRole('button', { name: 'Next event', exact: true }).click();
  await page.keyboard.press('Space');
  await expect.poll(async () => (await state(page)).playing).toBe(true);
});

test('with allow=none there is nothing to press, and no key does anything', async ({ page }) => {
  const embedded = await open(page, 'look');
  const { hash } = await state(page);
  await expect(embedded.getByRole('button')).toHaveCount(0);
  await embedded.getByRole('img', { name: /^S1, / }).click();
  for (const key of ['Space', 'ArrowRight', 'End', 'p', 'r', 'd']) await page.keyboard.press(key);
  await expect(embedded.getByRole('menu')).toHaveCount(0);
  await expect(embedded.getByRole('dialog')).toHaveCount(0);
  expect(await state(page)).toMatchObject({ hash, playing: false });
});

test('a frame that waits for a press costs one small file; then it plays, and keys work', async ({
  page,
}) => {
  const files: Response[] = [];
  page.on('response', (response) => {
    if (response.url().startsWith(site()) && !response.url().endsWith('/embed.js')) files.push(response);
  });
  await page.goto(`${neighbour.address}waiting`);
  const embedded = page.frameLocator('iframe');
  await expect(embedded.getByText('It is computed in your browser when you ask for it.')).toBeVisible();
  // It is as high as what it shows, so it has spoken.
  await expect(page.locator('iframe')).not.toHaveCSS('height', '480px');
  const fetched = await Promise.all(files.map((file) => file.body()));
  expect(files.map((file) => new URL(file.url()).pathname)).toEqual(['/poster.html']);
  expect(gzipSync(Buffer.concat(fetched)).length).toBeLessThan(2500);
  await page.keyboard.press('Tab');
  await expect(embedded.getByRole('button', { name: 'Run it here' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(embedded.getByRole('button', { name: 'Pause', exact: true })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(embedded.getByRole('button', { name: 'Play', exact: true })).toBeFocused();
  expect(await page.evaluate(() => history.length)).toBe(2);
  // An address of the page itself with this option shows the same.
  await page.goto('/?embed&runonclick#library/leader-crash');
  await expect(page.getByRole('button', { name: 'Run it here' })).toBeVisible();
  await page.goto('/library/leader-crash/?embed&runonclick');
  await page.getByRole('button', { name: 'Run it here' }).click();
  await expect(page.getByRole('button', { name: /^S1, / })).toHaveCount(0);
  await expect(page.getByRole('img', { name: /^S1, / })).toBeVisible();
});

test('with no more than scripts allowed, a run plays by itself to its end, and begins again', async ({
  page,
}) => {
  await page.goto(`${neighbour.address}alone`);
  const embedded = page.frameLocator('iframe');
  const time = embedded.getByRole('slider', { name: 'Time' });
  const ms = async () => Number.parseFloat((await time.getAttribute('aria-valuetext')) ?? '');
  await expect(embedded.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  // It has been at its end when the time goes back.
  let latest = 0;
  await expect
    .poll(async () => {
      const [before, now] = [latest, await ms()];
      latest = now;
      expect(now).toBeLessThanOrEqual(140);
      return now < before;
    })
    .toBe(true);
  await embedded.getByRole('button', { name: 'Pause', exact: true }).click();
  // A menu gives the focus back to what opened it.
  const server = embedded.getByRole('button', { name: /^S2, / });
  await server.press('Enter');
  await embedded.getByRole('menuitem', { name: 'Crash' }).press('Escape');
  await expect(server).toBeFocused();
  const inner = page.frames().at(-1);
  if (!inner) throw new Error('the page has no frame');
  expect(await faults(inner)).toEqual([]);
});

test('works in a sandboxed frame, without an origin', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const embedded = await open(page, 'sandboxed');
  await expect(page.getByTitle('Alone')).toHaveAttribute('sandbox', 'allow-scripts allow-popups');
  await page.evaluate(() => window.embed.act({ do: 'crash', server: 'S2' }));
  await expect(embedded.getByRole('button', { name: /^S2, crashed/ })).toBeVisible();
  await embedded.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(embedded.getByRole('button', { name: /^S2, follower/ })).toBeVisible();
  expect(errors).toEqual([]);
});

test('messages of others are ignored, bad ones are answered', async ({ page }) => {
  await open(page, 'play');
  const answers = await page.evaluate(async () => {
    const heard: unknown[] = [];
    addEventListener('message', ({ data }) => data.id !== undefined && heard.push(data));
    const target = document.querySelector('iframe')?.contentWindow;
    for (const message of ['hello', null, { id: 1 }, { raftarium: 1 }, [1, 2]])
      target?.postMessage(message, '*');
    target?.postMessage({ raftarium: 9, id: 'version' }, '*');
    target?.postMessage({ raftarium: 1, id: 'verb', do: 'dance' }, '*');
    // An answer that the frame did not send changes nothing.
    const asked = window.embed.state();
    for (let id = 1; id < 20; id += 1) postMessage({ raftarium: 1, id, ok: false, error: 'false' }, '*');
    await asked;
    return heard.filter((data) => typeof (data as { id: unknown }).id === 'string');
  });
  expect(answers).toMatchObject([
    { id: 'version', ok: false, versions: [1] },
    { id: 'verb', ok: false, error: expect.stringContaining('do') },
  ]);
});

test('an answer to a question of the story goes out as a statement', async ({ page }) => {
  const embedded = await open(page, 'story');
  await embedded
    .getByRole('group', { name: 'This page' })
    .getByRole('button', { name: /^S\d/ })
    .first()
    .click();
  await expect
    .poll(() => page.evaluate(() => window.said.find(([name]) => name === 'answer')))
    .toMatchObject([
      'answer',
      {
        actor: { account: { name: 'anonymous' } },
        verb: { id: 'http://adlnet.gov/expapi/verbs/answered' },
        object: { id: expect.stringMatching(/#story\/leader-election\/who-is-first$/) },
        result: { completion: true, response: expect.stringMatching(/^S\d$/) },
      },
    ]);
});

test('options that cannot be read are named, and the rest works', async ({ page }) => {
  const embedded = await open(page, 'wrong');
  await expect(embedded.getByRole('note')).toContainText('“parts=clock”, “speed=-1”');
  await expect(embedded.getByRole('button', { name: /^S1, / })).toHaveCount(0);
  await expect(embedded.getByRole('img', { name: /^S1, / })).toBeVisible();
});

test('an embed stores nothing, and its sign opens the same on the whole page', async ({ page, context }) => {
  const tank = new Tank(page);
  await page.goto('/?embed&allow=all#library/leader-crash');
  await tank.settled();
  await tank.choose(tank.server('S2'), 'Crash');
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, history.length])).toEqual([
    0, 0, 2,
  ]);
  const sign = page.getByRole('link', { name: 'Raftarium' });
  await sign.hover();
  const [whole] = await Promise.all([context.waitForEvent('page'), sign.click()]);
  await expect(whole.getByRole('button', { name: /^S2, / })).toBeVisible();
  expect(whole.url()).not.toContain('?embed');
});

test('Share writes the line of an embed, which shows what was chosen', async ({ page }) => {
  const tank = new Tank(page);
  await page.goto('/#library/leader-crash');
  await tank.settled();
  await tank.button('Share').click();
  await page.getByRole('tab', { name: 'Embed' }).click();
  const preview = page.frameLocator('iframe[title="Preview of the embed"]');
  await expect(preview.getByRole('img', { name: /^S1, / })).toBeVisible();
  await page.getByLabel('The reader may').selectOption('play, and do some acts');
  await page.getByRole('checkbox', { name: 'Time', exact: true }).uncheck();
  const line = page.getByRole('textbox', { name: 'Line to copy' });
  await expect(line).toHaveValue(
    new RegExp(
      `^<iframe src="${site()}\\?embed&amp;parts=stage&amp;allow=crash,restart#library/leader-crash" `,
    ),
  );
  await expect(preview.getByRole('button', { name: /^S1, / })).toBeVisible();
  await expect(preview.getByRole('button', { name: 'Play', exact: true })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'To, ms' }).fill('-1');
  await expect(page.getByRole('alert')).toContainText('A number of ms');
  await page.getByLabel('Written as').selectOption('An element and embed.js');
  await expect(line).toHaveValue(/^<div data-raftarium="library\/leader-crash" data-parts="stage" /);
});

for (const [width, height, options, entry = 'leader-crash'] of [
  [800, 560, ''],
  [750, 420, '&parts=stage&allow=none'],
  [640, 480, '&allow=all'],
  [420, 560, '&allow=all'],
  [640, 480, '', 'commit-old-terms'],
  [320, 560, '', 'commit-old-terms'],
] as const)
  test(`a frame of ${width} × ${height} without a script around it shows all of ${entry}${options}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(`/?embed${options}#library/${entry}`);
    await new Tank(page).settled();
    await expect(page.getByRole('link', { name: 'Raftarium' })).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
    if (entry === 'leader-crash') return;
    // Both runs of a comparison, each with its name, or the news that there are two.
    const isWide = width > 600;
    for (const name of ['Without the rule', 'With the rule'])
      await expect(page.getByText(name, { exact: true })).toBeVisible({
        visible: isWide || name === 'Without the rule',
      });
    await expect(page.getByText('Two runs are compared here.')).toBeVisible({ visible: !isWide });
  });

test('embed.js is small', async ({ request }) => {
  for (const name of ['embed.js', 'embed.mjs']) {
    const body = await (await request.get(`/${name}`)).body();
    expect(gzipSync(body, { level: 9 }).length).toBeLessThan(5000);
  }
  expect(await (await request.get('/embed.d.ts')).text()).toContain('export interface EmbedOptions');
});
