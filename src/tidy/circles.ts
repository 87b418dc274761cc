/** Files that import each other in a circle: imports of types and those done as the page runs count too. */
import { posix } from 'node:path';
import { CIRCLES } from './exceptions.ts';
import type { Source } from './source.ts';

/** Where each file leads to, itself included. */
function reachedFrom(start: string, next: (path: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...next(start)];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    waiting.push(...next(path));
  }
  return reached;
}

/** Every greatest set of files each of which leads to all others, by their paths in order. */
export function circlesIn(sources: readonly Source[]): string[] {
  const imports = new Map(
    sources.map(({ path, imports: all }) => [
      path,
      all
        .filter(({ from }) => from.startsWith('.'))
        .map(({ from }) => posix.join(posix.dirname(path), from.replace(/\?.*$/, ''))),
    ]),
  );
  const reached = new Map(
    [...imports.keys()].map((path) => [path, reachedFrom(path, (one) => imports.get(one) ?? [])]),
  );
  const circles = [...reached]
    .filter(([path, all]) => all.has(path))
    .map(([path, all]) =>
      [...all]
        .filter((one) => reached.get(one)?.has(path) === true)
        .sort()
        .join(', '),
    );
  return [...new Set(circles)];
}

export const circles = (sources: readonly Source[]): string[] =>
  circlesIn(sources).filter((circle) => !CIRCLES.some(([known]) => known === circle));
