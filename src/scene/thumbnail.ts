/**
 * A small picture of a world as SVG, for lists of runs: it is drawn once, when the site is built. Sizes and
 * places are those of the stage, with larger discs. Its colours come from classes, so it follows the theme.
 */
import { progressAt } from '../base/flight.ts';
import type { Micros } from '../base/time.ts';
import { entryAt, firstIndex } from '../raft/log.ts';
import type { Term } from '../raft/types.ts';
import type { Node, Packet, World } from '../sim/types.ts';
import { blockedWays, heldWays } from '../sim/ways.ts';
import { crowdOf } from './crowd.ts';
import { GATE } from './gate.ts';
import { BLOCK as ENTRY, type Glyph, glyphOf } from './glyph.ts';
import { pointOn, wayOn } from './lane.ts';
import { type Layout, layOut, messageScale, placeOf } from './layout.ts';
import { CROWN, MARKS } from './marks.ts';
import { eased } from './motion.ts';
import { atAngle, type Point, px, type Segment } from './plane.ts';
import { heldPlace } from './queue.ts';
import { isStale, MANY, markOf, pipAngle, type ServerMark } from './server.ts';
import { termClass } from './terms.ts';
import { barOn, clearOn, loneCuts, openingsOn, passages, wallPath, wallsOf } from './walls.ts';

/** The stage that it is laid out on. */
const SIZE = { width: 340, height: 280 };
/** The sides of a picture, as a ratio. */
const PICTURE_SHAPE = 284 / 256;
/** Room around the discs for crowns and rims, and for entries below. */
const ROOM = { x: 14, above: 24, below: 20 };
/** How much larger than on the stage. */
const DISCS = 1.3;
const MESSAGES = 1.45;
/** The entries under a server: the last few. */
const BLOCK = { width: 6, height: 9, step: 7, most: 12 };
/** With more servers they have no room for their terms and entries, nor links for signs. */
const FEW = 9;

type Values = Readonly<Record<string, string | number | false | undefined>>;

