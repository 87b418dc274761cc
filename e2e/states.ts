/** The page in every state with different buttons. */
import { expect } from '@playwright/test';
import { CONTENTS } from '../src/lessons/contents.ts';
import type { Beat } from '../src/lessons/types.ts';
import { SITUATIONS } from '../src/scenario/situations/situations.ts';
import { MOST_EDITED } from '../src/store/editor.ts';
import { between, middleOf, PHONE } from './fingers.ts';
import { lateFiles, Refusal } from './late.ts';
import type { Tank } from './tank.ts';

export interface State {
  readonly name: string;
  readonly open: (tank: Tank) => Promise<unknown>;
  /**
   * What is pressed in every run; the wider check presses everything, and opens the states without a sample
   * too.
   */
  readonly sample?: RegExp;
  /** Escape closes something here. */
  readonly escape?: boolean;
  readonly size?: typeof PHONE.viewport;
}

const LESSONS = await Promise.all(CONTENTS.map(({ load }) => load()));
const BEATS = LESSONS.flatMap(({ chapter }) => chapter.beats.map((beat) => ({ chapter: chapter.id, beat })));

/** Opens the first page of the story that fits, or the last page of all. */
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

/** Opens the last page of a chapter after a wrong answer. */
async function recap(tank: Tank): Promise<void> {
  const guesses = LESSONS.flatMap(({ chapter, words }) =>
    chapter.beats.flatMap(({ id, question }) =>
      (question?.options ?? []).flatMap((option) =>
        words.beats[id]?.question?.options[option.id]?.grain && !option.right
          ? [{ chapter, bets: { [`${chapter.id}/${id}`]: [option.id] } }]
          : [],
      ),
    ),
  );
  const { chapter, bets } = guesses[0] ?? { chapter: LESSONS[0]?.chapter, bets: {} };
  await tank.page.goto('/#sandbox');
  await tank.page.evaluate((kept) => localStorage.setItem('raftarium.story', kept), JSON.stringify({ bets }));
  await tank.page.goto('about:blank');
  await tank.page.goto(`/#story/${chapter?.id}/${chapter?.beats.at(-1)?.id}`);
  await expect(tank.page.getByRole('region', { name: 'Your guesses' })).toBeVisible();
  await tank.settled();
}

export const LED = {
  seed: 31,
  cluster: { servers: 5, initial: { S1: { term: 1, role: 'leader' } } },
} as const;
export const GROUPS = [
  ['S1', 'S2'],
  ['S3', 'S4', 'S5'],
] as const;

/** Opens a run, and does something with it. */
const run =
  (then: (tank: Tank) => Promise<unknown> = async () => undefined) =>
  async (tank: Tank) => {
    await tank.openRun(LED, 84);
    await then(tank);
    await tank.settled();
  };
const key = (name: string) => run(({ page: { keyboard } }) => keyboard.press(name));
const item = ({ page }: Tank, name: string | RegExp) => page.getByRole('menuitem', { name });

async function branch(tank: Tank): Promise<void> {
  await tank.compare();
  await tank.settled();
}

/** The menu of the way from S3 to S4, which lies above the middle of their link. */
async function linkMenu(tank: Tank): Promise<void> {
  const { x, y } = between(await middleOf(tank.server('S3')), await middleOf(tank.server('S4')));
  await tank.page.mouse.click(x, y - 8);
  await expect(item(tank, 'Cut both ways')).toBeVisible();
}

async function chooseUntil(tank: Tank): Promise<void> {
  await tank.button('Play until').press('Enter');
  await expect(item(tank, 'A new leader')).toBeVisible();
}

/** Presses `D` while the diagram cannot be fetched. */
const withoutDiagram = (comesLater: boolean) => async (tank: Tank) => {
  const network = new Refusal(tank.page);
  await network.ready;
  network.refuse(lateFiles().filter((file) => /^DrawerContent-.*js$/.test(file)));
  await key('d')(tank);
  await expect(tank.button('Try again')).toBeVisible();
  if (comesLater) network.refuse([]);
};

const BROKEN = SITUATIONS.find(({ name }) => name === 'a broken property');

