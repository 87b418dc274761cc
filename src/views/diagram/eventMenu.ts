import type { MouseEvent } from 'react';
import type { Diagram } from '../../scene/diagram.ts';
import { openMenu } from '../../store/commands.ts';
import type { Session } from '../../store/session.ts';
import type { Pane } from './pane.ts';
import type { Walk } from './useDiagramKeys.ts';
import { meant, under } from './useDiagramPointer.ts';

/** The mouse button of a context menu event; the menu key has none. */
const SECOND_BUTTON = 2;

/**
 * The menu of the event under the pointer; between the ends of a message, of its sending; by keyboard, of the
 * focused event.
 */
export function eventMenu(session: Session, pane: Pane, diagram: Diagram, { seq, place }: Walk) {
  return {
    onContextMenu: (event: MouseEvent) => {
      const { left, top } = event.currentTarget.getBoundingClientRect();
      const found = under(event.target, diagram);
      const pointed = meant(found, pane, event.clientX - left) ?? found.line?.send ?? null;
      if (pointed !== null) open(session, pointed, event.clientX, event.clientY);
      else if (seq !== null && place && event.button !== SECOND_BUTTON)
        open(session, seq, left + place.x - pane.shift, top + place.y);
      else return;
      event.preventDefault();
    },
  };
}

const open = (session: Session, id: number, x: number, y: number): void =>
  openMenu(session, { kind: 'event', id, x: Math.round(x), y: Math.round(y) });
