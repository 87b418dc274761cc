/** What a picture of a run shall show, and how. */
import type { Micros } from '../../base/time.ts';
import type { TimeWindow } from '../../scene/time-window.ts';

export type PicturePart = 'all' | 'stage' | 'logs' | 'diagram';

export interface PictureWish {
  /** `paper`: stage and logs, for a sheet of paper. */
  readonly what: PicturePart | 'paper';
  /** `print`: ink on white. */
  readonly theme: 'light' | 'dark' | 'print';
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
/** Between the margins and beside each other, in CSS pixels. */
const GAP = 20;

type Sized = Pick<PictureWish, 'what' | 'width'>;

/** Whether the two runs of a comparison stand side by side: else one below the other. */
export const hasRoomForTwo = ({ width }: Sized): boolean => width >= 600;

interface Content {
  /** Two runs are compared. */
  readonly isPair: boolean;
  readonly hasLogs: boolean;
}

const rowHeight = (servers: number, what: PictureWish['what'], width: number, isPair: boolean): number => {
  if (servers > 9) return what === 'paper' ? 19 : 27;
  if (width < NARROW) return isPair ? 48 : 27;
  if (what === 'paper') return 52;
  return servers > 5 || isPair ? 60 : 88;
};

/** The heights of the parts of a run, in CSS pixels, and whether stage and logs stand side by side. */
export function heightsOf(wish: Sized, servers: number, { isPair, hasLogs }: Content) {
  const { what } = wish;
  const width = isPair && hasRoomForTwo(wish) ? (wish.width - 3 * GAP) / 2 : wish.width;
  const hasBoth = hasLogs && (what === 'all' || what === 'paper');
  const isBeside = hasBoth && !isPair && width >= (what === 'all' ? 820 : 600);
  const stageWidth = isBeside ? width * 0.56 : width;
  const most = what === 'stage' ? 1400 : what === 'paper' ? 360 : 640;
  const stage = Math.round(Math.min(Math.max(220, stageWidth * 0.74), most));
  const logs = HEAD + servers * rowHeight(servers, what, width, isPair);
  const lane = Math.max(18, Math.min(isPair ? 32 : 46, 640 / servers));
  return {
    isBeside,
    // Side by side, the lower one gets the height of the other, as long as it is of use.
    stage: isBeside ? Math.max(stage, Math.min(logs, stageWidth)) : stage,
    logs: isBeside ? Math.max(logs, Math.min(stage, 600)) : logs,
    diagram: 60 + servers * lane,
  };
}

/** As wide as A4 and Letter have room for, and as high as Letter is at this width, in CSS pixels. */
export const PAPER_WIDTH = 680;
const PAPER_HEIGHT = 900;
/** The list of events on it: its title and margins, a line, and the most lines. */
const LIST = { around: 70, line: 22, most: 10, least: 2 };
/** The address below it. */
const ADDRESS = { letters: 110, line: 15 };

/**
 * How many events are listed below a picture of this height, so that all is on one sheet. If there is no room
 * for two, the list is on a sheet of its own.
 */
export function linesOnPaper(pictureHeight: number, addressLength: number): number {
  const address = Math.ceil(addressLength / ADDRESS.letters) * ADDRESS.line;
  const lines = Math.floor((PAPER_HEIGHT - pictureHeight - LIST.around - address) / LIST.line);
  return lines < LIST.least ? LIST.most : Math.min(lines, LIST.most);
}
