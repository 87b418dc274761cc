/** What opens a menu: a click or a tap, Enter or Space, and the context menu's own gesture. */
import type { KeyboardEvent, MouseEvent } from 'react';

/** Handlers for a button of the stage; `open` gets the place of the page where the menu belongs. */
export function menuGestures(open: (x: number, y: number) => void) {
  const openUnder = (button: Element) => {
    const { left, bottom, width } = button.getBoundingClientRect();
    open(Math.round(left + width / 2), Math.round(bottom));
  };
  return {
    onClick: (event: MouseEvent<Element>) => openUnder(event.currentTarget),
    onContextMenu: (event: MouseEvent<Element>) => {
      event.preventDefault();
      openUnder(event.currentTarget);
    },
    onKeyDown: (event: KeyboardEvent<Element>) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      openUnder(event.currentTarget);
    },
  };
}
