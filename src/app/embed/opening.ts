/** How an embed opens: paused, at its start; where it ends, and whether it begins again. */
import type { ScenarioDocument } from '../../scenario/types.ts';
import { may } from '../../store/allowed.ts';
import { complain, pause, play, seek, setSpeed, stopAt, wantsStillness } from '../../store/commands.ts';
import type { EmbeddedOptions } from '../../store/embed/options.ts';
import { meantHash } from '../../store/hash.ts';
import { planOf } from '../../store/plan.ts';
import type { Session, SessionState } from '../../store/session.ts';
import { LIBRARY_HASH } from '../../store/story/library.ts';
import { openSandbox } from '../../store/story/reading.ts';
import type { Reading } from '../../store/story/state.ts';
import { whenIdle } from '../../store/work.ts';
import * as words from '../../words/embed.ts';
import { openAddress } from '../address.ts';
import { wholeAddress } from './whole-address.ts';

/** Opens what the address names, and pauses there. */
export async function openQuietly(reading: Reading): Promise<void> {
  const [asked] = meantHash(reading.router.hash).split('&');
  await openAddress(reading);
  // The list is no place for an embed. It is also shown instead of an entry that does not exist.
  if (reading.getState().mode === 'library') {
    openSandbox(reading);
    await whenIdle(reading.session);
    if (asked === LIBRARY_HASH) offerList(reading.session);
    else complain(reading.session, words.noSuchEntry);
  }
  await whenIdle(reading.session);
  pause(reading.session);
}

export function begin(session: Session, reading: Reading, options: EmbeddedOptions): void {
  const { start, end, loop, speed, autoplay } = options;
  const isStory = reading.getState().mode === 'story';
  if (speed !== null) setSpeed(session, speed);
  if (start !== null) seek(session, start);
  const last = end ?? (loop && !isStory ? planOf(session.getState().document).end : null);
  const now = session.playhead.now();
  // Where it opens behind its end, it begins at its start.
  const track = end === null ? null : { from: start ?? 0, to: end };
  if (track !== null) session.setState({ track });
  if (last !== null) endAt(session, start ?? (now < last ? now : 0), last, loop, track);
  if (autoplay && !wantsStillness()) play(session);
}

/**
 * Pauses at `end`; there, Play begins again at `start`, or it begins by itself. This holds for the run that
 * is open now, whatever the reader does to it, until another one is opened.
 */
function endAt(
  session: Session,
  start: number,
  end: number,
  isLoop: boolean,
  track: SessionState['track'],
): void {
  const { document } = session.getState();
  const goOn = () => {
    if (!session.getState().playing && session.playhead.now() >= end) play(session);
  };
  stopAt(session, end);
  const stop = session.subscribe((state, before) => {
    if (!isSameRun(document, state.document)) {
      stop();
      stopAt(session, Infinity);
      if (track !== null && state.track === track) session.setState({ track: null });
      return;
    }
    if (state.playing === before.playing) return;
    const isBehind = session.playhead.now() >= end;
    if (state.playing && isBehind) seek(session, start);
    // It is told before the playhead is there; a reader who pauses behind the end has paused.
    if (!state.playing && !isBehind && isLoop) queueMicrotask(goOn);
  });
}

/** Whether one document is the other with more acts, or fewer. */
const isSameRun = (one: ScenarioDocument, other: ScenarioDocument): boolean =>
  one.seed === other.seed && one.title === other.title && one.cluster === other.cluster;

const offerList = (session: Session): void =>
  session.setState({
    notice: {
      tone: 'note',
      text: words.noList,
      undo: false,
      offer: { label: words.openList, take: () => openWhole(LIBRARY_HASH) },
    },
  });

const openWhole = (hash: string): void => void window.open(wholeAddress(hash), '_blank', 'noopener');

/** A link to a run or a page opens it here, if the reader may read. The browser’s history stays as it is. */
export function followLinks({ router, session }: Reading): void {
  window.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const hash = link?.getAttribute('href');
    if (event.defaultPrevented || !hash || link?.hasAttribute('target')) return;
    event.preventDefault();
    // Whoever may only look stays at what the embed shows.
    if (may(session, 'read')) router.go(hash);
    else openWhole(hash);
  });
}
