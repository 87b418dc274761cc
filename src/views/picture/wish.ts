/** What a picture of a run shall show, and how. */
import type { TimeWindow } from '../../scene/time-window.ts';

export const PARTS = ['all', 'stage', 'logs', 'diagram'] as const;
export type PicturePart = (typeof PARTS)[number];
export const THEMES = ['light', 'dark', 'print'] as const;
export type PictureTheme = (typeof THEMES)[number];

export interface PictureWish {
  readonly what: PicturePart;
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

/** The narrowest and the widest picture, in CSS pixels. */
export const PICTURE_WIDTHS = { least: 320, most: 3840 } as const;
/** Pixels for a CSS pixel. */
export const SCALES = [1, 2, 3] as const;
/** Pixels in a picture: phones draw no larger canvas. */
const MOST_PIXELS = 16_000_000;

/** The largest scale up to `wanted` at which a picture of this size can be drawn. */
export function scaleFor({ width, height }: { width: number; height: number }, wanted: number): number {
  const most = Math.sqrt(MOST_PIXELS / (width * height));
  return Math.min(wanted, most);
}

const HEAD = 26;
const rowHeight = (servers: number): number => (servers <= 5 ? 88 : servers <= 9 ? 60 : 27);

/** The heights of the parts, in CSS pixels, and whether stage and logs stand side by side. */
export function heightsOf({ what, width }: Pick<PictureWish, 'what' | 'width'>, servers: number) {
  const isBeside = what === 'all' && width >= 820;
  const stageWidth = isBeside ? width * 0.56 : width;
  return {
    isBeside,
    stage: Math.round(Math.min(Math.max(300, stageWidth * 0.74), 1400)),
    logs: HEAD + servers * rowHeight(servers),
    diagram: 60 + servers * Math.max(18, Math.min(46, 640 / servers)),
  };
}
