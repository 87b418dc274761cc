/**
 * The breakpoints of the page, in px. A media query in CSS cannot use a name, so it repeats the number as
 * `(width <= 900px)`. The tidy test compares both with this table.
 */
export const PAGE_WIDTHS = {
  /** Up to here a row of the header has no margins, and time no row for two. */
  narrowPhone: 370,
  /** Up to here the tools of the page stand in a menu. */
  phone: 560,
  /** From here the tank stands beside the words where the window is low. */
  beside: 600,
  /** Up to here the page is the small one: the tank above, one sheet at a time below. */
  small: 900,
  /** Up to here an alarm is told in fewer words. */
  alarm: 1180,
  /** Up to here the header has no room for all tools in sizes for a finger. */
  fingers: 1600,
  /** From here letters are those of a hall. */
  large: 1700,
} as const;

export const PAGE_HEIGHTS = {
  /** Up to here a hall is a phone that lies on its side. */
  lyingPhone: 500,
  /** Up to here a window is low: a page that is enlarged. */
  low: 600,
  /** Up to here the words are a low projector's. */
  lowProjector: 640,
  /** Up to here the headline gives room to the list of events. */
  headline: 760,
  /** Up to here the words of the story are smaller. */
  projector: 800,
  /** Up to here a question comes before the list of events. */
  question: 920,
} as const;
