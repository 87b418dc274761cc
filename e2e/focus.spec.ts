import { expect, type Page, test } from '@playwright/test';
import { CONTENTS } from '../src/lessons/contents.ts';
import type { Beat } from '../src/lessons/types.ts';
import { SITUATIONS } from '../src/scenario/situations/situations.ts';
import { Tank } from './tank.ts';

/** The focus is never lost: whatever is pressed in whatever state, something on the page has it afterwards. */

const LESSONS = await Promise.all(CONTENTS.map(({ load }) => load()));
const BEATS = LESSONS.flatMap(({ chapter }) => chapter.beats.map((beat) => ({ chapter: chapter.id, beat })));

/** Opens the first page of the story that is like that, or the last page of all. */
function page(is: (beat: Beat) => boolean) {
  const { chapter, beat } = BEATS.find((one) => is(one.beat)) ??
    BEATS.at(-1) ??
    BEATS[0] ?? { chapter: '', beat: { id: '' } };
  return async (tank: Tank) => {
    await tank.page.goto(`/#story/${chapter}/${beat.id}`);
    await expect(tank.button('Next')).toBeVisible();
    await tank.settled();
  };
}

const LED = { seed: 31, cluster: { servers: 5, initial: { S1: { term: 1, role: 'leader' } } } } as const;
const GROUPS = [
  ['S1', 'S2'],
  ['S3', 'S4', 'S5'],
] as const;

async function besides(tank: Tank): Promise<void> {
  await tank.openRun({ seed: 31 }, 195);
  const vote = tank.events().getByRole('button', { name: /grants its vote/ });
  await vote.first().click();
  await tank.page.getByRole('button', { name: /had been lost\?$/ }).click();
  await expect(tank.page.getByRole('region', { name: 'Comparison' })).toBeVisible();
  await tank.settled();
}

const BROKEN = SITUATIONS.find(({ name }) => name === 'a broken property');

interface State {
  readonly name: string;
  readonly open: (tank: Tank) => Promise<void>;
  /** What is pressed at every change; the wider check presses all there is. */
  readonly sample: RegExp;
}

const STATES: readonly State[] = [
  {
    name: 'a fresh run, after something was done',
    open: async (tank) => {
      await tank.openRun(LED, 82);
      await tank.request('SET x 5');
    },
    sample: /^(Take back|Zoom out|New run|Legend)/,
  },
  {
    name: 'a partition, held and blocked ways',
    open: (tank) =>
      tank.openRun(
        {
          ...LED,
          actions: [
            { at: 10, do: 'partition', groups: GROUPS },
            { at: 10, do: 'cut', from: 'S1', to: 'S2' },
            { at: 12, do: 'hold', from: 'S3', to: 'S4' },
            { at: 12, do: 'block', from: 'S4', to: 'S5' },
          ],
        },
        100,
      ),
    sample: /^(Heal|Let go|Unblock|Mend)/,
  },
  {
    name: 'a track that is zoomed',
    open: async (tank) => {
      await tank.openRun(LED, 82);
      await tank.button('Zoom in').click();
    },
    sample: /^(Whole run|Zoom out)$/,
  },
  {
    name: 'a server that is selected',
    open: async (tank) => {
      await tank.openRun(LED, 82);
      await tank.server('S2').press('Enter');
      await tank.page.keyboard.press('Escape');
      await expect(tank.page.getByRole('region', { name: 'Selected: S2' })).toBeVisible();
    },
    sample: /^Close the selection/,
  },
  {
    name: 'an event that is selected',
    open: async (tank) => {
      await tank.openRun({ seed: 31 }, 195);
      const vote = tank.events().getByRole('button', { name: /grants its vote/ });
      await vote.first().click();
    },
    sample: /^(What led to it|Go to this event|.*had been lost\?)/,
  },
  {
    name: 'a broken safety property',
    open: (tank) => tank.openRun(BROKEN?.document ?? {}, BROKEN?.at),
    sample: /^Show the event/,
  },
  {
    name: 'a branch beside another',
    open: besides,
    sample: /^(Delete|End the comparison|Change sides|Go there|Rename)/,
  },
  {
    name: 'the diagram',
    open: async (tank) => {
      await tank.openRun(LED, 82);
      await tank.button('Space–time diagram').click();
      await expect(tank.button('As text')).toBeVisible();
      await tank.settled();
    },
    sample: /^(Close the diagram|As text)/,
  },
  { name: 'a page of the story', open: page(() => true), sample: /^(Take over|Play again)/ },
  {
    name: 'a question',
    open: page(({ question }) => question !== undefined && !question.many),
    sample: /^(Just show me|Chapter)/,
  },
  {
    name: 'a question with several answers',
    open: page(({ question }) => question?.many === true),
    sample: /^Answer/,
  },
  {
    name: 'answers to be tried',
    open: async (tank) => {
      await page(({ question }) => question?.options.some((option) => option.if) ?? false)(tank);
      await tank.page.keyboard.press('1');
      await tank.button('Answer').click();
      await expect(tank.button('Ask me again')).toBeVisible();
    },
    sample: /^(Play it|Ask me again)/,
  },
  {
    name: 'groups to be picked',
    open: page(({ pick }) => pick !== undefined),
    sample: /^(Just show me|S\d$)/,
  },
  { name: 'a task', open: page(({ task }) => task !== undefined), sample: /^(Take over|A hint)/ },
  { name: 'the last page of the story', open: page(() => false), sample: /^(Next|Back)/ },
];

