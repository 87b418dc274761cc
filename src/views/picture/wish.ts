/** What a picture of a run shall show, and how. */
import type { Micros } from '../../base/time.ts';
import type { TimeWindow } from '../../scene/time-window.ts';

export const PARTS = ['all', 'stage', 'logs', 'diagram'] as const;
export type PicturePart = (typeof PARTS)[number];
export const THEMES = ['light', 'dark', 'print'] as const;
export type PictureTheme = (typeof THEMES)[number];

export interface PictureWish {
  /** `paper`: stage and logs, for a sheet of paper. */
  readonly what: PicturePart | 'paper';
  /** `print`: ink on white. */
  readonly theme: PictureTheme;
  /** In CSS pixels: letters keep their size, so that a narrower picture has larger ones. */
  readonly width: number;
  /** Title, time and what the headline says. */
  readonly caption: boolean;
  /** All pictures have the same size, as those of a film must: what is said has room for some lines. */
  readonly isEven?: boolean;
  /** The signs that occur in it. */
  readonly legend: boolean;
  /** Where the picture is from, for the caption. */
  readonly source?: string;
  /** The stretch of the diagram; by default the one around the time. */
  readonly window?: TimeWindow;
}

/** From here on the usual window of the diagram has enough of the past, in µs. */
const USUAL_PAST = 200_000;
const SHORTEST = 60_000;

/** The stretch of the diagram soon after the start of a run: there is no future to leave room for. */
export const earlyWindow = (time: Micros): TimeWindow | null =>
  time < USUAL_PAST ? { from: 0, to: Math.max(SHORTEST, time / 0.85) } : null;

/** The narrowest and the widest picture, in CSS pixels. */
export const PICTURE_WIDTHS = { least: 320, most: 3840 } as const;
/** Pixels for a CSS pixel. */
export const SCALES = [1, 2, 3] as const;
/** Pixels in a picture: phones draw no larger canvas. */
export const MOST_PIXELS = 16_000_000;

/** The largest scale up to `wanted` at which a picture of this size can be drawn. */
export function scaleFor({ width, height }: { width: number; height: number }, wanted: number): number {
  const most = Math.sqrt(MOST_PIXELS / (width * height));
  return Math.min(wanted, most);
}

const HEAD = 26;
const NARROW = 400;
type Sized = Pick<PictureWish, 'what' | 'width'>;
const rowHeight = (servers: number, { what, width }: Sized): number => {
  if (servers > 9 || width < NARROW) return 27;
  if (what === 'paper') return 52;
  return servers > 5 ? 60 : 88;
};

/** The heights of the parts, in CSS pixels, and whether stage and logs stand side by side. */
export function heightsOf(wish: Sized, servers: number) {
  const { what, width } = wish;
  const isBeside = width >= (what === 'all' ? 820 : 600) && (what === 'all' || what === 'paper');
  const stageWidth = isBeside ? width * 0.56 : width;
  return {
    isBeside,
    stage: Math.round(Math.min(Math.max(220, stageWidth * 0.74), 1400)),
    logs: HEAD + servers * rowHeight(servers, wish),
    diagram: 60 + servers * Math.max(18, Math.min(46, 640 / servers)),
  };
}
