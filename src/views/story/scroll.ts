/** The words of a page may be longer than their room: the page's keys scroll first. */
import type { CommandId } from '../../store/keys.ts';

/** A shorter distance, in pixels, is not worth a key press. */
const NOTHING_LEFT = 12;

/**
 * Space and the page keys scroll, as in any document; they turn the page where its words end. Whether a
 * command was done by scrolling.
 */
export const scrollsBefore = (command: CommandId): boolean =>
  (command === 'next-page' && scrollWords(1)) || (command === 'previous-page' && scrollWords(-1));

/** Scrolls the words by a screen, forward (1) or back (-1). False at the end. */
function scrollWords(by: 1 | -1): boolean {
  const words = document.querySelector('.story-words');
  if (words === null) return false;
  const scrolls = getComputedStyle(words).overflowY !== 'visible';
  const scroller = scrolls ? words : document.documentElement;
  const { scrollTop, scrollHeight, clientHeight } = scroller;
  const left = by === 1 ? scrollHeight - clientHeight - scrollTop : scrollTop;
  if (left < NOTHING_LEFT) return false;
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(scroller);
  const covered = (Number.parseFloat(scrollPaddingTop) || 0) + (Number.parseFloat(scrollPaddingBottom) || 0);
  scroller.scrollBy({ top: by * (clientHeight - covered) * 0.85 });
  return true;
}
