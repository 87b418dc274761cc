import type { ReactNode } from 'react';
import { serverName } from '../../base/names.ts';
import { lineBelow } from '../../scene/boxes.ts';
import type { NameDetail } from '../../scene/layout.ts';
import { MARKS } from '../../scene/marks.ts';
import { type Ballot, nameInside, type ServerMark } from '../../scene/server.ts';
import { termClass } from '../../scene/terms.ts';
import { staleLeader } from '../../words/servers.ts';
import { CrownShape } from './Crown.tsx';

interface Props {
  readonly mark: ServerMark;
  readonly disc: number;
  readonly scale: number;
  readonly words: NameDetail;
  readonly stale: boolean;
  /** With its term. */
  readonly numbered?: boolean;
  /** The notch that points to the server it voted for. */
  readonly notch?: ReactNode;
  /** With a caption under the disc, if there is one; `letters`: their size, as in a layout. */
  readonly captioned?: boolean;
  readonly letters?: number;
  /** A leader's crown; by default one without animation. */
  readonly crown?: ReactNode;
}

/** A server without its timers: body, rim, crown, name, term. Drawn around (0, 0). */
export function Disc(props: Props) {
  const {
    mark,
    disc,
    scale,
    words,
    stale,
    numbered = true,
    notch = null,
    captioned = true,
    letters = 1,
    crown,
  } = props;
  const { look, power } = mark;
  return (
    <g
      className={`disc ${termClass(mark.term)}`}
      data-look={look}
      data-power={power}
      data-stale={stale || undefined}
    >
      <Body mark={mark} disc={disc} scale={scale} />
      <Inscription mark={mark} disc={disc} scale={scale} words={words} numbered={numbered} />
      {look === 'leader' && <g transform={crownPlace(disc, scale, stale)}>{crown ?? <CrownShape />}</g>}
      {stale && captioned && words === 'all' && <Below disc={disc} scale={scale} letters={letters} />}
      {words === 'all' && notch}
      {power === 'paused' && <PauseSign disc={disc} scale={scale} waiting={mark.waiting} />}
      {mark.writes > 0 && words !== 'least' && <Writes writes={mark.writes} disc={disc} scale={scale} />}
    </g>
  );
}

function Below(sizes: Pick<Required<Props>, 'disc' | 'scale' | 'letters'>) {
  const { size, y } = lineBelow(sizes);
  return (
    <text className="caption" y={y} fontSize={size}>
      {staleLeader}
    </text>
  );
}

function crownPlace(disc: number, scale: number, stale: boolean): string {
  const tilt = stale ? ` translate(${9 * scale} 3) rotate(17)` : '';
  return `translate(0 ${-disc - 9 * scale})${tilt} scale(${Math.max(0.5, scale)})`;
}

/** A leader's second rim takes the place of the election timer; a candidate's dashes are inside its disc. */
function Body({ mark: { look, power }, disc, scale }: Pick<Props, 'mark' | 'disc' | 'scale'>) {
  const edge = Math.max(1.4, 3.2 * scale);
  if (power === 'crashed') {
    const arm = Math.SQRT1_2 * (disc - edge);
    return (
      <>
        <circle className="body" r={disc - edge / 2} strokeWidth={edge * 0.7} />
        <path
          className="cross"
          d={`M${-arm},${-arm}L${arm},${arm}M${arm},${-arm}L${-arm},${arm}`}
          strokeWidth={edge * 0.7}
        />
      </>
    );
  }
  if (look === 'follower') return <circle className="body" r={disc} />;
  if (look === 'leader') {
    return (
      <>
        <circle className="rim" r={disc + 8 * scale} strokeWidth={edge * 1.4} />
        <circle className="body" r={disc} />
      </>
    );
  }
  const dash = (2 * Math.PI * (disc - edge / 2)) / 18;
  return (
    <>
      <circle
        className="rim"
        r={disc - edge / 2}
        strokeWidth={edge * 1.2}
        strokeDasharray={`${dash * 0.6} ${dash * 0.4}`}
      />
      <circle className="body" r={disc - 8 * scale} />
    </>
  );
}

function Inscription({
  mark: { id, term },
  disc,
  scale,
  words,
  numbered,
}: Pick<Props, 'mark' | 'disc' | 'scale' | 'words' | 'numbered'>) {
  if (words === 'least' || (words === 'few' && !numbered)) return null;
  if (words === 'few') {
    return (
      <text className="term" fontSize={disc * 0.92} y={disc * 0.33}>
        {term}
      </text>
    );
  }
  if (!numbered) {
    return (
      <text className="name" fontSize={22 * scale} y={7.5 * scale}>
        {serverName(id)}
      </text>
    );
  }
  const digits = String(term).length;
  const { size, y } = nameInside(scale);
  return (
    <>
      <text className="name" fontSize={size} y={y}>
        {serverName(id)}
      </text>
      <text className="term" fontSize={(digits < 3 ? 34 : 27) * scale} y={18.5 * scale}>
        {term}
      </text>
    </>
  );
}

/** At the foot of the disc; beside it, the number of waiting messages. */
function PauseSign({ disc, scale, waiting }: { disc: number; scale: number; waiting: number }) {
  const half = waiting > 0 ? 15 + 4.5 * String(waiting).length : 14;
  const bars = waiting > 0 ? 13 - half : 0;
  return (
    <g className="pause" transform={`translate(0 ${disc}) scale(${Math.max(0.62, scale)})`}>
      <rect x={-half} y={-13} width={2 * half} height={26} rx={13} />
      <path d={`M${bars - 4},-5.5V5.5M${bars + 3},-5.5V5.5`} />
      {waiting > 0 && (
        <text x={bars + 9} y={5} fontSize={14}>
          {waiting}
        </text>
      )}
    </g>
  );
}

/** Slabs at the foot of the disc: writes that are not on the disk yet. */
function Writes({ writes, disc, scale }: { writes: number; disc: number; scale: number }) {
  const shown = Math.min(writes, 4);
  const [width, step] = [8 * scale, 10.5 * scale];
  return (
    <g className="writes">
      {Array.from({ length: shown }, (_, i) => (
        <rect
          key={i}
          x={(i - shown / 2) * step + (step - width) / 2}
          y={disc * 0.62}
          width={width}
          height={3.4 * scale}
          rx={1}
        />
      ))}
    </g>
  );
}

/** A vote as its candidate knows it: granted, denied, or not in yet. Drawn around (0, 0), at scale 1. */
export function Pip({ ballot }: { ballot: Ballot }) {
  if (ballot === 'awaited') return <circle className="pip" data-ballot={ballot} r={4.5} />;
  return (
    <g className="pip" data-ballot={ballot}>
      <circle r={9} />
      <path d={ballot === 'granted' ? MARKS.yes : MARKS.no} />
    </g>
  );
}
