import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { fromMs, toMs } from '../../base/time.ts';
import { onPaint } from '../../playback/playhead.ts';
import { seek, toFrontier, toStart } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { Strip } from './Strip.tsx';
import { trackLength } from './track.ts';
import './timeline.css';

/** Keys that mean something to the whole page go there; the rest is the slider's own. */
const steps: Readonly<Record<string, () => void>> = { Home: toStart, End: toFrontier };

function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  step();
}

/** As many places of the thumb as can be told apart. */
const SEEN_STEPS = 3000;

/** The run as a track: dragged, it goes there; beyond what is known, the run is continued up to there. */
export function Timeline() {
  const slider = useRef<HTMLInputElement>(null);
  const frontier = useSession((session) => session.frontierTime);
  const length = trackLength(frontier);
  const playing = useSession((session) => session.playing);
  // The slider's value and its words belong to the painter; React sets everything else. As soon as the play stops, or
  // the track grows, the painter begins anew, and so tells the exact time.
  useLayoutEffect(() => {
    const { current } = slider;
    if (!current) return;
    current.max = String(toMs(length));
    let told = Number.NaN;
    return onPaint((time) => {
      // A step that nobody could see is not worth a frame's work.
      if (playing && Math.abs(time - told) < length / SEEN_STEPS) return;
      told = time;
      current.value = String(toMs(time));
      current.setAttribute('aria-valuetext', `${toMs(time).toFixed(1)} ms`);
    });
  }, [length, playing]);
  return (
    <div className="timeline">
      <Strip length={length} />
      <input
        ref={slider}
        type="range"
        className="track"
        aria-label="Time"
        min={0}
        step={0.001}
        defaultValue={0}
        onKeyDown={onKeyDown}
        onInput={(event) => seek(fromMs(Number(event.currentTarget.value)))}
      />
    </div>
  );
}
