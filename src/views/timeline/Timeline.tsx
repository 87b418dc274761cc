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

/** The run as a track: dragged, it goes there; beyond what is known, the run is continued up to there. */
export function Timeline() {
  const slider = useRef<HTMLInputElement>(null);
  const frontier = useSession((session) => session.frontierTime);
  const length = trackLength(frontier);
  // The slider's value and its words belong to the painter; React sets everything else.
  useLayoutEffect(
    () =>
      onPaint((time) => {
        const { current } = slider;
        if (!current) return;
        const ms = toMs(time);
        current.value = String(ms);
        const words = `${ms.toFixed(1)} ms`;
        if (current.getAttribute('aria-valuetext') !== words) current.setAttribute('aria-valuetext', words);
      }),
    [],
  );
  // A longer track moves the place of a value: the value has to be set anew.
  useLayoutEffect(() => {
    if (slider.current) slider.current.max = String(toMs(length));
    return onPaint((time) => {
      if (slider.current) slider.current.value = String(toMs(time));
    });
  }, [length]);
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
