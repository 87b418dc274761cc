import { useLayoutEffect, useRef } from 'react';
import { grouped } from '../../base/digits.ts';
import { type Micros, toMs } from '../../base/time.ts';
import { onCalmPaint, playhead } from '../../playback/playhead.ts';
import { write } from '../../ui/text.ts';
import './timeline.css';

/** More often than ten times a second nobody reads them: of the calm frames of a play, one in so many. */
const EVERY = 3;

/** Milliseconds to the tenth, thousands apart. */
const clockText = (time: Micros): string => grouped(toMs(time).toFixed(1));

/** The virtual time in digits. */
export function Clock() {
  const digits = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    let told = '';
    let frames = 0;
    return onCalmPaint((time) => {
      frames += 1;
      if (playhead.moving && frames % EVERY !== 0) return;
      const text = clockText(time);
      if (text === told || !digits.current) return;
      told = text;
      write(digits.current, text);
    });
  }, []);
  return (
    <div className="clock" aria-hidden="true">
      <div className="clock-face">
        <span ref={digits} className="clock-digits" /> ms
      </div>
    </div>
  );
}
