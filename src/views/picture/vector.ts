/**
 * A part of the page as one SVG drawing: the boxes and letters of its elements where the browser has laid
 * them out, and copies of its drawings. It needs no style sheet, no class and no font, and has no markup but
 * shapes.
 */
import { Colours } from './colours.ts';
import { type Clip, copying, FAMILY, Portions, svgElement } from './drawing.ts';
import { linesIn, Metrics } from './letters.ts';

/** What only a reader of the page needs. */
const UNSEEN =
  '.hidden, [data-page-only], .alarm-buttons, .wall-sign, .rules-off-compare, .logs-empty, .logs-below, .pointed, .walk-ring';

interface Pen {
  readonly colours: Colours;
  readonly metrics: Metrics;
  /** The place of the part on the page. */
  readonly x: number;
  readonly y: number;
  readonly portions: Portions;
  /** What the names of its parts begin with, and how many there are so far. */
  readonly prefix: string;
  names: number;
}

/** What reaches down from an element to all that it holds. */
interface Inherited {
  readonly clip: Clip | null;
  readonly grey: boolean;
  readonly struck: boolean;
}

/** What stays the same for all pictures of one part: colours and letters are measured once. */
export class Vectors {
  readonly #colours = new Colours();
  readonly #metrics = new Metrics();

