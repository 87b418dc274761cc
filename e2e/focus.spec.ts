import { expect, type Page } from '@playwright/test';
import { GROUPS, LED, STATES } from './states.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

/** The focus is never lost: after any press in any state, an element of the page has it. */

const isWide = Boolean(process.env.WIDE);
const PRESSABLE = 'button, [role=button], [role=tab], [role=menuitem], a[href]';

/**
 * The buttons that can be pressed, by their index; of those that differ by numbers only, the first. A dialog
 * or menu hides all others.
 */
function pressable(page: Page): Promise<readonly { place: number; name: string }[]> {
  return page.evaluate((selector) => {
    const above = document.querySelector('[role=menu], dialog[open]') ?? document;
    const seen = new Set<string>();
    return [...document.querySelectorAll(selector)].flatMap((element, place) => {
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
      // A note may have a button of the same name as the header.
      const region = element.closest('[role=status]') ? 'note: ' : '';
      const kind = region + name.replace(/\d+(\.\d+)?/g, '#');
      const isThere =
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.closest('[inert]') &&
        above.contains(element);
      if (!isThere || seen.has(kind)) return [];
      seen.add(kind);
      return [{ place, name }];
    });
  }, PRESSABLE);
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: it } = document;
    return it && it !== document.body
      ? (it.getAttribute('aria-label') ?? it.textContent ?? it.tagName)
      : 'nothing';
  });

for (const { name, open, sample, escape, size } of STATES.filter((state) => isWide || state.sample))
  test(`after any press, an element has the focus: ${name}`, async ({ page }) => {
    if (isWide) test.setTimeout(600_000);
    if (size) await page.setViewportSize(size);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const tank = new Tank(page);
    const reopen = async () => {
      // Pages that were read and answered before would look different.
      if (page.url() !== 'about:blank')
        await page.evaluate(() => {
          localStorage.clear();
          sessionStorage.clear();
        });
      await page.goto('about:blank');
      await page.unrouteAll();
      await open(tank);
    };
    await reopen();
    const all = await pressable(page);
    // A reload leaves the page.
    const pressed = all.filter((one) => (isWide ? one.name !== 'Reload' : sample?.test(one.name)));
    expect(pressed).not.toEqual([]);
    const lost: string[] = [];
    const look = async (what: string) => {
      await tank.settled();
      const next = await focused(page);
      if (process.env.TELL) console.log(`${name}: ${what} → ${next.slice(0, 60)}`);
      if (next === 'nothing') lost.push(what);
    };
    for (const [i, { place, name: pressedName }] of pressed.entries()) {
      if (i > 0) await reopen();
      const button = page.locator(PRESSABLE).nth(place);
      await expect(button, `before “${pressedName}”, the page is as it was`).toBeVisible();
      await button.focus();
      await page.keyboard.press('Enter');
      await look(pressedName);
    }
    if (escape) {
      await reopen();
      if (sample)
        await page
          .locator(PRESSABLE)
          .nth(pressed[0]?.place ?? 0)
          .focus();
      await page.keyboard.press('Escape');
      await look('Escape');
    }
    expect(lost).toEqual([]);
  });

test('menus and dialogs return the focus to their opener, or to its replacement', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 82);
  const server = tank.server('S2');
  await tank.choose(server, 'Pause');
  await expect(server).toBeFocused();
  await tank.choose(server, 'Send request');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(server).toBeFocused();
  await tank.choose(server, 'Send request');
  await page.getByRole('textbox', { name: 'Command' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(server).toBeFocused();
  await tank.choose(tank.messages(/^AppendEntries from S1 to S3/), 'Drop');
  await expect(tank.server('S3')).toBeFocused();
  await tank.button('Network').press('Enter');
  await page.keyboard.press('Escape');
  await expect(tank.button('Network')).toBeFocused();
});

test('closed from within by its key, the diagram leaves the focus at its button', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 82);
  await page.keyboard.press('d');
  await tank.button('As text').press('Enter');
  await page
    .getByRole('region', { name: 'Space–time diagram' })
    .getByRole('row')
    .getByRole('button')
    .first()
    .focus();
  await page.keyboard.press('d');
  await expect(tank.button('Space–time diagram')).toBeFocused();
});

test('after a press of the pointer, Space plays, wherever the focus is', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ ...LED, actions: [{ at: 10, do: 'partition', groups: GROUPS }] }, 82);
  await tank.button('Heal').click();
  await page.keyboard.press(' ');
  await expect(tank.button('Pause')).toBeVisible();
});
