import { type BrowserContext, expect, type Page } from '@playwright/test';
import { Tank } from './tank.ts';
import { test } from './test.ts';

/** Does what a browser's translator does: every text, also a later one, is moved into elements of its own. */
function translate(): void {
  const KEPT = '[translate="no"], .notranslate, script, style, textarea, font';
  const takeOver = (text: Node) => {
    if (!text.nodeValue?.trim() || !text.parentElement || text.parentElement.closest(KEPT)) return;
    const outer = document.createElement('font');
    outer.appendChild(document.createElement('font')).textContent = text.nodeValue;
    text.parentNode?.replaceChild(outer, text);
  };
  const translateIn = (root: Node) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = root instanceof Text ? [root] : [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) found.push(text as Text);
    for (const text of found) takeOver(text);
  };
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records)
      for (const node of [target, ...addedNodes]) translateIn(node);
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

/**
 * The text of the page, and of each line of the events by its id. How many lines beyond the visible ones are
 * there depends on how one has scrolled.
 */
const textOf = (page: Page) =>
  page.evaluate(() => {
    const textIn = (element: Element) => element.textContent?.replace(/[\s\u00a0]+/g, ' ').trim() ?? '';
    const lines = [...document.querySelectorAll<HTMLElement>('[data-row]')];
    const rest = document.body.cloneNode(true) as HTMLElement;
    for (const line of rest.querySelectorAll('[data-row]')) line.remove();
    return { page: textIn(rest), lines: lines.map((line) => [line.dataset['row'] ?? '', textIn(line)]) };
  });

/** The same page twice, one of them translated: every act is done in both. */
async function twins(context: BrowserContext) {
  const [plain, translated] = [new Tank(await context.newPage()), new Tank(await context.newPage())];
  const errors: string[] = [];
  for (const { page } of [plain, translated]) {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    page.on('pageerror', ({ message }) => errors.push(message));
  }
  await translated.page.addInitScript(translate);
  const both = async (act: (tank: Tank) => Promise<unknown>) => {
    for (const tank of [plain, translated]) {
      await act(tank);
      await tank.settled();
    }
    // Some texts appear only when the reader stops.
    await expect(async () => {
      const [left, right] = [await textOf(plain.page), await textOf(translated.page)];
      expect(right.page).toBe(left.page);
      const shared = left.lines.filter(([id]) => right.lines.some(([other]) => other === id));
      expect(shared.length > 0).toBe(left.lines.length > 0);
      expect(right.lines).toEqual(expect.arrayContaining(shared));
    }).toPass({ timeout: 15_000 });
    expect(errors).toEqual([]);
  };
  return { both, translated };
}

test('a translated page has the right texts: in the sandbox', async ({ context }) => {
  test.setTimeout(120_000);
  const { both, translated } = await twins(context);
  await both((tank) => tank.openRun({ seed: 31 }, 0));
  expect(await translated.page.locator('font').count()).toBeGreaterThan(20);
  for (const step of [
    'Next highlight',
    'Next highlight',
    'Next event',
    'Previous highlight',
    'Next highlight',
  ])
    await both((tank) => tank.button(step).click());
  await both((tank) => tank.goTo(200));
  for (const value of [1, 2]) {
    await both((tank) => tank.request(`SET a ${value}`));
    // Commands are not translated.
    const asked = translated.events().getByRole('button', { name: new RegExp(`asks S3: SET a ${value}`) });
    await expect(asked.locator('[translate=no]')).toHaveText(`SET a ${value}`);
    await both((tank) => tank.goTo(300 * value));
    await expect(translated.page.getByRole('region', { name: 'Logs' })).toContainText(
      `Applied by S3: a = ${value}`,
    );
  }
  // Lines without a command stay one text: there are many of them.
  const others = translated.events().getByRole('button').filter({ hasNotText: 'SET' });
  await expect(others.last().locator('span')).toHaveCount(2);
  await both((tank) => tank.server('S2').click());
  await both((tank) => tank.page.getByRole('menuitem', { name: 'Crash' }).click());
  await both((tank) => tank.partition({ A: ['S1', 'S2'], B: ['S3', 'S4', 'S5'] }));
  await both((tank) => tank.goTo(900));
  await both((tank) => tank.button('Space–time diagram').click());
  await both((tank) => tank.button('As text').click());
  await both((tank) => tank.button('Close the diagram').click());
  await both((tank) => tank.goTo(195));
  await both((tank) =>
    tank
      .events()
      .getByRole('button', { name: /grants its vote/ })
      .first()
      .click(),
  );
  await both((tank) => tank.page.getByRole('button', { name: /had been lost\?$/ }).click());
  await both((tank) => tank.button('Next highlight').click());
  await both((tank) => tank.button('Change sides').click());
  // Only one of the two plays on; no event happens meanwhile that would be read out there alone.
  await both((tank) => tank.goTo(201));
  const before = await translated.now();
  await translated.button('Play').click();
  await expect.poll(() => translated.now()).toBeGreaterThan(before + 5);
  await translated.button('Pause').click();
  await both((tank) => tank.goTo(150));
});

test('a translated page has the right texts: in the story', async ({ context }) => {
  test.setTimeout(120_000);
  const { both } = await twins(context);
  await both(async (tank) => {
    await tank.page.goto('/');
    await expect(tank.button('Next')).toBeVisible();
  });
  await both((tank) => tank.button('Next').click());
  await both((tank) => tank.button('Next').click());
  await both((tank) => tank.page.getByRole('button', { name: /^Chapter 1 of/ }).click());
  await both((tank) => tank.page.keyboard.press('Escape'));
  for (let pages = 0; pages < 3; pages += 1) {
    await both(async (tank) => {
      const option = tank.page.locator('.option').first();
      if ((await option.count()) > 0) await option.click();
    });
    await both((tank) => tank.button('Next').click());
  }
  await both((tank) => tank.button('Back').click());
  await both((tank) => tank.button('Take over').click());
  await both((tank) => tank.button('Back to the story').click());
});
