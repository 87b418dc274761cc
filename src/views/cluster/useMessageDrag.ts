import { dropEffectOf, shareAt, shareMoved } from '../../scene/message-drag.ts';
import { packetOf } from '../../scene/packets.ts';
import { may } from '../../store/allowed.ts';
import { act, grab } from '../../store/commands.ts';
import { type MenuPlace, type Session, useSession } from '../../store/session.ts';
import { type Drag, useDrag } from '../../ui/drag.ts';
import { menuGestures } from './menu-gestures.ts';
import { useStage } from './stage-context.ts';

const packetNow = (session: Session, id: number) => packetOf(session.getState().world.packets, id);

/**
 * The handlers of a message in flight: a press stops the run and holds the message; a drag along its way
 * delays or delivers it when it is dropped, Escape cancels; a click (also by key) opens its menu.
 */
export function useMessageDrag(id: number, open: (place: MenuPlace) => void) {
  const session = useSession();
  const { field } = useStage();

  function begin(pressed: React.PointerEvent): Drag | null {
    if (!may(session, 'delay', 'deliver')) return null;
    const { clientX, clientY } = pressed;
    /** The share of its way that the pointer has dragged the message to. */
    const shareUnder = (event: PointerEvent): number | null => {
      const packet = packetNow(session, id);
      if (!packet) return null;
      const { from, to } = packet.message;
      const moved = { x: event.clientX - clientX, y: event.clientY - clientY };
      return shareAt(packet, session.playhead.now()) + shareMoved(field.lane(from, to), moved);
    };
    const letGo = () => grab(session, null);
    grab(session, { id, share: null });
    return {
      move: (event) => grab(session, { id, share: shareUnder(event) }),
      drop: (event) => {
        const share = shareUnder(event);
        if (share !== null) putDown(session, id, share);
        letGo();
      },
      press: letGo,
      cancel: letGo,
    };
  }

  return { ...menuGestures(open), onPointerDown: useDrag({ begin }).onPointerDown };
}

/** The action for dropping a message at this share of its way. */
function putDown(session: Session, id: number, share: number): void {
  const packet = packetNow(session, id);
  if (!packet) return;
  const effect = dropEffectOf(packet, session.playhead.now(), share);
  if (effect.do === 'deliver') act(session, { do: 'deliver', message: id });
  if (effect.do === 'delay') act(session, { do: 'delay', message: id, by: effect.by });
}
