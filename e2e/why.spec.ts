import { expect, type Page } from '@playwright/test';
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

const why = (page: Page) => page.getByRole('dialog', { name: 'Why?' });

test('by keyboard: a commit names two acknowledgements of four, and each step leads to its moment', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(COMMIT, 40);
  await tank
    .events()
    .getByRole('button', { name: /finds entry 1 on a majority/ })
    .press('Enter');
  await tank.button('Why?').press('Enter');
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
  await page.keyboard.press('Escape');
  await expect(tank.button('Why?')).toBeFocused();
  await tank.button('Why?').press('Enter');
  await why(page)
    .getByRole('button', { name: /appends SET x 1/ })
    .first()
    .press('Enter');
  await tank.settled();
  await expect(why(page)).toBeHidden();
  expect(await tank.now()).toBe(5);
});

test('the diagram lights the chain, and nothing beside it', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(COMMIT, 40);
  await page.keyboard.press('d');
  const lit = page.locator('.diagram .highlighted .dot');
  await tank
    .events()
    .getByRole('button', { name: /finds entry 1 on a majority/ })
    .click();
  await tank.button('Why?').click();
  await expect(lit).toHaveCount(13);
  await page.keyboard.press('Escape');
  await expect(lit).toHaveCount(13);
});