  /**
   * Draws as a job: `root` must not change meanwhile. It is laid out, but perhaps out of sight. `prefix`: of
   * the names in the drawing, for several on one page.
   */
  *drawing(root: HTMLElement, prefix = ''): Generator<void, SVGSVGElement> {
    const box = root.getBoundingClientRect();
    const { left: x, top: y } = box;
    const [width, height] = [Math.ceil(box.width), Math.ceil(box.height)];
    const picture = svgElement('svg', {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': FAMILY,
    });
    const ground = this.#colours.plain(getComputedStyle(root).backgroundColor);
    if (ground) picture.append(svgElement('rect', { width, height, fill: ground.hex }));
    const [colours, metrics] = [this.#colours, this.#metrics];
    const pen: Pen = { colours, metrics, x, y, portions: new Portions(), prefix, names: 0 };
    const style = getComputedStyle(root);
    yield* paintInside(pen, root, style, picture, { clip: null, grey: false, struck: false });
    return picture as SVGSVGElement;
  }
}

/** Painting in portions, of which one ends at each `yield`. */
type Painting = Generator<void, void>;

function* paint(pen: Pen, element: Element, into: Element, from: Inherited): Painting {
  if (pen.portions.isFull()) yield;
  if (element.matches(UNSEEN)) return;
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return;
  if (element instanceof HTMLElement && isTurned(style)) return yield* paintTurned(pen, element, into, from);
  const inherited = { ...from, grey: from.grey || style.filter.includes('grayscale') };
  const target = style.opacity === '1' ? into : svgElement('g', { opacity: style.opacity });
  paintBox(pen, element, style, target, inherited);
  if (element instanceof SVGSVGElement) yield* paintDrawing(pen, element, target, inherited);
  else yield* paintInside(pen, element, style, target, inherited);
  if (target !== into && target.hasChildNodes()) into.append(target);
}

// ------------------------------------------------------------------------------------------- what is inside

/** Its children, those that lie above the others last, cut off where it does not let them overflow. */
function* paintInside(
  pen: Pen,
  element: Element,
  style: CSSStyleDeclaration,
  into: Element,
  from: Inherited,
): Painting {
  const cut = clipOf(element, style);
  let target = into;
  let { clip } = from;
  if (cut !== null) {
    pen.names += 1;
    const name = `${pen.prefix}cut-${pen.names}`;
    const path = svgElement('clipPath', { id: name });
    path.append(rectAt(pen, cut, cornersOf(cut, style)));
    target = svgElement('g', { 'clip-path': `url(#${name})` });
    into.append(path, target);
    clip = clip === null ? cut : within(clip, cut);
  }
  const struck = from.struck || style.textDecorationLine.includes('line-through');
  const inherited = { ...from, clip, struck };
  for (const child of inOrder(element)) {
    if (child instanceof Element) yield* paint(pen, child, target, inherited);
    else if (child instanceof Text) paintText(pen, child, style, target, inherited);
  }
}

function inOrder(element: Element): readonly ChildNode[] {
  const children = [...element.childNodes];
  const heights = children.map((child) => (child instanceof HTMLElement ? heightOf(child) : 0));
  if (heights.every((height) => height === 0)) return children;
  return children
    .map((child, i) => ({ child, height: heights[i] ?? 0 }))
    .sort((one, other) => one.height - other.height)
    .map(({ child }) => child);
}

function heightOf(element: HTMLElement): number {
  const { position, zIndex } = getComputedStyle(element);
  return position === 'static' ? 0 : Number(zIndex) || 0;
}

/** The stretch that it shows of what it holds; null if it shows all. */
function clipOf(
  element: Element,
  { overflowX, overflowY, borderTopLeftRadius }: CSSStyleDeclaration,
): Clip | null {
  if (overflowX === 'visible' && overflowY === 'visible') return null;
  const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
  const isRound = Number.parseFloat(borderTopLeftRadius) > 0;
  if (!isRound && scrollWidth <= clientWidth + 1 && scrollHeight <= clientHeight + 1) return null;
  const box = element.getBoundingClientRect();
  const isOpen = (overflow: string) => overflow === 'visible';
  return {
    left: isOpen(overflowX) ? -1e5 : box.left,
    right: isOpen(overflowX) ? 1e5 : box.right,
    top: isOpen(overflowY) ? -1e5 : box.top,
    bottom: isOpen(overflowY) ? 1e5 : box.bottom,
  };
}

const within = (one: Clip, other: Clip): Clip => ({
  left: Math.max(one.left, other.left),
  top: Math.max(one.top, other.top),
  right: Math.min(one.right, other.right),
  bottom: Math.min(one.bottom, other.bottom),
});

/** A drawing of the page is a drawing in the drawing. */
function* paintDrawing(pen: Pen, drawing: SVGSVGElement, into: Element, { clip }: Inherited): Painting {
  const { colours, portions } = pen;
  const copy = yield* copying(drawing, { colours, portions, unseen: UNSEEN, clip });
  if (copy === null) return;
  const { left, top, width, height } = drawing.getBoundingClientRect();
  for (const [name, value] of Object.entries({ x: left - pen.x, y: top - pen.y, width, height }))
    copy.setAttribute(name, String(Math.round(value * 100) / 100));
  into.append(copy);
}

// ------------------------------------------------------------------------------------------- turned

const isTurned = ({ transform }: CSSStyleDeclaration): boolean => {
  const [, b = 0] = numbersIn(transform);
  return Math.abs(b) > 1e-4;
};

const numbersIn = (transform: string): number[] =>
  transform.startsWith('matrix(') ? transform.slice('matrix('.length, -1).split(',').map(Number) : [];

/** What is turned is measured as it lies without that, and turned in the drawing. */
function* paintTurned(pen: Pen, element: HTMLElement, into: Element, inherited: Inherited): Painting {
  const { transform, transformOrigin } = getComputedStyle(element);
  const before = element.style.transform;
  element.style.transform = 'none';
  const { left, top } = element.getBoundingClientRect();
  const [originX = 0, originY = 0] = transformOrigin.split(' ').map(Number.parseFloat);
  const [x, y] = [left - pen.x + originX, top - pen.y + originY];
  const group = svgElement('g', { transform: `translate(${x} ${y}) ${transform} translate(${-x} ${-y})` });
  yield* paint(pen, element, group, { ...inherited, clip: null });
  element.style.transform = before;
  if (group.hasChildNodes()) into.append(group);
}

// ------------------------------------------------------------------------------------------- boxes

const isOutside = (box: Clip, clip: Clip | null): boolean =>
  clip !== null &&
  (box.right < clip.left || box.left > clip.right || box.bottom < clip.top || box.top > clip.bottom);

function rectAt(
  pen: Pen,
  { left, top, right, bottom }: Clip,
  more: Record<string, string | number> = {},
): SVGElement {
  return svgElement('rect', {
    x: left - pen.x,
    y: top - pen.y,
    width: right - left,
    height: bottom - top,
    ...more,
  });
}

function cornersOf(
  { left, top, right, bottom }: Clip,
  { borderTopLeftRadius }: CSSStyleDeclaration,
): { rx?: number } {
  const round = Number.parseFloat(borderTopLeftRadius) || 0;
  return round > 0 ? { rx: Math.min(round, (right - left) / 2, (bottom - top) / 2) } : {};
}

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

/** Its ground and its edges. */
function paintBox(
  pen: Pen,
  element: Element,
  style: CSSStyleDeclaration,
  into: Element,
  from: Inherited,
): void {
  const box = element.getBoundingClientRect();
  if (isOutside(box, from.clip)) return;
  const corner = cornersOf(box, style);
  const ground = pen.colours.plain(style.backgroundColor, from.grey);
  if (ground && box.width > 0 && box.height > 0)
    into.append(rectAt(pen, box, { ...corner, fill: ground.hex, ...faint('fill', ground.opacity) }));
  paintEdges(pen, box, style, into, { corner: corner.rx ?? 0, grey: from.grey });
}

const faint = (name: string, opacity: number) => (opacity === 1 ? {} : { [`${name}-opacity`]: opacity });

interface Edges {
  readonly corner: number;
  readonly grey: boolean;
}

function paintEdges(
  pen: Pen,
  box: DOMRect,
  style: CSSStyleDeclaration,
  into: Element,
  { corner, grey }: Edges,
): void {
  const sides = SIDES.map((side) => ({
    width: style[`border${side}Style`] === 'none' ? 0 : Number.parseFloat(style[`border${side}Width`]),
    colour: pen.colours.plain(style[`border${side}Color`], grey),
    style: style[`border${side}Style`],
  }));
  const [top, right, bottom, left] = sides;
  if (!top || !right || !bottom || !left || sides.every(({ width }) => width === 0)) return;
  const isOne = sides.every((side) => side.width === top.width && side.colour?.hex === top.colour?.hex);
  if (isOne && top.colour) {
    const half = top.width / 2;
    const dashes =
      top.style === 'dashed' ? { 'stroke-dasharray': `${top.width * 2} ${top.width * 1.5}` } : {};
    const inner = {
      left: box.left + half,
      top: box.top + half,
      right: box.right - half,
      bottom: box.bottom - half,
    };
    const look = { fill: 'none', stroke: top.colour.hex, 'stroke-width': top.width, ...dashes };
    into.append(rectAt(pen, inner, { ...look, ...(corner > half ? { rx: corner - half } : {}) }));
    return;
  }
  // A triangle, as the page draws one: the edge below a box without a size.
  if (bottom.colour && left.width > 0 && box.width <= left.width + right.width + 0.5) {
    const [x, y] = [box.left - pen.x, box.top - pen.y];
    const points = `${x} ${y + box.height} ${x + left.width} ${y} ${x + box.width} ${y + box.height}`;
    into.append(svgElement('polygon', { points, fill: bottom.colour.hex }));
    return;
  }
  const edges: readonly (readonly [typeof top, Clip])[] = [
    [top, { ...clipFrom(box), bottom: box.top + top.width }],
    [right, { ...clipFrom(box), left: box.right - right.width }],
    [bottom, { ...clipFrom(box), top: box.bottom - bottom.width }],
    [left, { ...clipFrom(box), right: box.left + left.width }],
  ];
  for (const [side, edge] of edges)
    if (side.width > 0 && side.colour) into.append(rectAt(pen, edge, { fill: side.colour.hex }));
}

const clipFrom = ({ left, top, right, bottom }: DOMRect): Clip => ({ left, top, right, bottom });

// ------------------------------------------------------------------------------------------- letters

function paintText(pen: Pen, text: Text, style: CSSStyleDeclaration, into: Element, from: Inherited): void {
  if (text.data.trim() === '') return;
  const colour = pen.colours.plain(style.color, from.grey);
  if (colour === null) return;
  const look = {
    'font-size': style.fontSize.replace('px', ''),
    ...(style.fontWeight === '400' ? {} : { 'font-weight': style.fontWeight }),
    ...(style.fontStyle === 'normal' ? {} : { 'font-style': style.fontStyle }),
    ...(from.struck ? { 'text-decoration': 'line-through' } : {}),
    fill: colour.hex,
    ...faint('fill', colour.opacity),
  };
  for (const { words, box } of linesIn(text, style.whiteSpace)) {
    if (words.trim() === '' || isOutside(box, from.clip)) continue;
    const y = box.top - pen.y + pen.metrics.baseline(style, box.height);
    // Where the page's font is missing, the letters are set as wide as it has them.
    const fit = words.length > 1 ? { textLength: box.width, lengthAdjust: 'spacingAndGlyphs' } : {};
    into.append(svgElement('text', { x: box.left - pen.x, y, ...look, ...fit }, words));
  }
}
