/** The handlers of a button on the stage: an SVG group gets no click from the keyboard. */
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

/** Half the size of a target for fingers, in pixels. */
const FINGER = 22;

/** The radius of the target of a small sign in a scaled drawing. */
export const reachOf = (coarse: boolean, scale: number): number =>
  coarse ? Math.max(15, FINGER / scale) : 15;

/** The place of a button on the stage: its target, without crown, votes and captions. */
export function placeOfButton(button: Element): MenuPlace {
  const { x, y, width, height } = (button.querySelector('.hit') ?? button).getBoundingClientRect();
  return { x, y, width, height };
}

/** The same, with the context menu; `open` gets the place beside which the menu opens. */
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
