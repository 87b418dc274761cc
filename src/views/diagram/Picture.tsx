import { memo } from 'react';
import type { Diagram } from '../../scene/diagram.ts';
import { axisTimes, bandHeight, type Frame } from '../../scene/diagram-frame.ts';
import type { Band as BandShape } from '../../scene/diagram-lanes.ts';
import type { DiagramMark } from '../../scene/diagram-marks.ts';
import type { MessageLine } from '../../scene/diagram-messages.ts';
import { glyphOf } from '../../scene/glyph.ts';
import { px } from '../../scene/plane.ts';
import { SIGNS } from '../../scene/signs.ts';
import { termClass } from '../../scene/terms.ts';
import { GlyphBody, GlyphMark } from '../cluster/Glyph.tsx';

/** The scale of a message's sign, smaller than on the ring. */
const SIGN_SCALE = 0.5;
const CROSS = 'M-4.5-4.5L4.5 4.5M4.5-4.5L-4.5 4.5';

const pathOf = ({ points }: MessageLine): string =>
  points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${px(x)} ${px(y)}`).join('');

export const Lanes = memo(function Lanes({ frame, bands }: Pick<Diagram, 'frame' | 'bands'>) {
  return (
    <g>
      <Axis frame={frame} />
      {Array.from({ length: frame.servers }, (_, i) => (
        <line
          key={i + 1}
          className="lane"
          x1={0}
          x2={frame.x(frame.to)}
          y1={frame.y(i + 1)}
          y2={frame.y(i + 1)}
        />
      ))}
      {bands.map((band) => (
        <Band key={`${band.server} ${band.from}`} band={band} />
      ))}
    </g>
  );
});

function Axis({ frame }: { readonly frame: Frame }) {
  const times = axisTimes(frame);
  const step = ((times[1] ?? 1000) - (times[0] ?? 0)) / 1000;
  const digits = step >= 1 ? 0 : Math.ceil(-Math.log10(step));
  return (
    <g className="axis">
      {times.map((time) => (
        <g key={time} transform={`translate(${px(frame.x(time))} 0)`}>
          <line y1={18} y2={frame.height} />
          <text y={13}>{(time / 1000).toFixed(digits)}</text>
        </g>
      ))}
    </g>
  );
}

/** The double rim of a leader. */
const RIM = 2.5;

function Band({ band }: { readonly band: BandShape }) {
  const { x, y, width, height, term, role, power, numbers } = band;
  const box = { x: px(x), y: px(y), width: px(width), height: px(height) };
  return (
    <g className={`band-span ${termClass(term)}`} data-role={role} data-power={power}>
      <rect className="band-body" rx={power === 'crashed' ? 0 : 3} {...box} />
      {power === 'up' && role === 'leader' && (
        <path
          className="band-rim"
          d={`M${px(x)} ${px(y + RIM)}H${px(x + width)}M${px(x)} ${px(y + height - RIM)}H${px(x + width)}`}
        />
      )}
      {power !== 'crashed' &&
        numbers.map((at) => (
          <text key={at} x={px(at)} y={px(y + height / 2 + 4)}>
            {term}
          </text>
        ))}
    </g>
  );
}

/** A message: its line, and its sign if there is room. */
export const MessagePath = memo(function Line({ line, signed }: { line: MessageLine; signed: boolean }) {
  const { message } = line;
  const glyph = glyphOf(message);
  const isSmall = message.type === 'AppendEntries' && message.entries.length === 0;
  const end = line.points.at(-1);
  return (
    <g
      className={`journey message ${termClass(message.term)}`}
      data-line={line.id}
      data-fate={line.fate}
      data-hollow={glyph.hollow || undefined}
      data-small={isSmall || undefined}
    >
      <path className="journey-hit" d={pathOf(line)} />
      <path className="journey-line" d={pathOf(line)} />
      {signed && (
        <g transform={`translate(${px(line.head.x)} ${px(line.head.y)}) scale(${SIGN_SCALE})`}>
          <g transform={`rotate(${px((line.angle * 180) / Math.PI)})`}>
            <GlyphBody glyph={glyph} />
          </g>
          <GlyphMark glyph={glyph} />
        </g>
      )}
      {line.fate === 'lost' && end && (
        <path className="journey-cross" d={CROSS} transform={`translate(${px(end.x)} ${px(end.y)})`} />
      )}
    </g>
  );
});

export function MarkSign({ mark }: { readonly mark: Pick<DiagramMark, 'sign' | 'term'> }) {
  const { filled, d } = SIGNS[mark.sign].diagram;
  return <path className={filled ? 'mark-sign is-filled' : 'mark-sign'} d={d} />;
}

export const Lines = memo(function Lines({ lines, closeness }: Pick<Diagram, 'lines' | 'closeness'>) {
  return lines.map((line) => <MessagePath key={line.id} line={line} signed={closeness === 'signs'} />);
});

/** Everything on the lanes but messages. */
export const Marks = memo(function Marks({ frame, marks }: Pick<Diagram, 'frame' | 'marks'>) {
  return (
    <g>
      {marks.map((mark) => (
        <g
          key={mark.seq}
          className={`lane-mark ${termClass(mark.term)}`}
          data-mark={mark.seq}
          data-sign={mark.sign}
        >
          {mark.server === 0 && (
            <path className="action-line" d={`M${px(mark.x)} ${px(mark.y + 7)}V${px(frame.height)}`} />
          )}
          <g transform={`translate(${px(mark.x)} ${px(mark.y)})`}>
            <circle className="mark-hit" r={Math.min(11, bandHeight(frame) / 2 + 3)} />
            <MarkSign mark={mark} />
          </g>
        </g>
      ))}
    </g>
  );
});
