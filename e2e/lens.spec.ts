/** What one server knows, and majorities: by keyboard alone. */
import { expect, type Locator, type Page } from '@playwright/test';
import { faults } from './faults.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

/** S1 leads five; from 40 ms on it is cut off with S2. */
const CUT = {
  cluster: {
    servers: 5,
    latency: [10, 10],
    initial: Object.fromEntries(
      [1, 2, 3, 4, 5].map((id) => [`S${id}`, { term: 1, ...(id === 1 && { role: 'leader' as const }) }]),
    ),
  },
  actions: [
    {
      at: 40,
      do: 'partition',
      groups: [
        ['S1', 'S2'],
        ['S3', 'S4', 'S5'],
      ],
    },
  ],
} as const;

const panel = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

test('through a server’s lens there is only what it was told; each belief leads to its message', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(CUT, 90);
  const walls = page.getByRole('button', { name: /^Heal the/ });
  await expect(walls).toHaveCount(1);
  await expect(tank.messages(/^AppendEntriesReply from/)).not.toHaveCount(0);
  await page.keyboard.press('a');
  const knows = panel(page, 'What one server knows');
  await expect(knows).toBeFocused();
  await expect(walls).toHaveCount(0);
  await expect(tank.server('S1')).toHaveAccessibleName(/^S1, leader, term 1/);
  await expect(tank.server('S3')).toHaveAccessibleName('S3, follower, term 1, as S1 knows it from 10.0 ms');
  await expect(tank.messages(/^AppendEntriesReply from/)).toHaveCount(0);

  await knows.getByLabel('Server').selectOption('S3');
  await expect(tank.server('S1')).toHaveAccessibleName('S1, leader, term 1, as S3 knows it from 0.0 ms');
  await expect(tank.server('S4')).toHaveAccessibleName('S4, S3 has heard nothing of it');
  await expect(tank.log('S4')).toHaveCount(1);
  expect(await faults(page)).toEqual([]);

  const leader = knows.getByRole('region', { name: 'S1', exact: true });
  await expect(leader).toContainText('Leads term 1 and has committed nothing.');
  await leader.getByRole('button', { name: /^Go to where AppendEntries of S1 was received/ }).press('Enter');
  await tank.settled();
  expect(await tank.now()).toBe(10);

  await page.keyboard.press('a');
  await expect(knows).toBeHidden();
  await expect(tank.server('S4')).toHaveAccessibleName(/^S4, follower, term 1/);
});

test('of ten majorities a leader with one follower reaches none, and any two of them meet', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(CUT, 90);
  await page.keyboard.press('i');
  await page.getByRole('menuitem', { name: 'Majorities' }).press('Enter');
  const majorities = panel(page, 'Majorities');
  await expect(majorities).toContainText('S1 can reach none of the 10 majorities now');
  await majorities.getByLabel('Seen from').selectOption('S4');
  await expect(majorities).toContainText('S4 can reach 1 of the 10 majorities now.');
  const sets = majorities.getByRole('list', { name: 'All majorities' });
  const first = sets.getByRole('button', { name: 'S3, S4 and S5', exact: true });
  await first.press('Enter');
  await first.press('ArrowRight');
  await expect(sets.getByRole('button', { name: 'S1, S2 and S3, out of reach' })).toBeFocused();
  await expect(majorities).toContainText('S3, S4 and S5, and S1, S2 and S3: they meet in S3.');
  expect(await faults(page)).toEqual([]);
});
