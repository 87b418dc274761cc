/** The code keeps the rules, and each of the rules can fail. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { circles, circlesIn } from './tidy/circles.ts';
import {
  bannedWords,
  brokenEdges,
  deadFiles,
  duplicateExports,
  moduleState,
  ownTexts,
  rooms,
  spentExceptions,
  tooLong,
  tooManyLong,
  tooWide,
  twinFiles,
} from './tidy/rules.ts';
import { parse, readSources } from './tidy/source.ts';
import { numberedSizes, sharedClasses, spentClasses, spentSizes, unnamedSizes } from './tidy/style-rules.ts';
import { parseSheet, readSheets } from './tidy/styles.ts';
import { PAGE_HEIGHTS, PAGE_WIDTHS } from './ui/breakpoints.ts';

const rules = {
  brokenEdges,
  circles,
  bannedWords,
  tooLong,
  tooManyLong,
  tooWide,
  deadFiles,
  duplicateExports,
  twinFiles,
  moduleState,
  ownTexts,
  spentExceptions,
};

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = readSources(root, 'src');

describe('the code keeps the rules', () => {
  test.each(Object.entries(rules))('%s: none', (_name, rule) => {
    expect(rule(sources)).toEqual([]);
  });
});

describe('the style sheets keep their rules', () => {
  const sheets = readSheets(root, 'src');
  test.each(Object.entries({ sharedClasses, spentClasses, tooWide }))('%s: none', (_name, rule) => {
    expect(rule(sheets)).toEqual([]);
  });

  test('the page changes at the breakpoints, and at each of them', () => {
    const breakpoints = { width: PAGE_WIDTHS, height: PAGE_HEIGHTS };
    expect(unnamedSizes(sheets, breakpoints)).toEqual([]);
    expect(numberedSizes(sources)).toEqual([]);
    expect(spentSizes(sheets, sources, breakpoints)).toEqual([]);
  });
});

test('the table names only rooms that exist', () => {
  const named = Object.values(rooms).flatMap((room) => [...(room.rooms ?? []), ...(room.types ?? [])]);
  expect(named.filter((name) => !(name in rooms))).toEqual([]);
});

describe('an import across rooms', () => {
  const edges = (path: string, text: string) => brokenEdges([parse(path, text)]);

  test.each([
    ['src/raft/a.ts', `import { x } from '../sim/x.ts';`, 'raft → sim'],
    ['src/raft/a.ts', `import type { X } from '../sim/x.ts';`, 'raft → sim (types)'],
    ['src/raft/a.ts', `type X = import('../sim/x.ts').X;`, 'raft → sim (types)'],
    ['src/raft/a.ts', `export * from '../sim/x.ts';`, 'raft → sim'],
    ['src/raft/deep/a.ts', `const x = () => import('../../app/x.ts');`, 'raft → app'],
    ['src/lessons/a.ts', `import { step } from '../raft/step.ts';`, 'lessons → raft'],
    ['src/scene/a.ts', `import { x, type Y } from '../sim/history.ts';`, 'scene → sim'],
    ['src/base/a.ts', `import 'd3';`, 'base → d3'],
    ['src/ui/a.tsx', `import { create } from 'zustand';`, 'ui → zustand'],
    ['src/sim/a.ts', `import { readFileSync } from 'node:fs';`, 'sim → node:fs'],
    ['src/views/a.ts', `import { Simulation } from '../sim/simulation.ts';`, 'views → sim'],
    ['src/views/a.ts', `import { step } from '../raft/step.ts';`, 'views → raft'],
    ['src/views/a.ts', `import x from '../../scripts/x.mjs';`, 'views → ../../scripts/x.mjs'],
    ['src/lessons/a/beats.ts', `import { CLAIMS } from './claims.ts';`, 'lessons → lessons'],
    ['src/store/a.ts', `import { x } from '../sim/testing/x.ts';`, 'store → sim'],
  ])('%s: %s', (path, text, edge) => {
    expect(edges(path, text)).toEqual([`${path}:1: ${edge}`]);
  });

  test.each([
    ['src/raft/a.ts', `import { x } from '../base/x.ts'; import { y } from './y.ts';`],
    ['src/scenario/a.ts', `import type { X } from '../raft/x.ts'; import { type Y } from '../raft/y.ts';`],
    ['src/raft/a.test.ts', `import { x } from '../app/x.ts'; import fc from 'fast-check';`],
    ['src/lessons/testing/a.ts', `import { CLAIMS } from '../a/claims.ts';`],
    ['src/app/a.tsx', `import '@fontsource-variable/inter/wght.css'; import { m } from 'framer-motion/m';`],
    ['src/store/a.ts', `import Worker from '../sim/a.worker.ts?worker';`],
  ])('%s: %s is fine', (path, text) => {
    expect(edges(path, text)).toEqual([]);
  });

  test('from a room that the table lacks', () => {
    expect(edges('src/attic/a.ts', '')).toEqual(['src/attic/a.ts: no room of the table']);
  });
});

describe('a word', () => {
  const words = (room: string, text: string) => bannedWords([parse(`src/${room}/a.ts`, text)]);

  test.each([
    ['scenario', 'Date.now()', 'Date.now'],
    ['scene', 'const at = new Date();', 'Date'],
    ['lessons', 'Math.random()', 'Math.random'],
    ['raft', 'setTimeout(() => {}, 1)', 'setTimeout'],
    ['scenario', 'globalThis.document.title', 'globalThis.document'],
    ['scene', 'const size = { performance };', 'performance'],
    ['sim', 'Math.log(2)', 'Math.log'],
    ['sim', 'const { sqrt } = Math;', 'Math'],
    ['base', '2 ** 3', '**'],
    ['base', 'let x = 2; x **= 3;', '**'],
  ])('banned from %s: %s', (room, text, word) => {
    expect(words(room, text)).toEqual([`src/${room}/a.ts:1: ${word}`]);
  });

  test.each([
    ['sim', `Math.floor(1.5); const note = 'Date.now() ** 2'; // Math.random`],
    ['scene', 'Math.sin(1) ** 2'],
    ['scenario', 'const document = { window: 1 }; document.window;'],
    ['app', 'Date.now()'],
  ])('free in %s: %s', (room, text) => {
    expect(words(room, text)).toEqual([]);
  });
});

describe('a length', () => {
  const file = (path: string, lines: number) => parse(path, '1;\n'.repeat(lines));

  test('of a file', () => {
    expect(tooLong([file('src/raft/a.ts', 400), file('src/raft/a.test.ts', 600)])).toEqual([]);
    expect(tooLong([file('src/raft/a.ts', 401)])).toEqual(['src/raft/a.ts: 401 lines of at most 400']);
    expect(tooLong([file('src/raft/a.test.ts', 601)])).toEqual([
      'src/raft/a.test.ts: 601 lines of at most 600',
    ]);
  });

  test('of a function, counted from its first line to its last', () => {
    const text = (lines: number) => `1;\nconst long = () => {\n${'1;\n'.repeat(lines - 2)}};\n`;
    expect(tooLong([parse('src/raft/a.ts', text(70))])).toEqual([]);
    expect(tooLong([parse('src/raft/a.ts', text(71))])).toEqual([
      'src/raft/a.ts:2: long has 71 lines of at most 70',
    ]);
    expect(tooLong([parse('src/raft/a.test.ts', text(71))])).toEqual([]);
  });

  test('of a line of a comment, but not of a directive or a text', () => {
    const words = 'so '.repeat(40);
    expect(tooWide([parse('src/ui/a.ts', `// ${words}\n/**\n * ${words}\n */\n`)])).toEqual([
      'src/ui/a.ts:1',
      'src/ui/a.ts:3',
    ]);
    expect(tooWide([parseSheet('src/ui/a.css', `/* ${words} */`)])).toEqual(['src/ui/a.css:1']);
    const kept = `// oxlint-disable-next-line x -- ${words}\nexport const text = '${words}';\n`;
    expect(tooWide([parse('src/ui/a.ts', kept)])).toEqual([]);
  });

  test('of more than one file in ten', () => {
    const house = (long: number) =>
      Array.from({ length: 20 }, (_, i) => file(`src/sim/${i}.ts`, i < long ? 251 : 9));
    expect(tooManyLong(house(2))).toEqual([]);
    expect(tooManyLong(house(3))).toHaveLength(3);
  });
});

