/** The tour of the sandbox, by keys alone; it can be left at any moment. */
import { expect } from '@playwright/test';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const LED = { cluster: { initial: { S1: { term: 1, role: 'leader' } } } } as const;

for (const [name, width, height] of [
  ['desk', 1440, 900],
  ['phone', 390, 844],
  ['enlarged to the double', 720, 450],
] as const) {
  test(`the tour points at one part after the other (${name})`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const tank = new Tank(page);
    await tank.openRun(LED, 82);
    await page.keyboard.press('t');
    const tour = page.getByRole('dialog', { name: /^Tour: / });
    for (const title of [
      'The tank',
      'A server',
      'Messages, and the network',
      'The logs',
      'Time',
      'And why?',
    ]) {
      await expect(tour).toHaveAccessibleName(`Tour: ${title}`);
      await expect(tour).toBeInViewport({ ratio: 1 });
      await expect(tour.getByRole('button').last()).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Enter');
    }
    await expect(tour).toBeHidden();
    await expect(tank.button('Play')).toBeFocused();
  });
}

test('the tour is left by Escape or “Skip”, and can be started again from the help', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 82);
  await page.keyboard.press('t');
  const tour = page.getByRole('dialog', { name: /^Tour: / });
  await expect(tour).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tour).toBeHidden();
  await page.keyboard.press('?');
  await tank.button('Take the tour').click();
  await expect(tour).toBeVisible();
  await tank.button('Skip the tour').click();
  await expect(tour).toBeHidden();
});
