/** The rules of the code. Each takes source files and returns a line for every violation. */
import { posix } from 'node:path';
import { circlesIn } from './circles.ts';
import { CIRCLES, OWN_TEXTS, PAGE_STATE, SHARED_NAMES } from './exceptions.ts';
import { type Import, isTest, type Source } from './source.ts';

/** The rooms that a room may import, those whose types it may import, and its packages. */
export type Room = {
  rooms?: string[];
  types?: string[];
  npm?: string[];
  /** Files of other rooms that it may not import, although the room itself is allowed. */
  closed?: RegExp;
};

const below = ['base', 'raft', 'sim', 'scenario', 'lessons', 'library'];
const page = ['react', 'framer-motion', 'radix-ui'];
/** The editor of the document. */
const editor = [
  ...['autocomplete', 'commands', 'lang-json', 'language', 'state', 'view'].map(
    (name) => `@codemirror/${name}`,
  ),
  ...['@lezer/common', '@lezer/highlight'],
];

/** The modules that step servers and run clusters. */
const RUNS = /^src\/(raft\/step|sim\/(core|simulation|history|script))\.ts$/;

export const rooms: Record<string, Room> = {
  base: {},
  raft: { rooms: ['base'] },
  sim: { rooms: ['base', 'raft'] },
  scenario: { rooms: ['base', 'raft', 'sim'], npm: ['valibot', 'fflate'] },
  search: { rooms: ['base', 'raft', 'sim', 'scenario', 'words'] },
  lessons: { rooms: ['scenario'], types: ['base', 'raft', 'sim'] },
  library: { rooms: ['base', 'scenario'], types: ['raft', 'sim'] },
  scene: { rooms: ['base', 'raft', 'sim', 'words'], npm: ['d3'], closed: RUNS },
  playback: { rooms: ['base'] },
  film: { rooms: ['base', 'playback'], npm: ['gifenc', 'mediabunny'] },
  words: { rooms: ['base'], types: ['raft', 'sim'] },
  parts: { rooms: ['words'] },
  trace: { rooms: ['base', 'raft', 'sim', 'scenario', 'words'] },
  // In the page of somebody else: it has nothing of ours.
  embed: {},
  // For React's context only, which holds the session of a part of the page.
  store: {
    rooms: [...below, 'search', 'trace', 'words', 'playback', 'film', 'parts'],
    types: ['embed'],
    npm: ['zustand', 'react', 'valibot'],
  },
  ui: { rooms: ['base', 'words', 'parts'], npm: page },
  // A view may query the simulator, but only the store runs it.
  views: {
    // Of the library only its pictures: entries come from the store.
    rooms: ['base', 'raft', 'sim', 'library', 'words', 'store', 'scene', 'playback', 'film', 'parts', 'ui'],
    types: below,
    closed: RUNS,
    // Pictures are made from the views themselves, out of sight.
    npm: [...page, ...editor, 'zustand', 'react-dom', '@fontsource-variable/inter'],
  },
  app: {
    rooms: [...below, 'words', 'scene', 'playback', 'parts', 'store', 'ui', 'views', 'offline'],
    types: ['embed'],
    npm: [...page, 'react-dom', 'zustand', '@fontsource-variable/inter', '@fontsource-variable/newsreader'],
  },
  site: { rooms: ['lessons', 'library', 'words'] },
  // Runs beside the page, and is started by it.
  offline: {},
  headless: { rooms: ['base', 'raft', 'sim', 'scenario', 'trace', 'words'], npm: ['node'] },
  bench: { rooms: ['base', 'raft', 'sim', 'scenario'], npm: ['node'] },
  tidy: { npm: ['node', 'oxc-parser', 'lightningcss'] },
};

