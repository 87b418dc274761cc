/**
 * Runs that take long to compute: the page shows its progress, responds meanwhile, and can be told to stop.
 */
import { expect, type Page } from '@playwright/test';
import { encodeLink } from '../src/scenario/link.ts';
import type { ScenarioDocument } from '../src/scenario/types.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const HOUR_MS = 3_600_000;

async function openHeavy(page: Page, document: Partial<ScenarioDocument>, ms: number): Promise<Tank> {
  const tank = new Tank(page);
  await page.goto(`/#run=${encodeLink({ raftarium: 1, ...document } as ScenarioDocument)}&t=${ms}`);
  return tank;
}

const slices = (page: Page) => page.evaluate(() => window.raftarium?.slices ?? 0);

test('a link to 99 servers an hour on shows its start with its progress; Cancel shows what there is', async ({
  page,
}) => {
  const tank = await openHeavy(page, { seed: 3, cluster: { servers: 99 } }, HOUR_MS);
  const progress = page.getByRole('progressbar', { name: /^Computing the run up to 60 min/ });
  await expect(progress).toBeVisible();
  await expect(page.getByRole('button', { name: /^S\d+, / })).toHaveCount(99);
  // A menu opens during the job: the page responds.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  const before = await slices(page);
  await expect.poll(() => slices(page)).toBeGreaterThan(before + 3);
  // The address and the tab keep the target of the link.
  expect(page.url()).toContain(`t=${HOUR_MS}`);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toBeHidden();
  await expect(page.getByRole('status').filter({ hasText: 'Cancelled at' })).toBeVisible();
  await tank.settled();
  const now = await tank.now();
  expect(now).toBeGreaterThan(0);
  expect(now).toBeLessThan(HOUR_MS);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeFocused();
  await tank.button('Next event').click();
  await tank.settled();
  expect(await tank.now()).toBeGreaterThanOrEqual(now);
});

test('a reload during a job keeps its target; a newer request replaces it', async ({ page }) => {
  const tank = await openHeavy(page, { seed: 3, cluster: { servers: 25 } }, 300_000);
  const progress = page.getByRole('progressbar', { name: /^Computing the run up to 5 min/ });
  await expect(progress).toBeVisible();
  await page.reload();
  await expect(progress).toBeVisible();
  await tank.button('To the start').click();
  await tank.settled();
  await expect(progress).toBeHidden();
  expect(await tank.now()).toBe(0);
});

test('Escape stops a long job where it has come to', async ({ page }) => {
  await openHeavy(page, { seed: 3, cluster: { servers: 25 } }, 300_000);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expect(page.getByRole('status').filter({ hasText: 'Cancelled at' })).toBeVisible();
});