test('a file that nothing imports is dead, and so is a file that only dead files import', () => {
  const sources = [
    parse('src/app/main.tsx', `import './a.ts'; import W from './b.worker.ts?worker';`),
    parse('src/app/a.ts', `export * from '../sim/c.ts';`),
    parse('src/app/b.worker.ts', ''),
    parse('src/sim/c.ts', `import './gone.css'; const d = () => import('./d.ts');`),
    parse('src/sim/d.ts', ''),
    parse('src/sim/dead.ts', `import './deader.ts';`),
    parse('src/sim/deader.ts', ''),
    parse('src/sim/e.test.ts', ''),
  ];
  expect(deadFiles(sources)).toEqual(['src/sim/dead.ts', 'src/sim/deader.ts']);
});

test('a name that two modules export is reported with its places, once for a type and its value', () => {
  const twice = [
    parse(
      'src/sim/a.ts',
      'export type Place = number;\nexport const Place = 1;\nconst b = 2;\nexport { b };',
    ),
    parse('src/scene/b.ts', `export const Place = 2;\nexport { b } from '../sim/a.ts';`),
    parse('src/scene/b.test.ts', 'export const Place = 3;'),
  ];
  expect(duplicateExports(twice)).toEqual(['Place: src/sim/a.ts:2, src/scene/b.ts:1']);
  expect(duplicateExports(twice.slice(0, 1))).toEqual([]);
});