function element(name: string, values: Values, inner: readonly string[] = []): string {
  const written = Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? px(value) : value}"`)
    .join('');
  return inner.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${inner.join('')}</${name}>`;
}

const at = ({ x, y }: Point, scale = 1, turn = 0): string =>
  `translate(${px(x)} ${px(y)})${turn === 0 ? '' : ` rotate(${px((turn * 180) / Math.PI)})`}${
    scale === 1 ? '' : ` scale(${px(scale)})`
  }`;

/** The picture of a world at a time: an `svg` element without a size. */
export function thumbnailOf(world: World, time: Micros): string {
  const { nodes, network } = world;
  const layout = layOut(SIZE, nodes.length, network.groups);
  const walls = wallsOf(layout);
  const accused = new Set(world.violations.flatMap(({ servers }) => servers));
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: viewOf(layout) }, [
    ...(walls.length > 0 ? [element('path', { class: 'pic-wall', d: wallPath(walls) })] : []),
    ...signsOn(layout, walls, world),
    ...nodes.map((node) => server(layout, node, isStale(node, world), accused.has(node.id))),
    ...messages(layout, world, time),
  ]);
}

/** The part of the stage with the servers: the rest has room for words, which a picture does not have. */
function viewOf({ places, disc }: Layout): string {
  const [xs, ys] = [places.slice(1).map(({ x }) => x), places.slice(1).map(({ y }) => y)];
  const out = disc * DISCS;
  const left = Math.min(...xs) - out - ROOM.x;
  const top = Math.min(...ys) - out - ROOM.above;
  const width = Math.max(...xs) + out + ROOM.x - left;
  const height = Math.max(...ys) + out + ROOM.below - top;
  const whole = {
    width: Math.max(width, height * PICTURE_SHAPE),
    height: Math.max(height, width / PICTURE_SHAPE),
  };
  const x = left - (whole.width - width) / 2;
  const y = top - (whole.height - height) / 2;
  return [x, y, whole.width, whole.height].map((side) => Math.round(side)).join(' ');
}

// ----------------------------------------------------------------------------------------------- its servers

function server(layout: Layout, node: Node, stale: boolean, isAccused: boolean): string {
  const mark = markOf(node, layout.count);
  const { look, power, term } = mark;
  const disc = layout.disc * DISCS;
  const values = {
    class: `pic-server ${termClass(term)}`,
    'data-look': look,
    'data-power': power === 'up' ? undefined : power,
    'data-stale': stale && 'true',
    transform: at(placeOf(layout, mark.id)),
  };
  return element('g', values, [
    ...(isAccused ? [element('circle', { class: 'pic-accused', r: disc + 10 * layout.scale })] : []),
    ...body(mark, disc),
    ...inscription(mark, layout.count, disc),
    ...(look === 'leader' ? [crown(disc, stale)] : []),
    ...(power === 'paused' ? [pause(disc)] : []),
    ...votes(layout, mark, disc),
    ...entries(layout, node, disc),
  ]);
}

function body({ look, power }: ServerMark, disc: number): readonly string[] {
  const arm = Math.SQRT1_2 * disc;
  if (power === 'crashed')
    return [
      element('circle', { class: 'pic-body', r: disc - 1 }),
      element('path', { class: 'pic-cross', d: cross(arm) }),
    ];
  if (look === 'follower') return [element('circle', { class: 'pic-body', r: disc })];
  const isLeader = look === 'leader';
  return [
    element('circle', { class: 'pic-rim', r: isLeader ? disc + 3 : disc - 1.5 }),
    element('circle', { class: 'pic-body', r: isLeader ? disc - 1 : disc - 5 }),
  ];
}

const cross = (arm: number): string =>
  `M${px(-arm)},${px(-arm)}L${px(arm)},${px(arm)}M${px(arm)},${px(-arm)}L${px(-arm)},${px(arm)}`;

/** The number of its term, where it can be read. */
function inscription({ term }: ServerMark, count: number, disc: number): readonly string[] {
  if (count > FEW) return [];
  const size = disc * (term < 100 ? 1 : 0.75);
  return [element('text', { y: size * 0.36, 'font-size': size }, [String(term)])];
}

const crown = (disc: number, stale: boolean): string =>
  element('path', {
    class: 'pic-crown',
    transform: at({ x: stale ? 5 : 0, y: -disc - 5 }, Math.max(0.4, disc / 46), stale ? 0.3 : 0),
    d: CROWN,
  });

const pause = (disc: number): string =>
  element('path', { class: 'pic-pause', d: `M-4,${px(disc - 7)}v14M4,${px(disc - 7)}v14` });

/** The votes around a candidate. */
const votes = (layout: Layout, mark: ServerMark, disc: number): readonly string[] =>
  layout.count > MANY
    ? []
    : mark.votes
        .filter(({ ballot }) => ballot !== 'awaited')
        .map(({ voter, ballot }) =>
          element('circle', {
            class: 'pic-vote',
            'data-ballot': ballot,
            transform: at(atAngle(pipAngle(layout, mark.id, voter), disc + 6)),
            r: 4,
          }),
        );

/** Its last entries, in the colours of their terms; lighter if it does not know them as committed. */
function entries({ count }: Layout, { server: { persistent, commitIndex } }: Node, disc: number): string[] {
  const { log } = persistent;
  if (count > FEW) return [];
  const first = Math.max(firstIndex(log), log.lastIndex - BLOCK.most + 1);
  const length = log.lastIndex - first + 1;
  const rows = new Map<string, { readonly term: Term; readonly isOpen: boolean; d: string }>();
  for (let index = first; index <= log.lastIndex; index += 1) {
    const { term = 0 } = entryAt(log, index) ?? {};
    const isOpen = index > commitIndex;
    const row = rows.get(`${term} ${isOpen}`) ?? { term, isOpen, d: '' };
    const x = (index - first - length / 2) * BLOCK.step + (BLOCK.step - BLOCK.width) / 2;
    row.d += `M${px(x)},${px(disc + 6)}h${BLOCK.width}v${BLOCK.height}h-${BLOCK.width}z`;
    rows.set(`${term} ${isOpen}`, row);
  }
  return [...rows.values()].map(({ term, isOpen, d }) =>
    element('path', { class: `pic-entries ${termClass(term)}`, 'data-open': isOpen && 'true', d }),
  );
}

// ---------------------------------------------------------------------------------------------- between them

/** Where the network is open through a wall, cut in one direction, holds messages, or loses them. */
function signsOn(layout: Layout, walls: readonly Segment[], { network }: World): readonly string[] {
  if (layout.count > FEW) return [];
  const sign = (name: keyof typeof GATE, from: number, to: number, share: number) => {
    const lane = wayOn(layout, from, to);
    return element('path', {
      class: 'pic-sign',
      'data-sign': name,
      transform: at(pointOn(lane, share), 0.8, lane.angle),
      d: GATE[name],
    });
  };
  const stub = (from: number, to: number, share: number) => {
    const lane = wayOn(layout, from, to);
    const end = pointOn(lane, share);
    return `M${px(lane.start.x)},${px(lane.start.y)}L${px(end.x)},${px(end.y)}`;
  };
  const open = passages(network);
  const cuts = loneCuts(network);
  const stubs = [
    ...open.map(([from, to]) => stub(from, to, 1)),
    ...cuts.map(([from, to]) => stub(from, to, barOn(layout, from, to))),
  ].join('');
  return [
    ...(stubs === '' ? [] : [element('path', { class: 'pic-stub', d: stubs })]),
    ...open.flatMap(([from, to]) =>
      openingsOn(layout, walls, from, to).map((share) => sign('open', from, to, share)),
    ),
    ...cuts.map(([from, to]) => sign('cut', from, to, barOn(layout, from, to))),
    ...heldWays(network).map(({ from, to }) => sign('held', from, to, clearOn(layout, from, to, 0.7))),
    ...blockedWays(network).map(({ from, to }) => sign('blocked', from, to, clearOn(layout, from, to, 0.2))),
  ];
}

function messages(layout: Layout, { packets }: World, time: Micros): readonly string[] {
  const drawn = new Set(crowdOf(packets).drawn);
  const scale = messageScale(layout) * MESSAGES;
  return packets.flatMap((packet) =>
    drawn.has(packet.id) ? message(layout, packets, packet, scale, time) : [],
  );
}

function message(
  layout: Layout,
  packets: readonly Packet[],
  packet: Packet,
  scale: number,
  time: Micros,
): readonly string[] {
  const { from, to, term } = packet.message;
  const lane = wayOn(layout, from, to);
  const isHeld = packet.at === Infinity;
  const { share, count } = isHeld
    ? heldPlace(packets, packet, lane, scale)
    : { share: eased(progressAt(packet, time)), count: 1 };
  if (count === 0) return [];
  const glyph = glyphOf(packet.message);
  const values = {
    class: `pic-message ${termClass(term)}`,
    'data-hollow': glyph.hollow && 'true',
    'data-held': isHeld && 'true',
    transform: at(pointOn(lane, share), scale),
  };
  const turn = { transform: `rotate(${px((lane.angle * 180) / Math.PI)})` };
  return [
    element('g', values, [
      element('g', turn, [element('path', { d: glyph.outline }), ...load(glyph)]),
      ...(glyph.mark === null ? [] : [element('path', { class: 'pic-mark', d: MARKS[glyph.mark] })]),
    ]),
  ];
}

/** Its entries, in the colours of their own terms. */
const load = ({ blocks }: Glyph): readonly string[] =>
  blocks.map(({ term, x }) =>
    element('path', {
      class: `pic-load ${termClass(term)}`,
      d: `M${px(x)},${px(-ENTRY.height / 2)}h${ENTRY.width}v${ENTRY.height}h-${ENTRY.width}z`,
    }),
  );
