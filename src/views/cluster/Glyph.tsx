import { BLOCK, type Glyph } from '../../scene/glyph.ts';
import { MARKS } from '../../scene/marks.ts';
import { termClass } from '../../scene/terms.ts';

/** The part of a message that is turned into its direction; around (0, 0), to the right. */
export function GlyphBody({ glyph }: { glyph: Glyph }) {
  return (
    <>
      <path className="outline" d={glyph.outline} />
      {glyph.blocks.map(({ term, x }) => (
        <rect
          key={x}
          className={`block ${termClass(term)}`}
          x={x}
          y={-BLOCK.height / 2}
          width={BLOCK.width}
          height={BLOCK.height}
        />
      ))}
      {glyph.more > 0 && (
        <g transform={`translate(${glyph.moreAt} 0)`}>
          <text className="more" y={4.5} fontSize={12.5}>
            +{glyph.more}
          </text>
        </g>
      )}
    </>
  );
}

/** The part that stays upright: its mark. */
export function GlyphMark({ glyph }: { glyph: Glyph }) {
  return glyph.mark && <path className="mark" d={MARKS[glyph.mark]} />;
}
