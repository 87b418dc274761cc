/**
 * The diagram as a file: the content of the window, with all styles inlined, so that it needs no style sheet.
 */

import { slug } from '../../base/slug.ts';
import { toMs } from '../../base/time.ts';
import { download } from '../../store/download.ts';
import type { Session } from '../../store/session.ts';
import * as words from '../../words/diagram.ts';
import { NAMES_WIDTH, type Pane } from './pane.ts';

/** Style properties that the diagram uses. */
const KEPT = [
  ...[
    'fill',
    'fill-opacity',
    'stroke',
    'stroke-width',
    'stroke-dasharray',
    'stroke-linecap',
    'stroke-linejoin',
  ],
  ...['opacity', 'paint-order', 'font-size', 'font-weight', 'text-anchor', 'font-variant-numeric'],
];
/** Invisible elements, and those that are visible only on hover. */
const UNSEEN = '.journey-hit, .mark-hit, .walk-ring, .pointed';
const SVG = 'http://www.w3.org/2000/svg';

/** Saves what the window of `pane` shows of `sheet`. */
export function exportSheet(session: Session, sheet: SVGSVGElement, pane: Pane): void {
  const { from, to } = pane.window;
  const { document: run } = session.getState();
  const title = run.title || words.run(run.seed ?? 1);
  const stretch = `${Math.round(toMs(Math.max(0, from)))}-${Math.round(toMs(to))}-ms`;
  download(`${slug(title)}-${stretch}.svg`, 'image/svg+xml', standAlone(sheet, pane, `${title}, ${stretch}`));
}

/** The sheet as the text of an SVG document. */
function standAlone(sheet: SVGSVGElement, pane: Pane, title: string): string {
  const height = Number(sheet.getAttribute('height'));
  const width = pane.width + NAMES_WIDTH;
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('xmlns', SVG);
  picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
  picture.setAttribute('width', String(width));
  picture.setAttribute('height', String(height));
  picture.setAttribute('font-family', 'Inter, system-ui, sans-serif');
  const ground = getComputedStyle(sheet);
  picture.append(
    element('title', {}, title),
    element('rect', { width, height, fill: ground.backgroundColor }),
    moved(sheet, pane),
    element('rect', { width: NAMES_WIDTH, height, fill: ground.backgroundColor }),
    ...namesOf(sheet),
  );
  return `${new XMLSerializer().serializeToString(picture)}\n`;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}

/** A copy of the sheet's drawing, moved as in the window. */
function moved(sheet: SVGSVGElement, pane: Pane): SVGElement {
  const group = element('g', { transform: `translate(${NAMES_WIDTH - pane.shift} 0)` });
  for (const child of sheet.children) {
    const copy = styled(child);
    if (copy) group.append(copy);
  }
  return group;
}

/** A copy with its styles inlined; null for invisible elements. */
function styled(original: Element): Element | null {
  const style = getComputedStyle(original);
  if (original.matches(UNSEEN) || style.display === 'none') return null;
  const copy = original.cloneNode(false) as Element;
  for (const { name } of [...copy.attributes])
    if (/^(class|style|aria-|data-)/.test(name)) copy.removeAttribute(name);
  for (const name of original.tagName === 'g' ? ['opacity'] : KEPT) {
    const value = style.getPropertyValue(name);
    if (value !== '' && value !== 'none' && value !== 'normal') copy.setAttribute(name, value);
    else if (name === 'fill' || name === 'stroke') copy.setAttribute(name, 'none');
  }
  for (const child of original.childNodes) {
    const part = child instanceof Element ? styled(child) : child.cloneNode();
    if (part) copy.append(part);
  }
  return copy;
}

/** The names of the lanes, at their places beside the sheet. */
function namesOf(sheet: SVGSVGElement): SVGElement[] {
  const names = sheet.closest('.diagram-body')?.querySelectorAll<HTMLElement>('.diagram-name') ?? [];
  return [...names].map((name) => {
    const { color, fontSize } = getComputedStyle(name);
    const y = Number.parseFloat(name.style.top) + Number.parseFloat(fontSize) * 0.36;
    return element(
      'text',
      { x: 4, y, fill: color, 'font-size': fontSize, 'font-weight': 600 },
      name.textContent ?? '',
    );
  });
}
