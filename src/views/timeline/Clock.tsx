import { useLayoutEffect, useRef } from 'react';
import { grouped } from '../../base/digits.ts';
import type { Micros } from '../../base/time.ts';
import { useSession } from '../../store/session.ts';
import { setText } from '../../ui/text.ts';
import './timeline.css';

/** Nobody can read it more often than ten times a second: one calm frame in this many. */
const EVERY = 3;

const MINUTE_MS = 60_000;

/** Milliseconds with one decimal and grouped thousands; from a minute on minutes and seconds. */
export function clockText(time: Micros): readonly [digits: string, unit: string] {
  const ms = Math.round(time / 100) / 10;
  if (ms < MINUTE_MS) return [grouped(ms.toFixed(1)), 'ms'];
  return [`${Math.floor(ms / MINUTE_MS)} min ${((ms % MINUTE_MS) / 1000).toFixed(4)}`, 's'];
}

/** The virtual time in digits. */
export function Clock() {
  const session = useSession();
  const digits = useRef<HTMLSpanElement>(null);
  const unit = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    let shownText = '';
    let frames = 0;
    return session.playhead.onCalmPaint((time) => {
      frames += 1;
      if (session.playhead.moving && frames % EVERY !== 0) return;
      const [text, inUnit] = clockText(time);
      if (text === shownText || !digits.current || !unit.current) return;
      shownText = text;
      setText(digits.current, text);
      if (unit.current.textContent !== inUnit) setText(unit.current, inUnit);
    });
  }, [session]);
  return (
    <div className="clock" aria-hidden="true" translate="no">
      <div className="clock-face">
        <span ref={digits} className="clock-digits" /> <span ref={unit} />
      </div>
    </div>
  );
}