test('two files whose names differ only in case, hyphens or extension are reported', () => {
  const files = ['views/Words.tsx', 'views/words.ts', 'scene/words.ts', 'scene/words.test.ts'];
  expect(twinFiles(files.map((path) => parse(`src/${path}`, '')))).toEqual([
    'src/views/Words.tsx, src/views/words.ts',
  ]);
});

describe('the state of a module', () => {
  const kept = (text: string) => moduleState([parse('src/store/a.ts', text)]);

  test.each([
    ['let count = 0;', 'count'],
    ['export let count = 0;', 'count'],
    ['export const playhead = new Playhead();', 'playhead'],
    ['const useA = create<State>()(() => ({}));', 'useA'],
    ['const kept = new Map(); export const keep = (x) => { kept.set(x, 1); };', 'kept'],
    ['const list: number[] = []; export function add() { list.push(1); }', 'list'],
    ['const last = { at: 0 }; class A { move() { last.at += 1; } }', 'last'],
    ['const seen = {}; const forget = (x) => { delete seen[x]; };', 'seen'],
    ['const bytes = new Uint8Array(4); function set(i) { bytes[i] = 1; }', 'bytes'],
  ])('%s', (text, name) => {
    expect(kept(text)).toEqual([`src/store/a.ts:1: ${name}`]);
  });

  test.each([
    'const all = new Set([1]); export const has = (x) => all.has(x);',
    'const all = new Set(); for (const x of [1]) all.add(x);',
    'const memo = new WeakMap(); export const ask = (x) => memo.set(x, 1);',
    'const SIGNS = { add: () => 1 }; const add = 1; export const draw = (sign) => SIGNS[sign]();',
    'export function f() { let a = 1; a += 1; const b = []; b.push(a); return b; }',
  ])('nothing: %s', (text) => {
    expect(kept(text)).toEqual([]);
  });
});

describe('a text outside src/words', () => {
  const texts = (code: string) => ownTexts([parse('src/views/a.tsx', code)]);

  test.each([
    ['<p>Follower</p>', 'Follower'],
    ['<p>{count} more servers</p>', 'more servers'],
    ['<g aria-label="The ring" />', 'The ring'],
    ["<i title={leads ? 'leads' : undefined} />", 'leads'],
    ['<b aria-label={`Log of ${name}`} />', 'Log of'],
    ["const words = ['No entry yet.'];", 'No entry yet.'],
    ['const more = `${count} more servers below`;', 'more servers below'],
  ])('%s', (code, text) => {
    expect(texts(code)).toEqual([`src/views/a.tsx:1: ${text}`]);
  });

  test.each([
    '<p className={`log-row is-${power} has words`}>{words.logs}</p>',
    "<i title={words.hint(kind === 'server')}>×</i>",
    "const media = matches('(prefers-reduced-motion: reduce)');",
    "throw new Error('no session to show');",
    "import { x } from './some file.ts';",
  ])('none: %s', (code) => {
    expect(texts(code)).toEqual([]);
  });

  test('in src/words is where it belongs', () => {
    expect(ownTexts([parse('src/words/a.ts', "export const empty = 'No entry yet.';")])).toEqual([]);
  });
});

describe('a circle', () => {
  const file = (path: string, text = '') => parse(`src/raft/${path}.ts`, text);

  test.each([
    ['of values', `import { b } from './b.ts';`],
    ['of a type', `import type { B } from './b.ts';`],
    ['of a type in a place', `type B = import('./b.ts').B;`],
    ['of what is passed on', `export { b } from './b.ts';`],
    ['of what is fetched later', `const b = () => import('./b.ts');`],
  ])('%s: %s', (_, text) => {
    const back = file('b', `import { c } from './c.ts';`);
    const round = [file('a', text), back, file('c', `import { a } from './a.ts';`), file('d', text)];
    expect(circles(round)).toEqual(['src/raft/a.ts, src/raft/b.ts, src/raft/c.ts']);
    expect(circles([file('a', text), back, file('c'), file('d', text)])).toEqual([]);
  });

  test('two that do not meet are two, and a file that imports itself is one', () => {
    const sources = [
      file('a', `import './b.ts';`),
      file('b', `import './a.ts'; import './c.ts';`),
      file('c', `import './d.ts';`),
      file('d', `import './c.ts';`),
      file('e', `import './e.ts';`),
    ];
    expect(circlesIn(sources)).toEqual([
      'src/raft/a.ts, src/raft/b.ts',
      'src/raft/c.ts, src/raft/d.ts',
      'src/raft/e.ts',
    ]);
  });
});

