/**
 * The diagram as a file: the content of the window, with all styles inlined, so that it needs no style sheet.
 */

import { slug } from '../../base/slug.ts';
import { toMs } from '../../base/time.ts';
import { download } from '../../store/download.ts';
import { svgWithRun } from '../../store/pictures/carried.ts';
import { carriedHash } from '../../store/pictures/carried-hash.ts';
import type { Session } from '../../store/session.ts';
import * as words from '../../words/diagram.ts';
import { Colours } from '../picture/colours.ts';
import { copyOf, FAMILY, svgElement } from '../picture/drawing.ts';
import { NAMES_WIDTH, type Pane } from './pane.ts';

/** Invisible elements, and those that are visible only on hover. */
const UNSEEN = '.journey-hit, .mark-hit, .walk-ring, .pointed';

/** Saves what the window of `pane` shows of `sheet`, with the run, which opens where the file is dropped. */
export function exportSheet(session: Session, sheet: SVGSVGElement, pane: Pane): void {
  const { from, to } = pane.window;
  const { document: run } = session.getState();
  const title = run.title || words.run(run.seed ?? 1);
  const stretch = `${Math.round(toMs(Math.max(0, from)))}-${Math.round(toMs(to))}-ms`;
  const picture = standAlone(sheet, pane, `${title}, ${stretch}`);
  const hash = carriedHash(session, session.playhead.now());
  download(`${slug(title)}-${stretch}.svg`, 'image/svg+xml', `${svgWithRun(picture, hash)}\n`);
}

/** The sheet as the text of an SVG document. */
function standAlone(sheet: SVGSVGElement, pane: Pane, title: string): string {
  const height = Number(sheet.getAttribute('height'));
  const width = pane.width + NAMES_WIDTH;
  const picture = svgElement('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    'font-family': FAMILY,
  });
  const ground = getComputedStyle(sheet);
  picture.append(
    svgElement('title', {}, title),
    svgElement('rect', { width, height, fill: ground.backgroundColor }),
    moved(sheet, pane),
    svgElement('rect', { width: NAMES_WIDTH, height, fill: ground.backgroundColor }),
    ...namesOf(sheet),
  );
  return new XMLSerializer().serializeToString(picture);
}

/** A copy of the sheet's drawing, moved as in the window. */
function moved(sheet: SVGSVGElement, pane: Pane): SVGElement {
  const group = svgElement('g', { transform: `translate(${NAMES_WIDTH - pane.shift} 0)` });
  const colours = new Colours();
  for (const child of sheet.children) {
    const copy = copyOf(child, { colours, unseen: UNSEEN });
    if (copy) group.append(copy);
  }
  return group;
}

/** The names of the lanes, at their places beside the sheet. */
function namesOf(sheet: SVGSVGElement): SVGElement[] {
  const names = sheet.closest('.diagram-body')?.querySelectorAll<HTMLElement>('.diagram-name') ?? [];
  return [...names].map((name) => {
    const { color, fontSize } = getComputedStyle(name);
    const y = Number.parseFloat(name.style.top) + Number.parseFloat(fontSize) * 0.36;
    return svgElement(
      'text',
      { x: 4, y, fill: color, 'font-size': fontSize, 'font-weight': 600 },
      name.textContent ?? '',
    );
  });
}
