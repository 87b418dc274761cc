import { expect, test } from '@playwright/test';
import { Tank } from './tank.ts';

for (const [name, width, height] of [
  ['desk', 1280, 720],
  ['phone', 390, 844],
] as const)
  test(`on paper stand the words, the question, the stage and the logs (${name})`, async ({ page }) => {
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
    // Nothing of it is cut off by a window, and the paper is light.
    expect(await words.evaluate((box) => box.scrollHeight - box.clientHeight)).toBeLessThanOrEqual(1);
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
    const address = await page.evaluate(() => getComputedStyle(document.body, '::after').content);
    expect(address).toContain('#story/partition/how-many-leaders');
  });
