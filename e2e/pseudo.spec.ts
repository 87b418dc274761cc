import { expect, test } from '@playwright/test';
import { encodeLink } from '../src/scenario/link.ts';
import { cutTexts, plainTexts, servePseudo } from './pseudo.ts';

/** Areas whose words are in `src/words`. */
const AREAS = ['.transport', '.deeds', '.page-tools', '.new-run', '.speed'];

let served: Awaited<ReturnType<typeof servePseudo>>;
test.beforeAll(async () => {
  served = await servePseudo();
});
test.afterAll(() => served.stop());

test('all that one reads on the page is taken from the words, and has room if it is 40% longer', async ({
  page,
}) => {
  await page.goto(`${served.url}#run=${encodeLink({ raftarium: 1, seed: 31 })}&t=175`);
  for (const area of AREAS) {
    await expect(page.locator(area).first()).toBeVisible();
    expect.soft(await plainTexts(page, area), `plain words in ${area}`).toEqual([]);
    expect.soft(await cutTexts(page, area), `cut off in ${area}`).toEqual([]);
  }
});
