import { expect } from '@playwright/test';
import { compile } from '../src/scenario/compile.ts';
import { History } from '../src/sim/history.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

for (const [name, width, height] of [
  ['desk', 1280, 720],
  ['phone', 390, 844],
] as const)
  test(`paper has the words, the question, the stage and the logs (${name})`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: 'dark' });
    const tank = new Tank(page);
    await page.goto('/#story/partition/how-many-leaders');
    await tank.settled();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const words = page.getByRole('group', { name: 'This page' });
    await expect(words.getByRole('heading', { name: 'How many leaders?' })).toBeVisible();
    await expect(words.getByText('One', { exact: true })).toBeVisible();
    await expect(tank.server('S1')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Logs' })).toBeVisible();
    await expect(tank.button('Share')).toBeHidden();
    await expect(tank.button('Next')).toBeHidden();
    // Nothing is cut off by a scroll box, and the paper is light.
    expect(await words.evaluate((box) => box.scrollHeight - box.clientHeight)).toBeLessThanOrEqual(1);
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
    const address = await page.evaluate(() => getComputedStyle(document.body, '::after').content);
    expect(address).toContain('#story/partition/how-many-leaders');
  });

const ELECTED = {
  raftarium: 1,
  seed: 31,
  actions: [{ at: 240, do: 'request', server: 'leader', command: 'SET x 5' }],
} as const;

test('a run of the sandbox takes one page', async ({ page }) => {
  const tank = new Tank(page);
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const servers of [5, 25]) {
      await tank.openRun({ ...ELECTED, cluster: { servers } }, 900);
      const paper = (await page.pdf({ format: 'A4', printBackground: true })).toString('latin1');
      expect(paper.match(/\/Type\s*\/Page\b/g), `${servers} servers at ${width} × ${height}`).toHaveLength(1);
    }
  }
});

/** The first time of each kind of event, in ms. */
function timeOf(kind: string): number {
  const history = new History(compile(ELECTED));
  history.seek(400_000);
  const { events } = history.excerpt(0, 400_000);
  return (events?.find(({ what }) => what.kind === kind)?.time ?? Number.NaN) / 1000;
}

declare global {
  interface Window {
    drawn: () => string[];
  }
}

/** The places of crowns, blocks and commit bars. */
function drawn(): string[] {
  const crowns = [...document.querySelectorAll('.disc .crown')].map(({ parentElement: crown }) => crown);
  const looks = crowns.map(
    (crown) => `crown ${crown?.getAttribute('transform')} ${crown?.getAttribute('opacity')}`,
  );
  const moving = document.querySelectorAll<HTMLElement>('.log-block, .log-commit, .log-cover');
  for (const { className, style } of moving)
    looks.push(
      `${className} ${style.left} ${style.translate} ${style.width} ${style.opacity} ${style.transform}`,
    );
  return looks;
}

for (const [what, kind] of [
  ['a crown', 'become-leader'],
  ['a block', 'append'],
  ['a commit bar', 'commit'],
] as const)
  test(`printed while ${what} moves, it is at its final place`, async ({ page }) => {
    const at = timeOf(kind);
    await page.addInitScript(`window.drawn = ${String(drawn)}`);
    const tank = new Tank(page);
    await tank.openRun(ELECTED, at - 0.1);
    await tank.slider('Speed').press('Home');
    await tank.button('Play').click();
    // A printer captures the page after `beforeprint`, before the next frame.
    const [moving, printed] = await page.evaluate(
      (time) =>
        new Promise<string[][]>((resolve) => {
          const wait = () => {
            if ((window.raftarium?.time ?? 0) <= time) return requestAnimationFrame(wait);
            const before = window.drawn();
            window.dispatchEvent(new Event('beforeprint'));
            return resolve([before, window.drawn()]);
          };
          wait();
        }),
      at * 1000 + 20,
    );
    await expect(tank.button('Play')).toBeVisible();
    await tank.openRun(ELECTED, at + 0.1);
    expect(printed).toEqual(await page.evaluate(() => window.drawn()));
    expect(moving).not.toEqual(printed);
  });
