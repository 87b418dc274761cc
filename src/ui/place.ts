/** CSS pixels of the viewport. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export type RectSize = Pick<Rect, 'width' | 'height'>;

const GAP = 10;
const MARGIN = 12;

const shared = (from: number, size: number, otherFrom: number, otherSize: number): number =>
  Math.max(0, Math.min(from + size, otherFrom + otherSize) - Math.max(from, otherFrom));

/** The area that two boxes have in common. */
export const overlap = (one: Rect, other: Rect): number =>
  shared(one.x, one.width, other.x, other.width) * shared(one.y, one.height, other.y, other.height);

const clamp = (at: number, size: number, room: number): number =>
  Math.max(MARGIN, Math.min(at, room - size - MARGIN));

/** The same box, moved into the viewport. */
const inside = ({ x, y, width, height }: Rect, view: RectSize): Rect => ({
  x: clamp(x, width, view.width),
  y: clamp(y, height, view.height),
  width,
  height,
});

/**
 * Places a box beside another: below it, else at its side, else above, where it covers least; if possible
 * also clear of all `clearOf`.
 */
export function beside(size: RectSize, anchor: Rect, view: RectSize, clearOf?: Rect): Rect {
  const { width, height } = size;
  const below = anchor.y + anchor.height + GAP;
  const spots: (readonly [number, number])[] = [
    [anchor.x, below],
    [anchor.x + anchor.width + GAP, anchor.y],
    [anchor.x - width - GAP, anchor.y],
    [anchor.x, anchor.y - height - GAP],
  ];
  if (clearOf) spots.push([clearOf.x + clearOf.width + GAP, below], [clearOf.x - width - GAP, below]);
  const boxes = spots.map(([x, y]) => inside({ x, y, width, height }, view));
  const covered = (box: Rect): number => 1000 * overlap(box, anchor) + (clearOf ? overlap(box, clearOf) : 0);
  return boxes.reduce((best, box) => (covered(box) < covered(best) ? box : best));
}

/** In the middle of another box. */
export const over = ({ width, height }: RectSize, { x, y, ...room }: Rect, view: RectSize): Rect =>
  inside({ x: x + (room.width - width) / 2, y: y + (room.height - height) / 2, width, height }, view);

export function boxOf(element: Element | null): Rect | undefined {
  if (!element || element === document.body) return undefined;
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}

const viewport = (): RectSize => ({ width: window.innerWidth, height: window.innerHeight });
const sizeOf = ({ offsetWidth, offsetHeight }: HTMLElement): RectSize => ({
  width: offsetWidth,
  height: offsetHeight,
});

/** Beside its opener; else beside what it should not cover, or over the stage. */
function placeOf(dialog: HTMLElement, opener: Rect | undefined, clearOf: string): Rect {
  const view = viewport();
  const kept = clearOf ? boxOf(document.querySelector(clearOf)) : undefined;
  const anchor = opener ?? kept;
  if (anchor) return beside(sizeOf(dialog), anchor, view, kept);
  return over(sizeOf(dialog), boxOf(document.querySelector('.stage')) ?? { x: 0, y: 0, ...view }, view);
}

/** Places a dialog, and keeps it in the viewport when it grows. A sheet on a phone does not use it. */
export function stand(dialog: HTMLElement, opener: Rect | undefined, clearOf: string): () => void {
  let at = placeOf(dialog, opener, clearOf);
  const show = () => {
    at = inside({ ...at, ...sizeOf(dialog) }, viewport());
    dialog.style.setProperty('--dialog-left', `${at.x}px`);
    dialog.style.setProperty('--dialog-top', `${at.y}px`);
  };
  show();
  const sizes = new ResizeObserver(show);
  sizes.observe(dialog);
  window.addEventListener('resize', show);
  return () => {
    sizes.disconnect();
    window.removeEventListener('resize', show);
  };
}