/** Only tests import these: the page would carry them for nothing. */
const isForTests = (path: string) => isTest(path) || /^src\/lessons\/[^/]+\/claims\.ts$/.test(path);
const roomOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1] ?? '';
const packageOf = (from: string) => (from.startsWith('node:') ? 'node' : /^(@[^/]+\/)?[^/]+/.exec(from)?.[0]);
const target = (path: string, from: string) => posix.join(posix.dirname(path), from.replace(/\?.*$/, ''));

function mayImport(path: string, { from, typeOnly }: Import): boolean {
  const { rooms: open = [], types = [], npm = [], closed } = rooms[roomOf(path)] ?? {};
  if (!from.startsWith('.')) return npm.includes(packageOf(from) ?? '');
  const there = roomOf(target(path, from));
  if (!typeOnly && (closed?.test(target(path, from)) || isForTests(target(path, from)))) return false;
  return there === roomOf(path) || open.includes(there) || (typeOnly && types.includes(there));
}

export function brokenEdges(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => !isTest(path))
    .flatMap((source) => {
      const room = roomOf(source.path);
      if (!(room in rooms)) return [`${source.path}: no room of the table`];
      return source.imports
        .filter((item) => !mayImport(source.path, item))
        .map((item) => {
          const there = item.from.startsWith('.')
            ? roomOf(target(source.path, item.from)) || item.from
            : item.from;
          return `${source.path}:${item.line}: ${room} → ${there}${item.typeOnly ? ' (types)' : ''}`;
        });
    });
}

/** The same in a page, in a worker and on the command line, and deterministic. */
const pureRooms = new Set([...below, 'search', 'scene']);
const impure = new Set(
  'Date performance window globalThis setTimeout setInterval requestAnimationFrame'.split(' '),
);
for (const word of ['navigator', 'localStorage', 'Math.random']) impure.add(word);

/** Engines agree on the exact results of these functions only. */
const exactRooms = new Set(['base', 'raft', 'sim']);
const exactMath = new Set(
  'abs ceil clz32 floor imul max min round sign trunc'.split(' ').map((name) => `Math.${name}`),
);
const isInexact = (word: string) => word === '**' || (/^Math\b/.test(word) && !exactMath.has(word));

export function bannedWords(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, mentions }) => {
      const room = roomOf(path);
      const isBanned = (word: string) =>
        (pureRooms.has(room) && (impure.has(word) || impure.has(word.replace(/\..*$/, '')))) ||
        (exactRooms.has(room) && isInexact(word));
      return mentions
        .filter(({ word }) => isBanned(word))
        .map(({ word, line }) => `${path}:${line}: ${word}`);
    });
}

export function tooLong(sources: Source[]): string[] {
  const limit = (path: string) => (isTest(path) ? 600 : 400);
  const files = sources
    .filter(({ path, lines }) => lines > limit(path))
    .map(({ path, lines }) => `${path}: ${lines} lines of at most ${limit(path)}`);
  const functions = sources
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, functions }) =>
      functions
        .filter(({ lines }) => lines > 70)
        .map(({ name, line, lines }) => `${path}:${line}: ${name} has ${lines} lines of at most 70`),
    );
  return [...files, ...functions];
}

/** Lines of comments of more than 110 columns, in code and in style sheets. */
export function tooWide(files: readonly Pick<Source, 'path' | 'wideComments'>[]): string[] {
  return files.flatMap(({ path, wideComments }) => wideComments.map((line) => `${path}:${line}`));
}

/** Nine files of ten have at most 250 lines; below ten files, one may be longer. */
export function tooManyLong(sources: Source[]): string[] {
  const files = sources.filter(({ path }) => !isTest(path));
  const long = files.filter(({ lines }) => lines > 250);
  return long.length > Math.max(1, files.length / 10)
    ? long.map(({ path, lines }) => `${path}: ${lines} lines`)
    : [];
}

/**
 * Files that nothing imports by path: entries of the page, workers, the JSX runtime, and what the build draws
 * and writes with.
 */
