/** The keys of an embed: only after a press in it, and only of what its reader may do. */
import { ACTS_ON_NETWORK, may } from '../../store/allowed.ts';
import type { EmbeddedOptions } from '../../store/embed/options.ts';
import type { Command, CommandId } from '../../store/keys.ts';
import type { Session } from '../../store/session.ts';

/** Whether the reader has pressed something in the frame since it has the focus. `isFirst`: before, too. */
export function pressedInside(isFirst: boolean): () => boolean {
  let isInside = isFirst;
  const come = () => {
    isInside = true;
  };
  // A click is also a press of a button by a key.
  window.addEventListener('pointerdown', come, true);
  window.addEventListener('click', come, true);
  window.addEventListener('blur', () => {
    isInside = false;
  });
  return () => isInside;
}

const ACTS = ['request', 'partition', 'heal', 'release'] as const satisfies readonly CommandId[];

/** Whether the embed has the command at all. */
export function mayPress(
  session: Session,
  { parts, allow }: EmbeddedOptions,
  { id, group }: Command,
): boolean {
  if (group === 'time') return may(session, 'play');
  if (group === 'story') return parts.has('words') && may(session, 'read');
  if (id === 'network') return ACTS_ON_NETWORK.every((one) => may(session, one));
  if (id === 'undo') return mayAct(allow);
  return id === 'close' || ACTS.some((act) => act === id && may(session, act));
}

/** Whether there is any act that the reader may do. */
export const mayAct = (allow: EmbeddedOptions['allow']): boolean =>
  [...allow].some((one) => one !== 'play' && one !== 'read');