const isWide = Boolean(process.env.WIDE);
const PRESSABLE = 'button, [role=button], [role=tab], a[href]';

/** What can be pressed just now, by its place among all that could be; of those alike but for their numbers, the first. */
function pressable(page: Page): Promise<readonly { place: number; name: string }[]> {
  return page.evaluate((selector) => {
    const seen = new Set<string>();
    return [...document.querySelectorAll(selector)].flatMap((element, place) => {
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
      const kind = name.replace(/\d+(\.\d+)?/g, '#');
      if (!element.checkVisibility() || element.closest('[inert]') || seen.has(kind)) return [];
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

for (const { name, open, sample } of STATES) {
  test(`whatever is pressed, the focus is somewhere: ${name}`, async ({ page }) => {
    if (isWide) test.setTimeout(600_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const tank = new Tank(page);
    const reopen = async () => {
      // What was read and answered before would change what is on the page.
      if (page.url() !== 'about:blank')
        await page.evaluate(() => {
          localStorage.clear();
          sessionStorage.clear();
        });
      await page.goto('about:blank');
      await open(tank);
    };
    await reopen();
    const all = await pressable(page);
    const pressed = all.filter((one) => isWide || sample.test(one.name));
    expect(pressed).not.toEqual([]);
    const lost: string[] = [];
    for (const [i, { place, name: pressedName }] of pressed.entries()) {
      if (i > 0) await reopen();
      const button = page.locator(PRESSABLE).nth(place);
      await expect(button, `before “${pressedName}”, the page is as it was`).toBeVisible();
      await button.focus();
      await page.keyboard.press('Enter');
      await tank.settled();
      const heir = await focused(page);
      if (process.env.TELL) console.log(`${name}: ${pressedName} → ${heir.slice(0, 60)}`);
      if (heir === 'nothing') lost.push(pressedName);
    }
    expect(lost).toEqual([]);
  });
}

test('menus and dialogs give the focus back to what opened them, or to what stands for it', async ({
  page,
}) => {
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

test('after a press of the pointer, Space plays, wherever the focus has gone', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ ...LED, actions: [{ at: 10, do: 'partition', groups: GROUPS }] }, 82);
  await tank.button('Heal').click();
  await page.keyboard.press(' ');
  await expect(tank.button('Pause')).toBeVisible();
});
