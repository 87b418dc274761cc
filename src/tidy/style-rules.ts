/** The rules of the house for style sheets. Each takes sheets and gives a line for every breach. */
import { SHARED_CLASSES } from './exceptions.ts';
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

/** One class, one room: what a panel looks like is found in its own sheet, and no two mean different things by one name. */
export const sharedClasses = (sheets: readonly StyleFile[]): string[] =>
  [...placesOf(sheets)]
    .filter(([name, rooms]) => rooms.size > 1 && !mayShare(name, rooms.keys()))
    .map(([name, rooms]) => `.${name}: ${[...rooms.values()].join(', ')}`);

/** Exceptions that nothing needs any more. */
export function spentClasses(sheets: readonly StyleFile[]): string[] {
  const places = placesOf(sheets);
  return SHARED_CLASSES.map(([name]) => name).filter((name) => (places.get(name)?.size ?? 0) < 2);
}
