import { type KeyboardEvent, useState } from 'react';
import type { Diagram } from '../../scene/diagram.ts';
import {
  firstStop,
  type LaneStop,
  pointOfStop,
  stopAfter,
  stopsOn,
  type WalkStep,
} from '../../scene/diagram-stops.ts';
import type { Point } from '../../scene/plane.ts';
import { may } from '../../store/allowed.ts';
import { goToEvent } from '../../store/commands.ts';
import { fetchEvent } from '../../store/fetch-events.ts';
import { pressOf } from '../../store/keyPress.ts';
import { pointEvent, pointNowhere } from '../../store/pointing.ts';
import { type Session, useSession } from '../../store/session.ts';
import { eventWords } from './diagram-words.ts';
import type { Pane } from './pane.ts';

const STEPS: Readonly<Record<string, WalkStep>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
/** The step of a move by key, as a share of the window's width. */
const PAN = 0.25;
const ZOOM = 1.5;

/** Keys that move the window. */
function moveWindow(session: Session, pane: Pane, key: string, shift: boolean): boolean {
  const anchor = pane.anchor(session.playhead.now());
  if (key === '+' || key === '=') pane.zoom(1 / ZOOM, anchor);
  else if (key === '-' || key === '−') pane.zoom(ZOOM, anchor);
  else if (key === '0') pane.reset(session.playhead.now());
  else if (shift && key === 'ArrowRight') pane.pan(pane.width * PAN);
  else if (shift && key === 'ArrowLeft') pane.pan(-pane.width * PAN);
  else return false;
  return true;
}

export interface Walk {
  /** The focused event. */
  readonly seq: number | null;
  /** The place of the focused event on the sheet. */
  readonly place: Point | null;
  /** Its text. */
  readonly words: string;
  readonly gestures: {
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onBlur: () => void;
  };
}

/** The diagram by keyboard: one event has the focus, and is read out. */
export function useDiagramKeys(pane: Pane, diagram: Diagram): Walk {
  const session = useSession();
  const [at, setAt] = useState<LaneStop | null>(null);

  function goTo(stop: LaneStop | undefined): void {
    const event = stop && fetchEvent(session, stop.seq);
    if (stop === undefined || event === undefined) return;
    setAt(stop);
    pointEvent(session, event);
    pane.reveal(stop.time);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const press = pressOf(event.nativeEvent);
    if (press === null || press.control) return;
    if (!moveWindow(session, pane, press.key, press.shift) && !step(press.key)) return;
    event.preventDefault();
  }

  function step(key: string): boolean {
    const way = STEPS[key];
    if (way !== undefined) {
      const stops = stopsOn(diagram);
      goTo(at === null ? firstStop(stops, session.playhead.now()) : stopAfter(stops, at, way));
      return true;
    }
    if (at === null || (key !== 'Enter' && key !== 'Escape')) return false;
    if (key === 'Escape') leave();
    else if (may(session, 'play')) goToEvent(session, at.seq);
    return true;
  }

  function leave(): void {
    setAt(null);
    pointNowhere(session);
  }

  const isHere = at !== null && at.time >= diagram.frame.from && at.time <= diagram.frame.to;
  return {
    seq: isHere ? at.seq : null,
    place: isHere ? pointOfStop(diagram, at) : null,
    words: at === null ? '' : eventWords(session, at.seq),
    // The focus returns from the event's menu.
    gestures: { onKeyDown, onBlur: () => session.getState().menu ?? leave() },
  };
}
