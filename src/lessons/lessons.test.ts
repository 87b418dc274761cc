/** Plays every chapter, and compares its words with its run. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromMs } from '../base/time.ts';
import { toAction } from '../scenario/actions.ts';
import { condition } from '../scenario/conditions.ts';
import { parseDocument } from '../scenario/document.ts';
import type { UntimedAction } from '../scenario/types.ts';
import { nodeOf } from '../sim/nodes.ts';
import { branched } from '../sim/testing/runs.ts';
import type { World } from '../sim/types.ts';
import { DEFAULT_SPEED } from '../store/session.ts';
import { goalTest } from '../store/story/goal.ts';
import { CONTENTS, INTRODUCED_ON } from './contents.ts';
import { GLOSSARY } from './glossary.ts';
import { CLAIMS } from './testing/all-claims.ts';
import { contradiction, isFlying, type Stretch, unclaimed } from './testing/claims.ts';
import { OUTLINE } from './testing/outline.ts';
import { type Played, played, secondsOfRun } from './testing/played.ts';
import type { Focus, Lesson, Option } from './types.ts';

const lessons: readonly Lesson[] = await Promise.all(CONTENTS.map(({ load }) => load()));

/** The most words of a beat, and the longest that its run may play, in seconds of real time. */
const MOST_WORDS = 62;
const LONGEST_S = 13;
/** A caption is read while the picture moves: the most words, and the least seconds of real time. */
const MOST_CAPTION_WORDS = 7;
const LEAST_CAPTION_S = 0.8;

const all = lessons.flatMap(played);
const named = (is: (one: Played) => boolean) =>
  all.filter(is).map((one) => [`${one.chapter}/${one.beat.id}`, one] as const);

/** The world at a time. It moves the cursor of the history, which is used here only. */
const worldAt = ({ history }: Played, time: number): World => history.seek(time);

/** A branch with other actions at a time, and `ms` of it. */
function otherwise(one: Played, actions: readonly UntimedAction[], ms: number, at = one.from): Stretch {
  one.history.seek(at);
  const history = branched(one.history);
  for (const action of actions) history.act(toAction(action), Math.max(at, history.world.time));
  return { history, from: at, to: Math.max(at, history.world.time) + fromMs(ms) };
}

function after(one: Played, actions: readonly UntimedAction[], ms: number): World {
  const { history, to } = otherwise(one, actions, ms);
  return history.seek(to);
}

/** The servers in a focus. If it names none, all are. */
function litBy({ servers = [], messages = [], entries = [] }: Focus = {}): 'all' | readonly string[] {
  const named = [
    ...servers,
    ...messages.flatMap(({ from, to }) => [from, to]),
    ...entries.map(({ server }) => server),
  ].filter((name) => name !== undefined);
  return named.length === 0 ? 'all' : named;
}

describe('a run', () => {
  test.each(lessons.map((lesson) => [lesson.chapter.id, lesson] as const))(
    '%s is a document that parses',
    (_, { chapter }) => {
      for (const document of [chapter.scenario, ...chapter.beats.flatMap(({ scenario }) => scenario ?? [])]) {
        const read = parseDocument(JSON.stringify(document));
        expect(read.ok ? '' : read.message).toBe('');
      }
    },
  );

  test.each(named(({ beat }) => beat.until?.when !== undefined))(
    '%s: what it waits for comes true',
    (_, one) => {
      const { when = {}, after: later = 0 } = one.beat.until ?? {};
      expect(condition(when)(worldAt(one, one.to - fromMs(later)))).toBe(true);
    },
  );

  test.each(named(({ beat }) => beat.until?.at !== undefined))(
    '%s: its time is not behind the beat before',
    (_, one) => {
      expect(one.to).toBe(fromMs(one.beat.until?.at ?? 0));
      expect(one.to).toBeGreaterThan(one.from);
    },
  );

  test.each(named(({ beat }) => beat.until !== undefined))(
    '%s: it takes neither too long nor no time at all',
    (_, one) => {
      const seconds = secondsOfRun(one);
      expect(seconds).toBeLessThan(LONGEST_S);
      expect(seconds).toBeGreaterThan(1);
    },
  );

  test.each(named(() => true))('%s: no safety property breaks but the one that it shows', (_, one) => {
    const broken = worldAt(one, one.to).violations.map(({ property }) => property);
    expect([...new Set(broken)]).toEqual(one.beat.breaks === undefined ? [] : [one.beat.breaks]);
  });
});

