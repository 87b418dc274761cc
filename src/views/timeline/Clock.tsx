import { useLayoutEffect, useRef } from 'react';
import { toMs } from '../../base/time.ts';
import { onPaint } from '../../playback/playhead.ts';

/** The virtual time in digits. */
export function Clock() {
  const digits = useRef<HTMLSpanElement>(null);
  useLayoutEffect(
    () =>
      onPaint((time) => {
        if (digits.current) digits.current.textContent = toMs(time).toFixed(1);
      }),
    [],
  );
  return (
    <div className="clock" aria-hidden="true">
      <span ref={digits} className="clock-digits" /> ms
    </div>
  );
}
