/** What a button of the stage listens to, for an SVG group has no click of its own from the keyboard. */
import type { KeyboardEvent, MouseEvent } from 'react';
import type { MenuPlace } from '../../store/session.ts';

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

/** Half of what a finger hits surely, in pixels. */
const FINGER = 22;

/** The radius of what can be hit of a small sign, where its drawing is scaled. */
export const reachOf = (coarse: boolean, scale: number): number =>
  coarse ? Math.max(15, FINGER / scale) : 15;

/** Where a button of the stage is: what of it can be hit, without its crown, votes and captions. */
export function placeOfButton(button: Element): MenuPlace {
  const { x, y, width, height } = (button.querySelector('.hit') ?? button).getBoundingClientRect();
  return { x, y, width, height };
}

/** The same, and the context menu's own gesture; `open` gets what the menu stands beside. */
export function menuGestures(open: (place: MenuPlace) => void) {
  const openBeside = (button: Element) => open(placeOfButton(button));
  return {
    onClick: (event: MouseEvent<Element>) => openBeside(event.currentTarget),
    onContextMenu: (event: MouseEvent<Element>) => {
      event.preventDefault();
      openBeside(event.currentTarget);
    },
    onKeyDown: onPress(openBeside),
  };
}
