/** A copy of a drawing of the page that needs no style sheet: its computed styles, as attributes. */
import { drained } from '../../base/drained.ts';
import { px } from '../../scene/plane.ts';
import type { Colours } from './colours.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Names that programs without the page's font have. */
export const FAMILY = "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

type Values = Readonly<Record<string, string | number>>;

export function svgElement(name: string, values: Values = {}, text = ''): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(values))
    made.setAttribute(key, typeof value === 'number' ? px(value) : value);
  if (text !== '') made.textContent = text;
  return made;
}

/** What elements inherit, and the values that a drawing begins with. */
const INHERITED: Readonly<Record<string, string>> = {
  fill: '#000000',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
  'font-size': '16',
  'font-weight': '400',
  'font-variant-numeric': 'normal',
  'text-anchor': 'start',
};
/** Without a meaning in a file. */
const DROPPED = /^(class|style|id|role|tabindex|translate|focusable|aria-|data-)/;
/** They draw nothing by themselves. */
const HOLDERS = new Set(['g', 'svg']);
const WITHOUT_LETTERS = new Set(['path', 'rect', 'circle', 'line', 'g', 'svg']);
const OF_LETTERS = /^(font|text)-/;

/** A stretch of the page, in CSS pixels of the viewport. */
export interface Clip {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A long drawing is made in portions of so many elements. */
const PORTION = 40;

/** Counts the elements that were drawn. */
export class Portions {
  #count = 0;

  /** Counts one; whether a portion is full. */
  isFull(): boolean {
    this.#count += 1;
    return this.#count % PORTION === 0;
  }
}

export interface Copying {
  readonly colours: Colours;
  readonly portions: Portions;
  /** A selector of what is left out. */
  readonly unseen: string;
  /** What lies outside is left out, and so is a text that is cut. */
  readonly clip?: Clip | null;
}

/** A copy of an element of a drawing with all that it holds; null if nothing of it is seen. */
export function copyOf(original: Element, how: Omit<Copying, 'portions'>): SVGElement | null {
  return drained(copying(original, { ...how, portions: new Portions() }));
}

/** The same, as a job. */
export function* copying(
  original: Element,
  how: Copying,
  inherited = INHERITED,
): Generator<void, SVGElement | null> {
  const { unseen, colours, portions, clip } = how;
  const { tagName } = original;
  if (portions.isFull()) yield;
  if (tagName === 'title' || (unseen !== '' && original.matches(unseen))) return null;
  const style = getComputedStyle(original);
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return null;
  const values = valuesOf(style, inherited, colours, WITHOUT_LETTERS.has(tagName));
  const isHolder = HOLDERS.has(tagName);
  if (!isHolder && values.fill === 'none' && values.stroke === 'none') return null;
  if (clip && !isHolder && tagName !== 'tspan' && !isWithin(original, clip)) return null;
  const copy = original.cloneNode(false) as SVGElement;
  for (const { name } of [...copy.attributes])
    if (DROPPED.test(name) || name in INHERITED) copy.removeAttribute(name);
  for (const [name, value] of Object.entries(values))
    if (value !== inherited[name]) copy.setAttribute(name, value);
  if (style.opacity !== '1') copy.setAttribute('opacity', style.opacity);
  const { transform } = style;
  const isStyled = (original as SVGElement).style.transform !== '' || !original.hasAttribute('transform');
  if (transform !== 'none' && isStyled && tagName !== 'svg') copy.setAttribute('transform', transform);
  for (const child of original.childNodes) {
    const part = child instanceof Element ? yield* copying(child, how, values) : child.cloneNode();
    if (part) copy.append(part);
  }
  return isHolder && !copy.hasChildNodes() ? null : copy;
}

function valuesOf(
  style: CSSStyleDeclaration,
  inherited: Readonly<Record<string, string>>,
  colours: Colours,
  isShape: boolean,
): Readonly<Record<string, string>> {
  const values: Record<string, string> = { ...inherited };
  for (const name of Object.keys(INHERITED)) {
    if (isShape && OF_LETTERS.test(name)) continue;
    const value = style.getPropertyValue(name);
    if (value !== '') values[name] = value.replace(/(\d)px/g, '$1');
  }
  for (const name of ['fill', 'stroke'] as const) {
    const colour = colours.plain(style.getPropertyValue(name));
    values[name] = colour?.hex ?? 'none';
    const own = style.getPropertyValue(`${name}-opacity`) || '1';
    if (colour && colour.opacity !== 1) values[`${name}-opacity`] = String(colour.opacity * Number(own));
    // What is not drawn has no other properties worth a word.
    if (colour === null)
      for (const key of Object.keys(values))
        if (key.startsWith(`${name}-`)) values[key] = inherited[key] ?? values[key] ?? '';
  }
  return values;
}

function isWithin(element: Element, clip: Clip): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  if (element.tagName === 'text') return left >= clip.left && right <= clip.right;
  return right >= clip.left && left <= clip.right && bottom >= clip.top && top <= clip.bottom;
}
