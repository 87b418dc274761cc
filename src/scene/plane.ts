/**
 * Points of the stage, in CSS pixels from its upper left corner; angles in radians, clockwise from the right.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
}
export type Segment = readonly [Point, Point];

export const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });
export const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });
export const times = (a: Point, factor: number): Point => ({ x: a.x * factor, y: a.y * factor });
export const length = (a: Point): number => Math.hypot(a.x, a.y);
export const angleOf = (a: Point): number => Math.atan2(a.y, a.x);
export const atAngle = (angle: number, distance = 1): Point => ({
  x: Math.cos(angle) * distance,
  y: Math.sin(angle) * distance,
});
export const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});
export const mean = (points: readonly Point[]): Point =>
  times(points.reduce(plus, { x: 0, y: 0 }), 1 / Math.max(1, points.length));

/** The unit vector in its direction; the zero vector is returned as it is. */
export function unit(a: Point): Point {
  const size = length(a);
  return size === 0 ? a : times(a, 1 / size);
}

/**
 * Positive if `point` lies to the right of the way from `a` to `b` (as seen on a screen), negative to its
 * left.
 */
export const sideOf = (point: Point, a: Point, b: Point): number =>
  (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);

/** Where the first segment meets the second, as a share of the first; null if they do not meet. */
export function meeting([a, b]: Segment, [c, d]: Segment): number | null {
  const [atC, atD] = [sideOf(c, a, b), sideOf(d, a, b)];
  const [atA, atB] = [sideOf(a, c, d), sideOf(b, c, d)];
  if (atC * atD > 0 || atA * atB > 0 || atA === atB) return null;
  return atA / (atA - atB);
}

/** A number in a path, with two decimals: a hundredth of a pixel. */
export const px = (value: number): string => String(Math.round(value * 100) / 100);
