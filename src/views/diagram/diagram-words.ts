/** What the diagram says in words. */
import { toMs } from '../../base/time.ts';
import type { MessageLine } from '../../scene/diagram-messages.ts';
import { messageLabel } from '../../scene/names.ts';
import { actionOf, fetchEvent } from '../../store/fetch-events.ts';
import type { Session } from '../../store/session.ts';
import { sentence } from '../narration/sentences.ts';

const clock = (time: number): string => `${toMs(time).toFixed(1)} ms`;

/** An event of the open run, by its seq, with its time. */
export function eventWords(session: Session, seq: number): string {
  const event = fetchEvent(session, seq);
  return event === undefined ? '' : `${clock(event.time)}: ${sentence(event, actionOf(session, event))}`;
}

const ENDS = { delivered: 'there at', lost: 'lost at', open: 'on its way at' } as const;

export function messageWords({ packet, message, fate, endedAt }: MessageLine): string {
  return `${messageLabel(message, packet.at === Infinity)}; sent at ${clock(packet.sentAt)}, ${ENDS[fate]} ${clock(endedAt)}`;
}