const isEntry = (path: string) =>
  /^src\/(app|headless|bench)\/main\.tsx?$|^src\/embed\/(classic|module|poster)\.ts$|\.worker\.ts$|^src\/ui\/jsx-(dev-)?runtime\.ts$|^src\/scene\/thumbnail\.ts$|^src\/site\//.test(
    path,
  ) || isTest(path);

export function deadFiles(sources: Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const reached = new Set<string>();
  const waiting = sources.map(({ path }) => path).filter(isEntry);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    for (const { from } of byPath.get(path)?.imports ?? [])
      if (from.startsWith('.')) waiting.push(target(path, from));
  }
  return sources.map(({ path }) => path).filter((path) => !reached.has(path));
}

/** One word, one meaning: a name that two modules export has two places for one meaning, or two meanings. */
export function duplicateExports(sources: Source[]): string[] {
  const places = new Map<string, string[]>();
  // The exports of `src/words` are used with the name of their file: `words.request`.
  const named = sources.filter(({ path }) => !isTest(path) && !path.startsWith('src/words/'));
  for (const { path, exports } of named)
    for (const { name, line } of exports) places.set(name, [...(places.get(name) ?? []), `${path}:${line}`]);
  const mayShare = (name: string, place: string) =>
    SHARED_NAMES.some(([shared, paths]) => shared === name && paths.test(place.replace(/:\d+$/, '')));
  return [...places]
    .filter(([name, all]) => all.length > 1 && !all.every((place) => mayShare(name, place)))
    .map(([name, all]) => `${name}: ${all.join(', ')}`);
}

/**
 * Two files of a folder whose names differ only in case, hyphens or extension: `Words.tsx` beside `words.ts`.
 */
export function twinFiles(sources: Source[]): string[] {
  const twins = new Map<string, string[]>();
  for (const { path } of sources) {
    const name = path
      .replace(/\.tsx?$/, '')
      .replaceAll('-', '')
      .toLowerCase();
    twins.set(name, [...(twins.get(name) ?? []), path]);
  }
  return [...twins.values()].filter((paths) => paths.length > 1).map((paths) => paths.join(', '));
}

/** All runs on a page share the state of a module: only state that the page has once is allowed. */
export function moduleState(sources: Source[]): string[] {
  const kept = sources
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, state }) => state.map(({ name, line }) => ({ entry: `${path}: ${name}`, line })));
  return kept
    .filter(({ entry }) => !PAGE_STATE.includes(entry))
    .map(({ entry, line }) => `${entry.replace(': ', `:${line}: `)}`);
}

/** Rooms that show texts, or pass them on: the texts themselves are in `src/words`. */
const wordless = new Set(['scene', 'playback', 'parts', 'store', 'ui', 'views', 'app']);
const textEntry = (path: string, text: string): string => `${path}: ${text}`;

export function ownTexts(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => !isTest(path) && wordless.has(roomOf(path)))
    .flatMap(({ path, texts }) =>
      texts
        .filter(({ text }) => !OWN_TEXTS.includes(textEntry(path, text)))
        .map(({ text, line }) => `${path}:${line}: ${text}`),
    );
}

/** Exceptions that are not needed any more. */
export function spentExceptions(sources: Source[]): string[] {
  const kept = new Set(sources.flatMap(({ path, state }) => state.map(({ name }) => `${path}: ${name}`)));
  const existing = new Set(
    sources.flatMap(({ path, texts }) => texts.map(({ text }) => textEntry(path, text))),
  );
  const places = (name: string, paths: RegExp) =>
    sources.filter(({ path, exports }) => paths.test(path) && exports.some((one) => one.name === name));
  return [
    ...PAGE_STATE.filter((entry) => !kept.has(entry)),
    ...OWN_TEXTS.filter((entry) => !existing.has(entry)),
    ...CIRCLES.map(([circle]) => circle).filter((circle) => !circlesIn(sources).includes(circle)),
    ...SHARED_NAMES.filter(([name, paths]) => places(name, paths).length < 2).map(([name]) => name),
  ];
}
