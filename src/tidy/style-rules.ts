/** The rules of the house for style sheets. Each takes sheets and gives a line for every breach. */
import { SHARED_CLASSES } from './exceptions.ts';
import { isTest, type Source } from './source.ts';
import type { StyleFile } from './styles.ts';

/** `app`, `ui`, `views/logs`: the folder of a panel is a room of its own. */
const roomOf = (path: string) => /^src\/(views\/[^/]+|[^/]+)\//.exec(path)?.[1] ?? '';

type Places = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** By class: the rooms that style it, each with the first place where it does. */
function placesOf(sheets: readonly StyleFile[]): Places {
  const places = new Map<string, Map<string, string>>();
  for (const { path, classes } of sheets)
    for (const { name, line } of classes) {
      const rooms = places.get(name) ?? new Map<string, string>();
      places.set(name, rooms);
      if (!rooms.has(roomOf(path))) rooms.set(roomOf(path), `${path}:${line}`);
    }
  return places;
}

const mayShare = (name: string, rooms: Iterable<string>) =>
  SHARED_CLASSES.some(([shared, known]) => shared === name && [...rooms].every((room) => known.test(room)));

/**
 * One class, one room: what a panel looks like is found in its
 * own sheet, and no two mean different things by one name.
 */
export const sharedClasses = (sheets: readonly StyleFile[]): string[] =>
  [...placesOf(sheets)]
    .filter(([name, rooms]) => rooms.size > 1 && !mayShare(name, rooms.keys()))
    .map(([name, rooms]) => `.${name}: ${[...rooms.values()].join(', ')}`);

/** Exceptions that nothing needs any more. */
export function spentClasses(sheets: readonly StyleFile[]): string[] {
  const places = placesOf(sheets);
  return SHARED_CLASSES.map(([name]) => name).filter((name) => (places.get(name)?.size ?? 0) < 2);
}

/** The breakpoints by name, in px. */
export interface Breakpoints {
  readonly width: Readonly<Record<string, number>>;
  readonly height: Readonly<Record<string, number>>;
}

const named = ({ width, height }: Breakpoints): string[] => [
  ...Object.values(width).map((px) => `width ${px}px`),
  ...Object.values(height).map((px) => `height ${px}px`),
];

/**
 * A style sheet changes at the breakpoints only, as `(width <= 900px)`:
 * with `min-` and `max-` the two sides of one have two numbers.
 */
export const unnamedSizes = (sheets: readonly StyleFile[], breakpoints: Breakpoints): string[] =>
  sheets.flatMap(({ path, sizes }) =>
    sizes
      .filter(({ name }) => !named(breakpoints).includes(name))
      .map(({ name, line }) => `${path}:${line}: ${name}`),
  );

/** Code asks by the name. */
export const numberedSizes = (sources: readonly Source[]): string[] =>
  sources
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, sizes }) => sizes.map(({ name, line }) => `${path}:${line}: ${name}`));

/** Breakpoints at which nothing changes any more. */
export function spentSizes(
  sheets: readonly StyleFile[],
  sources: readonly Source[],
  breakpoints: Breakpoints,
): string[] {
  const used = new Set(sheets.flatMap(({ sizes }) => sizes.map(({ name }) => name)));
  const mentioned = new Set(sources.flatMap(({ mentions }) => mentions.map(({ word }) => word)));
  const spentOf = (side: keyof Breakpoints, list: string) =>
    Object.entries(breakpoints[side])
      .filter(([name, px]) => !used.has(`${side} ${px}px`) && !mentioned.has(`${list}.${name}`))
      .map(([name]) => `${list}.${name}`);
  return [...spentOf('width', 'PAGE_WIDTHS'), ...spentOf('height', 'PAGE_HEIGHTS')];
}