describe('a focus', () => {
  test.each(named(({ beat }) => beat.focus !== undefined))('%s: what it looks at is there', (_, one) => {
    const world = worldAt(one, one.to);
    const { servers = [], messages = [], entries = [] } = one.beat.focus ?? {};
    expect(servers.filter((name) => nodeOf(world, Number(name.slice(1))) === undefined)).toEqual([]);
    expect(messages.filter((filter) => !isFlying(world, filter))).toEqual([]);
    const isHeld = ({ server, index }: { server: string; index: number }) =>
      index <= (nodeOf(world, Number(server.slice(1)))?.server.persistent.log.lastIndex ?? 0);
    expect(entries.filter((entry) => !isHeld(entry))).toEqual([]);
  });

  /** The words that are shown while the focus is: with a question, what is said once it is answered. */
  const shownOf = ({ beat, words: { text, question } }: Played): string => {
    if (question === undefined) return text;
    const right = (beat.question?.options ?? []).filter((option) => option.right);
    const replies = right.map(({ id }) => question.options[id]?.reply ?? '');
    return [question.ask, ...replies, question.after].join(' ');
  };

  /** Servers that are named because they are out of what the page is about, or have done their part. */
  const OUT_OF_IT: Readonly<Record<string, readonly string[]>> = {
    'split-vote/two-and-two': ['S1', 'S2'],
    'log-replication/next-heartbeat': ['S4', 'S5'],
    'log-replication/told': ['S4', 'S5'],
    'crash-and-return/the-others-go-on': ['S3'],
    'crash-and-return/catching-up': ['S1'],
    'who-may-lead/a-promise': ['S4', 'S5'],
    'committed/back': ['S5'],
    'committed/is-it-safe': ['S5'],
    'no-promise/a-lost-disk': ['S3'],
    'no-promise/it-forgets': ['S1'],
  };

  const focused = named(({ beat }) => beat.focus !== undefined && beat.pick === undefined);

  test.each(focused)('%s: a server that the words name is not drawn pale', (page, one) => {
    const lit = litBy(one.beat.focus);
    const servers = new Set(shownOf(one).match(/\bS\d\b/g));
    const pale = lit === 'all' ? [] : [...servers].filter((name) => !lit.includes(name));
    expect(pale.sort()).toEqual(OUT_OF_IT[page] ?? []);
  });

  test('nobody is drawn pale where the words speak of the arcs', () => {
    const some = focused.filter(
      ([, one]) => /\barcs\b/.test(shownOf(one)) && litBy(one.beat.focus) !== 'all',
    );
    expect(some.map(([page]) => page)).toEqual([]);
  });
});

describe('a claim', () => {
  const claims = all.flatMap((one) =>
    one.claims.map((claim) => [`${one.chapter}/${one.beat.id}: ${claim.says}`, claim, one] as const),
  );

  test.each(claims)('%s', (_, claim, one) => {
    expect(JSON.stringify(one.words)).toContain(JSON.stringify(claim.says).slice(1, -1));
    const at = typeof claim.at === 'number' ? fromMs(claim.at) : one.from;
    const stretch = claim.if ? otherwise(one, claim.if, claim.within ?? 0, at) : one;
    expect(contradiction(claim, stretch)).toBe('');
  });

  test.each(claims)('%s: it can fail', (_, claim, one) => {
    const { at, if: actions = [] } = claim;
    const judged = Object.keys(claim).filter((key) => !['says', 'at', 'if', 'within'].includes(key));
    expect(judged).not.toEqual([]);
    const begin = typeof at === 'number' ? fromMs(at) : one.from;
    const { history } = otherwise(one, actions, 0, begin);
    const acts = history.events(1, history.world.seq).filter(({ what }) => 'nothing' in what && what.nothing);
    expect(acts.filter(({ time }) => time >= begin)).toEqual([]);
  });

  test('every claim belongs to a page that there is', () => {
    const pages = all.map(({ chapter, beat }) => `${chapter}/${beat.id}`);
    const claimed = Object.entries(CLAIMS).flatMap(([chapter, beats]) =>
      Object.keys(beats).map((beat) => `${chapter}/${beat}`),
    );
    expect(claimed.filter((page) => !pages.includes(page))).toEqual([]);
  });

  test.each(named(() => true))(
    '%s: stands for every sentence that speaks of the run',
    (_, { words, claims }) => {
      expect(unclaimed(words, claims)).toEqual([]);
    },
  );
});

