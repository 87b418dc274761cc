/** Draws the rooms and their imports, from the table that the tests check. */
import { type Room, rooms } from '../rules.ts';

const GAP = 150;
const ROW = 92;
const BOX = { width: 112, height: 40 };
const MARGIN = 24;

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly typesOnly: boolean;
}

const importsOf = ({ rooms: open = [], types = [] }: Room): Omit<Edge, 'from'>[] => [
  ...open.map((to) => ({ to, typesOnly: false })),
  ...types.map((to) => ({ to, typesOnly: true })),
];

/** The length of the longest chain of rooms below a room. */
function levelOf(name: string): number {
  const below = importsOf(rooms[name] ?? {}).map(({ to }) => levelOf(to));
  return 1 + Math.max(-1, ...below);
}

/** Whether `from` reaches `to` through another import: then a line of its own adds nothing. */
function isImplied({ from, to }: Edge): boolean {
  const reaches = (name: string): boolean =>
    name === to || importsOf(rooms[name] ?? {}).some((next) => reaches(next.to));
  return importsOf(rooms[from] ?? {}).some((next) => next.to !== to && reaches(next.to));
}

const names = Object.keys(rooms);
const edges: Edge[] = names.flatMap((from) =>
  importsOf(rooms[from] ?? {}).map((item) => ({ from, ...item })),
);
const drawn = edges.filter((edge) => !isImplied(edge));

/** Rows from the top: each room, and a place for each line that passes through. */
function rowsOfPicture(): string[][] {
  const top = Math.max(...names.map(levelOf));
  const rows: string[][] = Array.from({ length: top + 1 }, () => []);
  for (const name of names) rows[top - levelOf(name)]?.push(name);
  for (const { from, to } of drawn)
    for (let level = levelOf(from) - 1; level > levelOf(to); level -= 1)
      rows[top - level]?.push(`${from}>${to}:${level}`);
  return rows;
}

/** The mean position, in the row above, of what leads to a place; 0 is the left end, 1 the right end. */
function above(place: string, row: readonly string[]): number[] {
  const lines = drawn.filter(({ from, to }) => place === to || place.startsWith(`${from}>${to}:`));
  return lines.flatMap(({ from, to }) => {
    const at = row.findIndex((other) => other === from || other.startsWith(`${from}>${to}:`));
    return at < 0 ? [] : [(at + 0.5) / row.length];
  });
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length;

function placed(): { places: Map<string, { x: number; y: number }>; width: number; height: number } {
  const rows = rowsOfPicture();
  for (const [i, row] of rows.entries()) {
    const before = rows[i - 1] ?? [];
    const order = new Map(row.map((place) => [place, mean(above(place, before))]));
    row.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  }
  const longest = Math.max(...rows.map((row) => row.length));
  const width = longest * GAP + 2 * MARGIN;
  const places = new Map<string, { x: number; y: number }>();
  for (const [i, row] of rows.entries())
    for (const [k, place] of row.entries())
      places.set(place, {
        x: Math.round(width / 2 + (k - (row.length - 1) / 2) * GAP),
        y: MARGIN + i * ROW + BOX.height / 2,
      });
  return { places, width, height: (rows.length - 1) * ROW + BOX.height + 2 * MARGIN };
}

const STYLE = `
    text { font: 15px system-ui, sans-serif; text-anchor: middle; fill: #1c2530; }
    rect { fill: #eef3f7; stroke: #5b6b7b; }
    path { fill: none; stroke: #5b6b7b; stroke-width: 1.5; }
    .types { stroke-dasharray: 4 4; }
    marker path { fill: #5b6b7b; stroke: none; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      rect { fill: #22303c; stroke: #9fb0c0; }
      path { stroke: #9fb0c0; }
      marker path { fill: #9fb0c0; }
    }`;

/** The picture as an SVG file. An arrow leads from a room to one that it imports; dashed: types only. */
export function architecture(): string {
  const { places, width, height } = placed();
  const at = (place: string) => places.get(place) ?? { x: 0, y: 0 };
  const half = BOX.height / 2;
  const lines = drawn.map(({ from, to, typesOnly }) => {
    const start = at(from);
    let path = `M${start.x} ${start.y + half}`;
    let { x, y } = { x: start.x, y: start.y + half };
    const goTo = (nextX: number, nextY: number): void => {
      const middle = (y + nextY) / 2;
      path += ` C${x} ${middle} ${nextX} ${middle} ${nextX} ${nextY}`;
      x = nextX;
      y = nextY;
    };
    for (let level = levelOf(from) - 1; level > levelOf(to); level -= 1) {
      const place = at(`${from}>${to}:${level}`);
      goTo(place.x, place.y - half);
      path += ` V${place.y + half}`;
      y = place.y + half;
    }
    const end = at(to);
    goTo(end.x, end.y - half - 2);
    return `<path${typesOnly ? ' class="types"' : ''} d="${path}" marker-end="url(#tip)" />`;
  });
  const boxes = names.map((name) => {
    const { x, y } = at(name);
    const corner = `x="${x - BOX.width / 2}" y="${y - half}"`;
    return `<rect ${corner} width="${BOX.width}" height="${BOX.height}" rx="8" /><text x="${x}" y="${y + 5}">${name}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">
  <title>The rooms of src, and what each imports</title>
  <style>${STYLE}
  </style>
  <defs>
    <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
      <path d="M0 0 8 4 0 8z" />
    </marker>
  </defs>
  ${[...lines, ...boxes].join('\n  ')}
</svg>
`;
}
