import { expect, type Page } from '@playwright/test';
import { Tank } from './tank.ts';
import { test } from './test.ts';

/** Counts React's commits, by the hook of its developer tools. */
async function watchCommits(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counted = window as unknown as { commits: number; __REACT_DEVTOOLS_GLOBAL_HOOK__: object };
    counted.commits = 0;
    counted.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: () => {
        counted.commits += 1;
      },
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
    };
  });
}

const counts = (page: Page) =>
  page.evaluate(() => ({
    commits: (window as unknown as { commits: number }).commits,
    // Read at the same time: a playing run goes on between two reads.
    moments: window.raftarium?.commits ?? 0,
    frames: window.raftarium?.frames ?? 0,
    time: window.raftarium?.time ?? 0,
  }));

/** Waits for `frames` more frames of the page. */
const framesOn = (page: Page, frames: number) =>
  page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        const look = () => {
          seen += 1;
          if (seen >= wanted) resolve();
          else requestAnimationFrame(look);
        };
        let seen = 0;
        requestAnimationFrame(look);
      }),
    frames,
  );

test('between two events the picture moves, and React does nothing', async ({ page }) => {
  await watchCommits(page);
  const tank = new Tank(page);
  // At 1/1000, from 50 ms: the heartbeats sent at 0 are answered, and there is no event until 75 ms.
  await tank.openRun({ cluster: { initial: { S1: { term: 1, role: 'leader' } } } }, 50);
  await tank.slider('Speed').press('Home');
  await tank.button('Play').click();
  await tank.settled();
  await framesOn(page, 10);
  const before = await counts(page);
  await framesOn(page, 60);
  const after = await counts(page);
  expect(after.time).toBeLessThan(75_000);
  expect(after.time).toBeGreaterThan(before.time);
  expect(after.frames - before.frames).toBeGreaterThan(30);
  expect(after.commits - before.commits).toBe(0);
});

test('between two events nothing is written to the logs, nor to the story', async ({ page }) => {
  const tank = new Tank(page);
  const log = [1, 1];
  const others = Object.fromEntries(['S2', 'S3', 'S4', 'S5'].map((name) => [name, { term: 1, log }]));
  await tank.openRun({ cluster: { initial: { S1: { term: 1, role: 'leader', log }, ...others } } }, 50);
  await tank.slider('Speed').press('Home');
  await tank.button('Play').click();
  await tank.settled();
  await framesOn(page, 10);
  await page.evaluate(() => {
    const counted = window as unknown as { writes: number };
    counted.writes = 0;
    const watcher = new MutationObserver((seen) => {
      counted.writes += seen.length;
    });
    for (const panel of document.querySelectorAll('.logs, .narration'))
      watcher.observe(panel, { attributes: true, childList: true, characterData: true, subtree: true });
  });
  const before = await counts(page);
  await framesOn(page, 60);
  const after = await counts(page);
  expect(after.time).toBeLessThan(75_000);
  expect(after.time).toBeGreaterThan(before.time);
  expect(await page.evaluate(() => (window as unknown as { writes: number }).writes)).toBe(0);
});

test('while paused, no frame runs', async ({ page }) => {
  await watchCommits(page);
  const tank = new Tank(page);
  await tank.openRun({ seed: 7 }, 400);
  await framesOn(page, 10);
  const before = await counts(page);
  await framesOn(page, 60);
  expect(await counts(page)).toEqual(before);
});

test('while playing, React commits at most once for an event', async ({ page }) => {
  await watchCommits(page);
  const tank = new Tank(page);
  await tank.openRun({ cluster: { initial: { S1: { term: 1, role: 'leader' } } } }, 60);
  await tank.button('Play').click();
  await tank.settled();
  await framesOn(page, 5);
  const before = await counts(page);
  await framesOn(page, 90);
  const after = await counts(page);
  expect(after.moments - before.moments).toBeGreaterThan(0);
  expect(after.commits - before.commits).toBeLessThanOrEqual(after.moments - before.moments);
});
