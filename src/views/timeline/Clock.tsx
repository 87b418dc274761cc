import { useLayoutEffect, useRef } from 'react';
import { type Micros, toMs } from '../../base/time.ts';
import { onPaint } from '../../playback/playhead.ts';

/** Milliseconds to the tenth, thousands apart. */
function clockText(time: Micros): string {
  return toMs(time)
    .toFixed(1)
    .replace(/\B(?=(\d{3})+\.)/g, '\u202f');
}

/** The virtual time in digits. */
export function Clock() {
  const digits = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    let told = '';
    return onPaint((time) => {
      const text = clockText(time);
      if (text === told || !digits.current) return;
      told = text;
      digits.current.textContent = text;
    });
  }, []);
  return (
    <div className="clock" aria-hidden="true">
      <span ref={digits} className="clock-digits" /> ms
    </div>
  );
}
