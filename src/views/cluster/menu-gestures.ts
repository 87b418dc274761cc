/** What a button of the stage listens to, for an SVG group has no click of its own from the keyboard. */
import type { KeyboardEvent, MouseEvent } from 'react';

function onPress(act: (button: Element) => void) {
  return (event: KeyboardEvent<Element>) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    act(event.currentTarget);
  };
}

/** A click or a tap, Enter or Space. */
export const pressGestures = (act: () => void) => ({ onClick: act, onKeyDown: onPress(act) });

/** The same, and the context menu's own gesture; `open` gets the place of the page where the menu belongs. */
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
    onKeyDown: onPress(openUnder),
  };
}
