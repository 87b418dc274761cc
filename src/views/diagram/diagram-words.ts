/** Texts of the diagram. */
import { toMs } from '../../base/time.ts';
import type { MessageLine } from '../../scene/diagram-messages.ts';
import { actionOf, fetchEvent } from '../../store/fetch-events.ts';
import type { Session } from '../../store/session.ts';
import * as words from '../../words/diagram.ts';
import { messageLabel } from '../../words/stage.ts';
import { sentence } from '../narration/sentences.ts';

const clock = (time: number): string => `${toMs(time).toFixed(1)} ms`;

/** An event of the open run, by its seq, with its time. */
export function eventWords(session: Session, seq: number): string {
  const event = fetchEvent(session, seq);
  return event === undefined ? '' : words.event(clock(event.time), sentence(event, actionOf(session, event)));
}

export function messageWords({ packet, message, fate, endedAt }: MessageLine): string {
  const label = messageLabel(message, packet.at === Infinity);
  return words.messages[fate](label, clock(packet.sentAt), clock(endedAt));
}
