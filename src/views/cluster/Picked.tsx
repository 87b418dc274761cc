import { px } from '../../scene/plane.ts';

interface Props {
  readonly group: 'first' | 'second' | 'both';
  readonly disc: number;
  readonly scale: number;
}

/**
 * The reader's groups that a server is in: a ring and a letter for each. Servers in both are highlighted.
 * Drawn around (0, 0).
 */
export function Picked({ group, disc, scale }: Props) {
  const away = (disc + 17 * scale) * Math.SQRT1_2;
  const size = Math.max(0.7, scale);
  const isIn = (one: 'first' | 'second') => group === one || group === 'both';
  return (
    <g className="picked" data-group={group}>
      {group === 'both' && <circle className="picked-ring" r={disc + 17 * scale} strokeWidth={10 * scale} />}
      {group === 'first' && <circle className="picked-ring" r={disc + 15 * scale} strokeWidth={4 * scale} />}
      {group === 'second' && (
        <circle
          className="picked-ring"
          r={disc + 15 * scale}
          strokeWidth={4 * scale}
          strokeDasharray={`${9 * scale} ${6 * scale}`}
        />
      )}
      {isIn('first') && (
        <g transform={`translate(${px(-away)} ${px(away)}) scale(${px(size)})`}>
          <circle className="picked-badge" r={11} />
          <text y={5} fontSize={14}>
            A
          </text>
        </g>
      )}
      {isIn('second') && (
        <g transform={`translate(${px(away)} ${px(away)}) scale(${px(size)})`}>
          <rect className="picked-badge" x={-10.5} y={-10.5} width={21} height={21} rx={4} />
          <text y={5} fontSize={14}>
            B
          </text>
        </g>
      )}
    </g>
  );
}