const SANDBOX: readonly State[] = [
  {
    name: 'a fresh run, after something was done',
    open: run((tank) => tank.request('SET x 5')),
    sample: /^(Undo|Zoom out|New run|Legend)/,
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
    open: run((tank) => tank.button('Zoom in').click()),
    sample: /^(Whole run|Zoom out)$/,
  },
  {
    name: 'the library, and what is found in it',
    open: async (tank) => {
      await tank.page.goto('/#library');
      await tank.page.getByRole('searchbox').fill('quiet election');
      await expect(tank.page.getByText(/^1 of \d+$/)).toBeVisible();
    },
    sample: /^(All|It happened)$/,
  },
  {
    name: 'an entry of the library, beside the same run with the rule',
    open: async (tank) => {
      await tank.page.goto('/#library/vote-twice');
      await tank.hold();
      await expect(tank.page.getByRole('region', { name: 'Comparison' })).toBeVisible();
    },
    sample: /^(Library|Change sides|End the comparison)/,
  },
  {
    name: 'a server that is selected',
    open: run(async (tank) => {
      await tank.server('S2').press('Enter');
      // It may have to be fetched first.
      await expect(tank.page.getByRole('menu')).toBeVisible();
      await tank.page.keyboard.press('Escape');
      // Until it is gone, the menu hides all other buttons.
      await expect(tank.page.getByRole('menu')).toHaveCount(0);
      await expect(tank.page.getByRole('region', { name: 'Selected: S2' })).toBeVisible();
    }),
    sample: /^Close the selection/,
    escape: true,
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
    name: 'the filter of the events',
    open: async (tank) => {
      await tank.openRun({ seed: 31 }, 195);
      await tank.page.getByRole('button', { name: 'Filter the events' }).click();
      await tank.page.getByRole('searchbox', { name: 'Words of the event' }).fill('vote');
      await expect(tank.page.getByText(/^\d+ of \d+$/)).toBeVisible();
    },
    sample: /^(Clear|Filter the events)/,
  },
  {
    name: 'a broken safety property',
    open: (tank) => tank.openRun(BROKEN?.document ?? {}, BROKEN?.at),
    sample: /^(Show the event|How it came to this)/,
  },
  {
    name: 'a rule that is off',
    open: (tank) => tank.openRun({ cluster: { servers: 3, bugs: ['vote-twice'] } }),
    sample: /^(Rule off|Compare with the rule)/,
  },
  { name: 'the rules', open: key('b'), sample: /^All rules/, escape: true },
  {
    name: 'a branch beside another',
    open: branch,
    sample: /^(Delete|End the comparison|Change sides|Go there|Rename)/,
  },
  {
    name: 'two branches, one of them shown',
    open: async (tank) => {
      await branch(tank);
      const beside = tank.page.getByRole('region', { name: 'Comparison' });
      await beside.getByRole('button', { name: 'End the comparison' }).click();
      await expect(beside).toBeHidden();
      await tank.settled();
    },
    sample: /^Compare with/,
  },
  {
    name: 'the editor of the document',
    open: run(async (tank) => {
      await tank.page.keyboard.press('e');
      await expect(tank.page.getByRole('textbox', { name: /^The document/ })).toBeFocused();
    }),
    sample: /^(Close the editor)/,
  },
  {
    name: 'the diagram',
    open: run(async (tank) => {
      await tank.button('Space–time diagram').click();
      await expect(tank.button('As text')).toBeVisible();
    }),
    sample: /^(Close the diagram|As text)/,
    escape: true,
  },
  { name: 'hall mode', open: key('f'), escape: true },
  {
    name: 'a phone’s sandbox',
    open: run((tank) => tank.page.getByRole('tab', { name: 'Cluster' }).click()),
    size: PHONE.viewport,
  },
];

/** Notices, and parts that failed. */
const SAID: readonly State[] = [
  {
    name: 'a dropped file that is refused',
    open: run(async (tank) => {
      await tank.dropFile('{'.repeat(MOST_EDITED + 1));
      await expect(tank.page.getByRole('alert')).toBeVisible();
    }),
    sample: /^Dismiss/,
    escape: true,
  },
  {
    name: 'an address to copy by hand',
    open: run(async (tank) => {
      await tank.page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("no"))');
      await tank.button('Share').press('Enter');
      await expect(tank.page.getByRole('textbox', { name: 'Address to copy' })).toBeFocused();
    }),
    sample: /^(Copy|Close)/,
    escape: true,
  },
  {
    name: 'a picture to save',
    open: run(async (tank) => {
      await tank.button('Share').press('Enter');
      await tank.page.getByRole('tab', { name: 'Picture' }).press('Enter');
      await expect(tank.page.getByRole('img', { name: /^Preview/ })).toBeVisible();
    }),
    sample: /^(Save picture|Close)/,
    escape: true,
  },
  {
    name: 'a film to make',
    open: run(async (tank) => {
      await tank.button('Share').press('Enter');
      await tank.page.getByRole('tab', { name: 'Film' }).press('Enter');
      await expect(tank.button('Make the film')).toBeVisible();
    }),
    sample: /^(Make the film|Close)/,
    escape: true,
  },
  {
    name: 'a note that offers Undo',
    open: run(async (tank) => {
      await tank.page.keyboard.press('n');
      await expect(tank.inNote('Undo')).toBeVisible();
    }),
    sample: /^(Undo|Dismiss)/,
  },
  {
    name: 'a diagram that cannot be fetched',
    open: withoutDiagram(false),
    sample: /^Try again/,
  },
  {
    name: 'a diagram that comes at the second try',
    open: withoutDiagram(true),
    sample: /^Try again/,
  },
];