test('an exception that is not needed is reported', () => {
  const sources = [
    parse('src/headless/main.ts', 'const out = new Output();'),
    parse('src/sim/network.ts', 'export const heal = 1;'),
  ];
  expect(spentExceptions(sources)).toContain('src/headless/main.ts: complaints');
  expect(spentExceptions(sources)).toContain('heal');
  expect(spentExceptions(sources)).not.toContain('src/headless/main.ts: out');
});

describe('a class', () => {
  const shared = (one: string, other: string) =>
    sharedClasses([parseSheet('src/views/a/a.css', one), parseSheet('src/app/app.css', other)]);

  test.each([
    ['.a { top: 0 }'],
    ['.page > .a:hover { top: 0 }'],
    ['.b :is(.a, .c) > b { top: 0 }'],
    ['@media print { .a::before { top: 0 } }'],
    ['@supports (top: 0) { .b, .b .a.is-open { top: 0 } }'],
    ['.a { & > b { top: 0 } }'],
    ['.b { .a { top: 0 } }'],
  ])('of another room: %s', (text) => {
    expect(shared('\n.a { top: 0 }', text)).toEqual([
      expect.stringMatching(/^\.a: src\/views\/a\/a\.css:2, src\/app\/app\.css:1$/),
    ]);
  });

  test.each([
    ['.a .b { top: 0 }'],
    ['.b:not(.a) { top: 0 }'],
    ['.b:has(> .a) { top: 0 }'],
    ['.a { .b { top: 0 } }'],
    ['.is-open { top: 0 }'],
    ['@keyframes a { from { top: 0 } }'],
  ])('only named where something else is styled: %s', (text) => {
    expect(shared('.a, .a.is-open { top: 0 }', text)).toEqual([]);
  });

  test('that is placed by the page', () => {
    const logs = (path: string) => parseSheet(path, '.logs { top: 0 }');
    expect(sharedClasses([logs('src/views/logs/logs.css'), logs('src/app/hall.css')])).toEqual([]);
    expect(sharedClasses([logs('src/views/logs/logs.css'), logs('src/views/story/story.css')])).toHaveLength(
      1,
    );
    expect(spentClasses([logs('src/views/logs/logs.css'), logs('src/app/hall.css')])).not.toContain('logs');
    expect(spentClasses([logs('src/views/logs/logs.css')])).toContain('logs');
  });
});

describe('a breakpoint', () => {
  const breakpoints = { width: { small: 900 }, height: { low: 600 } };
  const unnamed = (text: string) => unnamedSizes([parseSheet('src/ui/a.css', text)], breakpoints);

  test('has a name, whichever side of it is meant', () => {
    expect(unnamed('@media (width <= 900px), (height > 600px) and (width > 900px) { a { top: 0 } }')).toEqual(
      [],
    );
    expect(unnamed('\n@media (width < 600px) { a { top: 0 } }')).toEqual(['src/ui/a.css:2: width 600px']);
    expect(unnamed('@media (min-width: 901px) { a { top: 0 } }')).toEqual([
      'src/ui/a.css:1: min-width 901px',
    ]);
  });

  test('is asked for by its name', () => {
    const asked = (text: string) => numberedSizes([parse('src/app/a.tsx', text)]);
    expect(asked("useMedia('print and (max-width: 900px)')")).toEqual(['src/app/a.tsx:1: width: 900px']);
    expect(asked('useMedia(`(max-width: ${PAGE_WIDTHS.small}px)`); svg({ width: 900 })')).toEqual([]);
  });

  test('goes when nothing changes at it', () => {
    const sheets = [parseSheet('src/ui/a.css', '@media (width <= 900px) { a { top: 0 } }')];
    expect(spentSizes(sheets, [], breakpoints)).toEqual(['PAGE_HEIGHTS.low']);
    expect(spentSizes(sheets, [parse('src/app/a.ts', 'use(PAGE_HEIGHTS.low)')], breakpoints)).toEqual([]);
  });
});