describe('a caption', () => {
  const captions = all.flatMap((one) =>
    (one.beat.captions ?? []).map(
      (caption) => [`${one.chapter}/${one.beat.id}: ${caption.id}`, caption, one] as const,
    ),
  );

  test.each(captions)('%s: it is short, within its page, and long enough to be read', (_, caption, one) => {
    const text = one.words.captions?.[caption.id] ?? '';
    expect(text.split(' ').length).toBeLessThanOrEqual(MOST_CAPTION_WORDS);
    const [from, to] = [fromMs(caption.from), caption.to === undefined ? one.to : fromMs(caption.to)];
    expect(from).toBeGreaterThanOrEqual(one.from);
    expect(from).toBeLessThanOrEqual(one.to);
    expect(to).toBeLessThanOrEqual(one.to);
    // A caption without an end stays visible at the end of the page, so it needs no minimum.
    const seconds =
      caption.to === undefined ? Infinity : (to - from) / 1e6 / (one.beat.speed ?? DEFAULT_SPEED);
    expect(seconds).toBeGreaterThanOrEqual(LEAST_CAPTION_S);
  });

  test.each(captions.filter(([, , { beat }]) => beat.focus !== undefined))(
    '%s: its server is not drawn pale',
    (_, { server }, { beat: { focus } }) => {
      const lit = litBy(focus);
      expect(lit === 'all' || lit.includes(server)).toBe(true);
    },
  );

  test.each(captions)('%s: what it says is so when it comes', (_, { id, from }, { claims, words }) => {
    const text = words.captions?.[id] ?? '';
    expect(claims.some(({ says, at }) => at === from && text.includes(says))).toBe(true);
  });

  test.each(named(({ beat, words }) => Boolean(beat.captions ?? words.captions)))(
    '%s: there are words for each, and no others',
    (_, { beat, words }) => {
      const ids = (beat.captions ?? []).map(({ id }) => id);
      expect(ids.sort()).toEqual(Object.keys(words.captions ?? {}).sort());
    },
  );
});

describe('a question', () => {
  const questions = named(({ beat }) => beat.question !== undefined);
  test('there are at least twelve', () => expect(questions.length).toBeGreaterThanOrEqual(12));

  const comesTrue = (one: Played, { if: actions, within = 0, then }: Option): boolean =>
    condition(then)(actions ? after(one, actions, within) : worldAt(one, one.to));

  test.each(questions)('%s: the right answers are what then happens, and no others', (_, one) => {
    const { options, many = false } = one.beat.question ?? { options: [] };
    const right = options.filter((option) => option.right);
    expect(options.filter((option) => comesTrue(one, option)).map(({ id }) => id)).toEqual(
      right.map(({ id }) => id),
    );
    expect(right.length).toBeGreaterThanOrEqual(many ? 2 : 1);
  });
});

describe('a trial', () => {
  const trials = named(({ beat }) => beat.question?.options.some((option) => option.if) ?? false);

  test.each(trials)(
    '%s: each of its options can be tried, and the page’s own run stands still',
    (_, { beat }) => {
      expect(beat.question?.options.filter(({ if: actions, within }) => !actions || !within)).toEqual([]);
      expect(beat.until).toBeUndefined();
    },
  );
});

describe('a task', () => {
  const tasks = named(({ beat }) => beat.task !== undefined);
  test('there are some', () => expect(tasks.length).toBeGreaterThanOrEqual(5));

  test.each(tasks)('%s: it is not done by itself, and what "Show me how" does does it', (_, one) => {
    const { goal, shown } = one.beat.task ?? { goal: {}, shown: [] };
    expect(goalTest(goal)(worldAt(one, one.to))).toBe(false);
    one.history.seek(one.to);
    const branch = branched(one.history);
    for (const action of shown) branch.act(toAction(action), Math.max(one.to, branch.world.time));
    const isDone = goalTest(goal);
    for (let i = 0; i < 500 && !isDone(branch.world); i += 1) branch.next();
    expect(isDone(branch.world)).toBe(true);
    expect(branch.violations).toEqual([]);
  });

  test.each(tasks)('%s: a first half of it comes with the first deed, and has words', (_, one) => {
    const { half, goal, shown } = one.beat.task ?? { goal: {}, shown: [] };
    expect(one.words.task?.half !== undefined).toBe(half !== undefined);
    if (half === undefined) return;
    expect(goalTest(half)(worldAt(one, one.to))).toBe(false);
    const { history, to } = otherwise(one, shown.slice(0, 1), 0, one.to);
    const world = history.seek(to);
    expect([goalTest(half)(world), goalTest(goal)(world)]).toEqual([true, false]);
  });
});