/** What opens above the page. */
const ABOVE: readonly State[] = [
  {
    name: 'a server’s menu',
    open: run((tank) => tank.server('S2').press('Enter')),
    escape: true,
  },
  {
    name: 'a message’s menu',
    open: run((tank) => tank.messages(/^AppendEntries from S1 to S3/).press('Enter')),
    escape: true,
  },
  { name: 'a link’s menu', open: run(linkMenu), sample: /^(Cut both ways|Hold messages both)/, escape: true },
  { name: 'what to play until', open: run(chooseUntil), sample: /^A commit/, escape: true },
  {
    name: 'a time to run to',
    open: run(async (tank) => {
      await chooseUntil(tank);
      await item(tank, /^Run to a time/).press('Enter');
      await tank.write(tank.page.getByRole('textbox', { name: 'Run to' }), '100');
    }),
    sample: /^(Run|Close)$/,
    escape: true,
  },
  {
    name: 'the rules, at the end of the story',
    open: async (tank) => {
      await page(() => false)(tank);
      await tank.button('The rules').press('Enter');
      await expect(tank.page.getByRole('dialog')).toBeVisible();
    },
    sample: /^Close/,
    escape: true,
  },
  {
    name: 'the network, on one way of a link',
    open: run(async (tank) => {
      await linkMenu(tank);
      await item(tank, /^Latency, loss/).click();
      await expect(tank.page.getByRole('combobox', { name: 'Where' })).toBeVisible();
    }),
    sample: /^(Cut|Close)/,
    escape: true,
  },
  { name: 'the network, on every way', open: key('w'), escape: true },
  { name: 'a request to send', open: key('r'), escape: true },
  { name: 'a partition to choose', open: key('p'), escape: true },
  {
    name: 'several messages',
    open: run(async (tank) => {
      await tank.messages(/^AppendEntries from S1 to S3/).press('Enter');
      await item(tank, 'Several like it').press('Enter');
      await expect(tank.page.getByRole('dialog')).toBeVisible();
    }),
    escape: true,
  },
  { name: 'the legend', open: key('l'), escape: true },
  { name: 'the help', open: key('?'), escape: true },
  { name: 'the tour', open: key('t'), escape: true },
];

const STORY: readonly State[] = [
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
    name: 'an answer that is being tried',
    open: async (tank) => {
      await page(({ question }) => question?.options.some((option) => option.if) ?? false)(tank);
      await tank.page.keyboard.press('1');
      await tank.button('Answer').click();
      await tank.page
        .getByRole('button', { name: /^Play it/ })
        .first()
        .click();
      await tank.settled();
    },
  },
  {
    name: 'groups to be picked',
    open: page(({ pick }) => pick !== undefined),
    sample: /^(Just show me|S\d$)/,
  },
  { name: 'a task', open: page(({ task }) => task !== undefined), sample: /^(Take over|A hint)/ },
  {
    name: 'a run that is no longer the story’s',
    open: async (tank) => {
      await page(({ task }) => task !== undefined)(tank);
      await tank.choose(tank.server('S1'), 'Pause');
      await expect(tank.button('Return to the story')).toBeVisible();
    },
    sample: /^Return to the story/,
  },
  { name: 'a chapter’s end, with the guesses', open: recap },
  {
    name: 'a chapter that cannot be fetched',
    open: async (tank) => {
      const network = new Refusal(tank.page);
      await network.ready;
      network.refuse(lateFiles().filter((file) => file.startsWith('partition-')));
      await tank.page.goto('/#story/partition');
      await expect(tank.button('Try again')).toBeVisible();
      await tank.settled();
    },
  },
  { name: 'the last page of the story', open: page(() => false), sample: /^(Next|Back)/ },
  {
    name: 'the story in a hall',
    open: async (tank) => {
      await page(({ question }) => question !== undefined)(tank);
      await tank.page.keyboard.press('f');
    },
    escape: true,
  },
  {
    name: 'the story on a phone',
    open: page(({ question }) => question !== undefined),
    size: PHONE.viewport,
  },
];

export const STATES: readonly State[] = [...SANDBOX, ...SAID, ...ABOVE, ...STORY];
