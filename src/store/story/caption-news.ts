/**
 * Captions that appear while the run plays are read out. After a jump none is; but with reduced motion, where
 * the run jumps to the page's end, all are read out there.
 */
import type { Micros } from '../../base/time.ts';
import { wantsStillness } from '../opening.ts';
import { captionsOf, isSeen, type TimedCaption } from './captions.ts';
import type { Reading } from './state.ts';

/** Calls `say` with the captions that playing has just reached; returns an unsubscribe function. */
export function onCaptions(
  reading: Reading,
  onAppeared: (appeared: readonly TimedCaption[]) => void,
): () => void {
  let captions = captionsOf(reading.getState());
  let before = reading.session.playhead.now();
  /** The frame that ends playing paints its last step at rest. */
  let isLastStep = false;
  const playedTo = (time: Micros, isFirstStep = false) => {
    const isNew = ({ from }: TimedCaption) => from > before || (isFirstStep && from === before);
    const appeared = captions.filter((one) => isNew(one) && isSeen(reading, one, time));
    before = time;
    if (appeared.length > 0) onAppeared(appeared);
  };
  const stopPaints = reading.session.playhead.onPaint((time, from) => {
    if (isLastStep) return;
    if (before >= from) playedTo(time, before === from);
    else before = time;
  });
  const stopPlays = reading.session.subscribe(({ playing }, { playing: was }) => {
    if (playing || !was || !reading.session.playhead.moving) return;
    isLastStep = true;
    queueMicrotask(() => {
      isLastStep = false;
      playedTo(reading.session.playhead.now());
    });
  });
  const stopStory = reading.subscribe(({ over }, { over: was }) => {
    captions = captionsOf(reading.getState());
    if (over && !was && wantsStillness() && captions.length > 0) onAppeared(captions);
  });
  return () => {
    stopPaints();
    stopPlays();
    stopStory();
  };
}
