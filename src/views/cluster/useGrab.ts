import { useEffect, useRef } from 'react';
import { playhead } from '../../playback/playhead.ts';
import { meaningOf, shareAt, shareMoved } from '../../scene/grip.ts';
import { packetOf } from '../../scene/packets.ts';
import { act, grab } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { menuGestures } from './menu-gestures.ts';
import { useStage } from './stage-context.ts';

/** A pointer that moved less meant a click. */
const SHORTEST_DRAG = 6;

interface Grip {
  /** Where the pointer was pressed, in CSS pixels of the viewport. */
  readonly x: number;
  readonly y: number;
  readonly isDrag: boolean;
}

const packetNow = (id: number) => packetOf(useSession.getState().world.packets, id);

/**
 * What a message in flight listens to: a press holds it in the hand, so that it does not fly away; dragged along its way it is delayed or
 * delivered when it is let go, Escape puts it back; a click (also by key) opens its menu.
 */
export function useGrab(id: number, open: (x: number, y: number) => void) {
  const { field } = useStage();
  const grip = useRef<Grip | null>(null);
  const wasDrag = useRef(false);
  const menu = menuGestures(open);

  function letGo(): void {
    if (grip.current === null) return;
    grip.current = null;
    grab(null);
  }

  useWayBack(() => {
    if (grip.current === null) return false;
    letGo();
    return true;
  });

  /** The share of its way that the pointer has brought the message to. */
  function shareUnder({ clientX, clientY }: React.PointerEvent, { x, y }: Grip): number | null {
    const packet = packetNow(id);
    if (!packet) return null;
    const { from, to } = packet.message;
    const moved = shareMoved(field.lane(from, to), { x: clientX - x, y: clientY - y });
    return shareAt(packet, playhead.now()) + moved;
  }

  function onPointerDown(event: React.PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary) return;
    wasDrag.current = false;
    grip.current = { x: event.clientX, y: event.clientY, isDrag: false };
    event.currentTarget.setPointerCapture(event.pointerId);
    grab({ id, share: null });
  }

  function onPointerMove(event: React.PointerEvent): void {
    const held = grip.current;
    if (!held || !event.isPrimary) return;
    const isDrag = held.isDrag || Math.hypot(event.clientX - held.x, event.clientY - held.y) >= SHORTEST_DRAG;
    if (!isDrag) return;
    wasDrag.current = true;
    grip.current = { ...held, isDrag };
    grab({ id, share: shareUnder(event, held) });
  }

  function onPointerUp(event: React.PointerEvent): void {
    const held = grip.current;
    if (!held || !event.isPrimary) return;
    const share = held.isDrag ? shareUnder(event, held) : null;
    if (share !== null) putDown(id, share);
    letGo();
  }

  return {
    ...menu,
    onClick: (event: React.MouseEvent<Element>) => {
      // The click at the end of a drag is no click.
      if (wasDrag.current) wasDrag.current = false;
      else menu.onClick(event);
    },
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: letGo,
    onLostPointerCapture: letGo,
  };
}

/** Escape takes a drag back, and what is lost or delivered by other means does not stay in the hand. */
function useWayBack(putBack: () => boolean): void {
  const latest = useRef(putBack);
  useEffect(() => {
    latest.current = putBack;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && latest.current()) event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      latest.current();
    };
  }, []);
}

/** Does to a message what letting it go at this share of its way means. */
function putDown(id: number, share: number): void {
  const packet = packetNow(id);
  if (!packet) return;
  const meaning = meaningOf(packet, playhead.now(), share);
  if (meaning.do === 'deliver') act({ do: 'deliver', message: id });
  if (meaning.do === 'delay') act({ do: 'delay', message: id, by: meaning.by });
}