describe('the words', () => {
  test.each(lessons.map((lesson) => [lesson.chapter.id, lesson] as const))(
    '%s: for exactly what there is',
    (_, { chapter, words }) => {
      expect(Object.keys(words.beats)).toEqual(chapter.beats.map(({ id }) => id));
      for (const { id, question, task } of chapter.beats) {
        const beatWords = words.beats[id];
        expect(Object.keys(beatWords?.question?.options ?? {}).sort()).toEqual(
          (question?.options ?? []).map((option) => option.id).sort(),
        );
        expect(beatWords?.task !== undefined).toBe(task !== undefined);
      }
    },
  );

  test.each(named(() => true))('%s: few of them, and every marked one is in the glossary', (_, { words }) => {
    expect(words.text.split(/\s+/).length).toBeLessThanOrEqual(MOST_WORDS);
    const text = JSON.stringify(words);
    const keys = [...text.matchAll(/\[([^\]|]+)(?:\|([^\]]+))?\]/g)].map(
      ([, word, key]) => key ?? word ?? '',
    );
    expect(keys.filter((key) => GLOSSARY[key] === undefined)).toEqual([]);
  });

  test.each(named(() => true))('%s: where fingers are, they name no key', (_, { words }) => {
    const { touchNote, ...all } = words;
    const text = JSON.stringify({ ...all, note: touchNote ?? all.note });
    expect(text.match(/\b(clicker|arrow keys?|Space|Enter|Escape)\b|\b[Pp]ress [A-Z]\b/g)).toBeNull();
    expect(touchNote === undefined || all.note !== undefined).toBe(true);
  });

  test('every entry of the glossary is used', () => {
    const text = JSON.stringify(lessons.map(({ words }) => words));
    expect(
      Object.keys(GLOSSARY).filter((key) => !text.includes(`[${key}]`) && !text.includes(`|${key}]`)),
    ).toEqual([]);
  });

  test('what the story introduces is introduced by a page that there is', () => {
    const pages = all.map(({ chapter, beat }) => `${chapter}/${beat.id}`);
    expect(
      Object.values(INTRODUCED_ON).filter(({ chapter, beat }) => !pages.includes(`${chapter}/${beat}`)),
    ).toEqual([]);
  });

  test('nextIndex and matchIndex are explained where the logs begin to show them, and not before', () => {
    for (const mark of ['next', 'match'] as const) {
      const explain = all.filter(({ words }) => JSON.stringify(words).includes(`|${mark}-index]`));
      expect(explain.map(({ chapter, beat }) => ({ chapter, beat: beat.id }))[0]).toEqual(
        INTRODUCED_ON[mark],
      );
    }
  });

  test('the list of chapters says what they are', () => {
    expect(CONTENTS.map(({ id, title, about, beats }) => ({ id, title, about, beats }))).toEqual(
      lessons.map(({ chapter, words }) => ({
        id: chapter.id,
        title: words.title,
        about: words.about,
        beats: chapter.beats.map(({ id }) => id),
      })),
    );
  });
});

describe('the outline', () => {
  const beatsOf = (line: number) =>
    all
      .filter(({ beat }) => beat.outline?.includes(line))
      .map(({ chapter, beat }) => `${chapter}/${beat.id}`);

  test('each of its lines is taught', () => {
    expect(OUTLINE.map((_, i) => i + 1).filter((line) => beatsOf(line).length === 0)).toEqual([]);
  });

  test('the README’s table says by which beats', () => {
    const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
    const rows = OUTLINE.map((text, i) => `| ${i + 1} | ${text} | ${beatsOf(i + 1).join(', ')} |`);
    expect(rows.filter((row) => !readme.includes(row)).join('\n')).toBe('');
  });
});
