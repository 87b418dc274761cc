/** Whatever the browser's storage holds: the page opens, reports unreadable values once, and works. */
import { expect, test } from '@playwright/test';
import { Tank } from '../tank.ts';

const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

const VALUES: readonly (readonly [string, string])[] = [
  ['nothing at all', ''],
  ['null', 'null'],
  ['true', 'true'],
  ['a number', '-1e308'],
  ['a text', '"dark matter"'],
  ['a list', '[1,"two",null,{}]'],
  ['an empty object', '{}'],
  ['an object of other fields', '{"at":[],"read":{},"answers":[[]],"done":7,"branches":{"0":1},"current":"x"}'],
  ['names of the prototype', '{"__proto__":{"read":[1]},"constructor":1,"answers":{"__proto__":["x"]}}'],
  ['lists of garbage', '{"at":{"chapter":"none","beat":"none"},"read":[null,{},[],1e9],"answers":{"x":[{}]},"done":["?"]}'],
  ['truncated JSON', '{"at":{"chapter":"why-agr'],
  ['deep garbage', deep(50_000)],
  ['a huge text', `"${'y'.repeat(1_000_000)}"`],
  ['a huge list', `{"read":[${'"why-agree/a-cluster",'.repeat(50_000)}"x"],"branches":[${'{},'.repeat(50_000)}{}]}`],
  ['letters outside of ASCII', '\u0000\ud800\u202e💥'],
]; // biome-ignore format: a table

const KEYS = [
  ['raftarium.story', 'localStorage'],
  ['raftarium.theme', 'localStorage'],
  ['raftarium.diagram-height', 'localStorage'],
  ['raftarium.keys', 'localStorage'],
  ['raftarium-theme', 'localStorage'],
  ['raftarium.run', 'sessionStorage'],
] as const;

for (const [key, shelf] of KEYS)
  test(`whatever is stored as ${key}, the page opens and works`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const tank = new Tank(page);
    const alert = page.getByRole('alert').filter({ hasText: 'could be read' });
    for (const [name, value] of VALUES)
      await test.step(name, async () => {
        await tank.openRun({ seed: 5 }, 40);
        await page.evaluate(
          ([to, under, text]) => {
            localStorage.clear();
            sessionStorage.clear();
            // What the page stores as it closes comes first.
            window.addEventListener('pagehide', () => window[to].setItem(under, text));
          },
          [shelf, key, value] as const,
        );
        await page.reload();
        await tank.hold();
        expect(await tank.now(), name).toBe(40);
        await page.keyboard.press('d');
        await expect(page.getByRole('region', { name: 'Space–time diagram' }), name).toBeVisible();
        await page.keyboard.press('d');
        expect(await alert.count(), name).toBeLessThanOrEqual(1);
        if (await alert.isVisible()) await tank.button('Dismiss').click();
        await page.getByRole('link', { name: 'Story', exact: true }).click();
        await expect(page.getByRole('group', { name: 'This page' }).getByRole('heading'), name).toBeVisible();
        await tank.settled();
        await page.reload();
        await expect(page.getByRole('group', { name: 'This page' }).getByRole('heading'), name).toBeVisible();
        await tank.settled();
        await expect(page.getByRole('alert'), `${name}: said once`).toHaveCount(0);
        await page.goto('about:blank');
      });
    expect(errors).toEqual([]);
  });
