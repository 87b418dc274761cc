import { expect } from '@playwright/test';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const LED = { cluster: { initial: { S1: { term: 1, role: 'leader' } } } } as const;

test('cut in two, each side has its leader, of different terms; healed, the old one steps down and rolls back', async ({
  page,
}) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 50);
  await tank.partition({ A: ['S1', 'S2'], B: ['S3', 'S4', 'S5'] });
  await expect(tank.button('Heal')).toBeVisible();
  await tank.request('SET x lost', 'S1');
  await tank.nextHighlightsUntil(async () => (await tank.leaders().count()) === 2);
  const terms = [];
  for (const leader of await tank.leaders().all()) terms.push((await tank.nameAndTerm(leader)).term);
  expect(new Set(terms).size).toBe(2);
  await expect(tank.log('S1').getByRole('listitem')).toHaveAccessibleName(/SET x lost, uncommitted/);

  const winner = (
    await Promise.all((await tank.leaders().all()).map((leader) => tank.nameAndTerm(leader)))
  ).find(({ term }) => term > 1);
  await tank.request('SET x kept', winner?.name);
  await tank.goTo((await tank.now()) + 200);
  await tank.button('Heal').click();
  await expect(tank.button('Heal')).toBeHidden();
  await tank.goTo((await tank.now()) + 400);
  await expect(tank.leaders()).toHaveCount(1);
  await expect(tank.server('S1')).toHaveAccessibleName(new RegExp(`^S1, follower, term ${winner?.term}`));
  for (const name of ['S1', 'S2', 'S3', 'S4', 'S5']) {
    await expect(tank.log(name).getByRole('listitem')).toHaveAccessibleName(
      /^index 1, term \d, SET x kept, committed/,
    );
  }
});

test('of three groups, only the largest can have a leader', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({}, 10);
  await tank.partition({ A: ['S1'], B: ['S2'], C: ['S3', 'S4', 'S5'] });
  await tank.goTo(2000);
  await expect(tank.leaders()).toHaveCount(1);
  await expect(tank.leaders()).toHaveAccessibleName(/^S[345], /);
});

test('a line drawn across the ring cuts the network, and a press on the wall heals it', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({}, 10);
  const boxes = await Promise.all(
    ['S1', 'S2', 'S3', 'S4', 'S5'].map((name) => tank.server(name).boundingBox()),
  );
  const [s1, s2, s3, , s5] = boxes.map((box) => ({
    x: (box?.x ?? 0) + (box?.width ?? 0) / 2,
    y: (box?.y ?? 0) + (box?.height ?? 0) / 2,
  }));
  if (!s1 || !s2 || !s3 || !s5) throw new Error('a server is not on the stage');
  // Between S1, S2 and S3, S4, S5: from outside the gap S1–S5 to outside the gap S2–S3.
  const from = { x: (s1.x + s5.x) / 2 - 90, y: (s1.y + s5.y) / 2 - 40 };
  const to = { x: (s2.x + s3.x) / 2 + 90, y: (s2.y + s3.y) / 2 + 30 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
  await tank.settled();
  const wall = page.getByRole('button', { name: /^Heal the cut/ });
  await expect(wall).toHaveAccessibleName(/S1.*S2.*S3.*S4.*S5/);
  await wall.first().press('Enter');
  await expect(wall).toHaveCount(0);
  await expect(tank.button('Heal')).toBeHidden();
});
