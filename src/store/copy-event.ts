/** Copies an event: its sentence, its rule with the section, and a link to its moment. */
import { wordsOf } from '../raft/rules.ts';
import type { SimEvent } from '../sim/types.ts';
import * as words from '../words/copying.ts';
import { eventSentence } from '../words/events.ts';
import { hashOf, isTooLong, LONGEST_LINK } from './address.ts';
import { isCopied } from './clipboard.ts';
import { actionOf } from './fetch-events.ts';
import type { Router } from './router.ts';
import type { Session } from './session.ts';
import { hashWith } from './share-view.ts';
import { note } from './showing.ts';

/** The link opens the run at the event, with its line open; null if the run is too long for one. */
export function linkTo(session: Session, router: Router, event: SimEvent): string | null {
  const { document, detail } = session.getState();
  if (isTooLong(document)) return null;
  // Its first parameter is the time.
  const [run = ''] = hashOf(document, 0).split('&');
  const view = {
    t: event.time,
    select: { kind: 'event', id: event.seq } as const,
    ...(detail !== 'decisions' && { detail }),
  };
  const link = router.addressOf(hashWith(run, view));
  return link.length > LONGEST_LINK ? null : link;
}

/** The event as text, a line for each part. */
export function toldText(session: Session, event: SimEvent, link: string | null): string {
  const [section, rule] = (event.rule && wordsOf(event.rule)) ?? [];
  const told = words.told(event.time, eventSentence(event, actionOf(session, event)));
  return [told, rule && words.byRule(rule, section ?? ''), link].filter(Boolean).join('\n');
}

export async function copyEvent(session: Session, router: Router, event: SimEvent): Promise<void> {
  const link = linkTo(session, router, event);
  const text = toldText(session, event, link);
  if (await isCopied(text))
    return session.setState({ notice: note(link === null ? words.copiedWithoutLink : words.copied) });
  session.setState({ notice: { ...note(words.byHand), link: text } });
}
