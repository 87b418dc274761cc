/** Every entry of the library has a picture, and it shows what its run holds at that moment. */
import '../../raft/bugs.ts';
import { describe, expect, test } from 'vitest';
import { fromMs } from '../../base/time.ts';
import { ENTRIES } from '../../library/entries.ts';
import PICTURES from '../../library/entries.ts?pictures';
import type { LibraryEntry } from '../../library/types.ts';
import { compile } from '../../scenario/compile.ts';
import { isStale } from '../../scene/server.ts';
import { loneCuts } from '../../scene/walls.ts';
import { History } from '../../sim/history.ts';
import type { Node, World } from '../../sim/types.ts';

function worldOf({ document, picture }: LibraryEntry): World {
  const { cluster, script } = compile(document);
  return new History({ cluster, script }).seek(fromMs(picture));
}

const countIn = (text: string, part: RegExp): number => text.match(part)?.length ?? 0;
const isUp = ({ power }: Node): boolean => power !== 'crashed';
/** More servers have no room for numbers and signs. */
const isSmall = ({ nodes }: World): boolean => [...nodes].length <= 9;

test('there is one for each entry, and for nothing else', () => {
  expect(Object.keys(PICTURES).sort()).toEqual(ENTRIES.map(({ slug }) => slug).sort());
});

test('they are small', () => {
  const sizes = Object.entries(PICTURES).map(([slug, picture]) => [slug, picture.length] as const);
  expect(sizes.filter(([, size]) => size > 16_000)).toEqual([]);
  const all = sizes.reduce((sum, [, size]) => sum + size, 0);
  expect(all / sizes.length).toBeLessThan(5000);
});

describe.each(ENTRIES.map((entry) => [entry.slug, entry] as const))('the picture of %s', (slug, entry) => {
  const picture = PICTURES[slug] ?? '';
  const world = worldOf(entry);
  const nodes = [...world.nodes];

  test('shows every server, its role, and whether it runs', () => {
    const of = (name: string) => nodes.filter((node) => isUp(node) && node.server.role.name === name).length;
    expect(countIn(picture, /class="pic-server /g)).toBe(nodes.length);
    expect(countIn(picture, /class="pic-crown"/g)).toBe(of('leader'));
    expect(countIn(picture, /data-look="candidate"/g)).toBe(of('candidate'));
    expect(countIn(picture, /class="pic-cross"/g)).toBe(nodes.filter((node) => !isUp(node)).length);
    expect(countIn(picture, /data-power="paused"/g)).toBe(
      nodes.filter(({ power }) => power === 'paused').length,
    );
    expect(countIn(picture, /data-stale/g)).toBe(nodes.filter((node) => isStale(node, world)).length);
  });

  test('shows their terms', () => {
    const terms = [...picture.matchAll(/<text[^>]*>(\d+)</g)].map(([, term]) => Number(term));
    const own = nodes.map(({ server }) => server.persistent.currentTerm);
    expect(terms).toEqual(isSmall(world) ? own : []);
  });

  test('shows the walls, the cuts, the broken property', () => {
    expect(picture.includes('class="pic-wall"')).toBe(world.network.groups.length > 1);
    expect(countIn(picture, /data-sign="cut"/g)).toBe(isSmall(world) ? loneCuts(world.network).length : 0);
    expect(picture.includes('class="pic-accused"')).toBe(
      world.violations.some(({ servers }) => servers.length > 0),
    );
  });

  test('shows messages if some are in flight', () => {
    expect(picture.includes('class="pic-message')).toBe(world.packets.length > 0);
  });
});
