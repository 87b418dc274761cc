import { expect, type Page } from '@playwright/test';
import { faults } from './faults.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const FIVE = Object.fromEntries(
  [1, 2, 3, 4, 5].map((id) => [`S${id}`, { term: 1, ...(id === 1 && { role: 'leader' as const }) }]),
);
/** S1 leads; a client asks at 5 ms, and the entry is committed at 25 ms. */
const COMMIT = {
  cluster: { servers: 5, latency: [10, 10], replicate: 'at-once', initial: FIVE },
  actions: [{ at: 5, do: 'request', server: 'S1', command: 'SET x 1' }],
} as const;

/** S1 and S2 alone have the entry. */
const CUT = {
  at: 4,
  do: 'partition',
  groups: [
    ['S1', 'S2'],
    ['S3', 'S4', 'S5'],
  ],
} as const;

const why = (page: Page) => page.getByRole('region', { name: 'Why, and why not' });

test('by keyboard: a commit names two acknowledgements of four, and each step leads to its moment', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(COMMIT, 40);
  await tank
    .events()
    .getByRole('button', { name: /finds entry 1 .*it is committed/ })
    .press('Enter');
  await tank.button('Why?').press('Enter');
  await expect(why(page)).toBeFocused();
  await expect(why(page)).toContainText('Why is entry 1 committed?');
  await expect(why(page)).toContainText('These 13 events are enough for it to happen');
  await expect(why(page)).toContainText('The entry is of term 1, its currentTerm is 1.');
  // The client and the leader's entry; the two acknowledgements, of S2 and S3; the commit.
  const steps = why(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button') });
  await expect(steps).toHaveCount(5);
  await why(page).getByText('8 steps between').click();
  await expect(why(page).getByRole('button', { name: /S3/ }).first()).toBeVisible();
  await expect(why(page).getByRole('button', { name: /S[45]/ })).toHaveCount(0);
  await why(page)
    .getByRole('button', { name: /appends SET x 1/ })
    .first()
    .press('Enter');
  await tank.settled();
  expect(await tank.now()).toBe(5);
  await why(page).getByRole('button', { name: 'Close' }).press('Enter');
  await expect(why(page)).toBeHidden();
});

test('the diagram lights the chain, and nothing beside it', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(COMMIT, 40);
  await page.keyboard.press('d');
  const lit = page.locator('.diagram .highlighted .dot');
  await tank
    .events()
    .getByRole('button', { name: /finds entry 1 .*it is committed/ })
    .click();
  await tank.button('Why?').click();
  await expect(lit).toHaveCount(13);
  await why(page).getByRole('button', { name: 'Close' }).click();
  await expect(lit).toHaveCount(13);
});

test('a menu has questions, and a why not opens cross by cross', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ ...COMMIT, actions: [...COMMIT.actions, CUT] }, 60);
  expect(await tank.questionsOf(tank.server('S3'))).toEqual(['Why does S3 not have the leader’s entry 1?']);
  await page.getByRole('button', { name: /^S1, leader/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Why is entry 1 not committed?' }).press('Enter');
  await expect(why(page)).toBeFocused();
  const line = (text: string) => why(page).getByRole('listitem').filter({ hasText: text });
  await expect(line('2 servers of 5 have entry 1').first()).toContainText('Does not hold:');
  await why(page)
    .getByRole('button', { name: /^Why not\? S3: matchIndex 0/ })
    .press('Enter');
  await expect(line('The way from S1 to S3 is cut.').first()).toContainText('Does not hold:');
  const lost = line('AppendEntries from S1 to S3 was lost').last();
  await lost.getByRole('button', { name: 'Why?' }).press('Enter');
  await expect(why(page)).toContainText('Why was this message lost?');
  await tank.button('Back to “Why is entry 1 not committed?”').press('Enter');
  await expect(line('2 servers of 5 have entry 1').first()).toBeVisible();
  await tank.button('Other questions').press('Enter');
  await expect(tank.button('Why does S1 not know of term 2?')).toHaveCount(0);
  expect(await faults(page, { parts: ['.study'] })).toEqual([]);
});

test('the nearest run in which it happens opens beside this one', async ({ page }) => {
  const tank = new Tank(page);
  const initial = { S1: { term: 1, role: 'leader' }, S2: { term: 1 }, S3: { term: 1 } } as const;
  await tank.openRun({ ...COMMIT, cluster: { ...COMMIT.cluster, servers: 3, initial } }, 22);
  await tank.choose(tank.server('S1'), 'Why is entry 1 not committed?');
  await tank.button('Find the smallest change').press('Enter');
  const found = 'Had AppendEntriesReply from S2 to S1 come 3.0 ms earlier';
  await expect(why(page)).toContainText(`${found}, it would have happened at 22.0 ms.`);
  await tank.button(`Open beside this run: ${found}`).press('Enter');
  await tank.settled();
  await expect(page.getByRole('list', { name: 'Log of S1' }).first()).toContainText('x = 1');
  await expect(page.getByRole('listitem', { name: 'index 1, term 1, SET x 1, committed' })).toHaveCount(1);
});
