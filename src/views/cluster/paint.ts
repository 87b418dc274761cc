/** Writes to elements that painters own: only changes, because a write costs more than a comparison. */
import { type Lane, pointOn } from '../../scene/lane.ts';
import { type Point, px } from '../../scene/plane.ts';

/** `null` removes the attribute. */
export function setOnce(element: Element | null, name: string, value: string | null): void {
  if (!element || element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

export function moveLine(line: SVGLineElement | null, from: Point, to: Point): void {
  setOnce(line, 'x1', px(from.x));
  setOnce(line, 'y1', px(from.y));
  setOnce(line, 'x2', px(to.x));
  setOnce(line, 'y2', px(to.y));
}

/** Places a sign at a share of a lane, turned into its direction. */
export function placeOnLane(sign: Element | null, lane: Lane, share: number, scale = 1): void {
  const { x, y } = pointOn(lane, share);
  const turn = px((lane.angle * 180) / Math.PI);
  setOnce(sign, 'transform', `translate(${px(x)} ${px(y)}) rotate(${turn}) scale(${px(scale)})`);
}

/** Turns an element into a direction; `data-flip` if text in it would be upside down. */
export function pointTo(pointer: Element | null, angle: number): void {
  setOnce(pointer, 'transform', `rotate(${px((angle * 180) / Math.PI)})`);
  setOnce(pointer, 'data-flip', String(Math.cos(angle) < 0));
}

export const setVisible = (element: Element | null, visible: boolean): void =>
  setOnce(element, 'display', visible ? 'inline' : 'none');
