import { ticksOf } from '../../scene/ticks.ts';
import { type TimeWindow, xAt } from '../../scene/time-window.ts';
import { LANES } from './glyphs.ts';

/** This near to the right end a tick's text would be cut off. */
const WORDS = 44;

/** Round times under the track. */
export function Axis({ shown, width }: { readonly shown: TimeWindow; readonly width: number }) {
  return ticksOf(shown, width).map(({ time, text }) => {
    const x = xAt(shown, width, time);
    return (
      <g key={time}>
        <path className="axis-tick" d={`M${x.toFixed(1)} ${LANES.foot + 3}v5`} />
        {x < width - WORDS && (
          <text className="axis-tick-text" x={(x + 3).toFixed(1)} y={LANES.axis}>
            {text}
          </text>
        )}
      </g>
    );
  });
}
