/** The browser's storage: the page opens whatever it holds, and tabs share what was read. */
import { expect, test } from '@playwright/test';
import { CONTENTS } from '../src/lessons/contents.ts';
import { Tank } from './tank.ts';

test('a damaged progress and a damaged run do not stop the page, and are reported once', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 5 }, 40);
  await page.evaluate(() => {
    localStorage.setItem('raftarium.story', '{"at":7,"read":["why-agree/a-cluster",3],"answers":null}');
    localStorage.setItem('raftarium-theme', 'dark');
    // What the page stores as it closes comes first.
    window.addEventListener('pagehide', () => sessionStorage.setItem('raftarium.run', '{"branches":[{}]}'));
  });
  await page.reload();
  await tank.hold();
  expect(await tank.now()).toBe(40);
  const alert = page.getByRole('alert').filter({ hasText: 'could be read' });
  await expect(alert).toContainText('your progress in the story');
  await expect(alert).toContainText('the run of this tab');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await tank.hold();
  await expect(alert).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('link', { name: 'Story', exact: true }).click();
  await expect(page.getByRole('group', { name: 'This page' }).getByRole('heading')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('raftarium.story.unread'))).toContain('"at":7');
});

test('two tabs have what was read in either', async ({ page, context }) => {
  const other = await context.newPage();
  const read = (tab: typeof page) =>
    tab.evaluate(() => JSON.parse(localStorage.getItem('raftarium.story') ?? '{}').read as string[]);
  await page.goto('/#story/why-agree/a-cluster');
  await other.goto('/#story/partition/the-cut');
  await new Tank(other).settled();
  await new Tank(page).settled();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await other.getByRole('button', { name: 'Next', exact: true }).click();
  expect(await read(page)).toEqual(
    expect.arrayContaining(['why-agree/a-cluster', 'why-agree/one-server', 'partition/the-cut']),
  );
  const pages = CONTENTS.find(({ id }) => id === 'partition')?.beats.length;
  const chapters = page.getByRole('navigation', { name: 'Chapters' });
  await expect(chapters.getByText(`2 of ${pages} pages read`)).toBeAttached();
});
