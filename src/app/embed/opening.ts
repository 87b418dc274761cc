/** How an embed opens: paused, at its start; where it ends, and whether it begins again. */
import { complain, pause, play, seek, setSpeed, stopAt, wantsStillness } from '../../store/commands.ts';
import type { EmbeddedOptions } from '../../store/embed/options.ts';
import { planOf } from '../../store/plan.ts';
import type { Session } from '../../store/session.ts';
import { openSandbox } from '../../store/story/reading.ts';
import type { Reading } from '../../store/story/state.ts';
import { whenIdle } from '../../store/work.ts';
import * as words from '../../words/embed.ts';
import { openAddress } from '../address.ts';

/** Opens what the address names, and pauses there. */
export async function openQuietly(reading: Reading): Promise<void> {
  await openAddress(reading);
  // The list of the library is no place for an embed: the entry that was asked for does not exist.
  if (reading.getState().mode === 'library') {
    openSandbox(reading);
    await whenIdle(reading.session);
    complain(reading.session, words.noSuchEntry);
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
  if (last !== null) endAt(session, start ?? 0, last, loop);
  if (end !== null) session.setState({ track: { from: start ?? 0, to: end } });
  if (autoplay && !wantsStillness()) play(session);
}

/** Pauses at `end`; there, Play begins again at `start`, or it begins by itself. */
function endAt(session: Session, start: number, end: number, isLoop: boolean): void {
  const { document } = session.getState();
  const isOver = () => session.getState().document === document && session.playhead.now() >= end;
  stopAt(session, end);
  session.subscribe((state, before) => {
    if (state.playing === before.playing || !isOver()) return;
    if (state.playing) seek(session, start);
    else if (isLoop) queueMicrotask(() => play(session));
  });
}

/** A link to a run or a page opens it here, without an entry in the browser’s history. */
export function followLinks({ router }: Reading): void {
  window.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const hash = link?.getAttribute('href');
    if (event.defaultPrevented || !hash || link?.hasAttribute('target')) return;
    event.preventDefault();
    router.go(hash);
  });
}
