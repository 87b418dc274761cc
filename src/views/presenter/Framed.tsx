import { type ReactNode, useRef } from 'react';
import { useWidth } from '../../ui/size.ts';

type Size = { readonly width: number; readonly height: number };

/** For the style of what is as wide as a stage of this shape allows. */
export const shapeOf = ({ width, height }: Size) => ({ '--stage-width': width, '--stage-height': height });

interface Props {
  /** Of the stage in the hall, in CSS pixels. */
  readonly size: Size;
  readonly label: string;
  readonly children: ReactNode;
  /** Where the pointer is, as shares of width and height; null: it has left. */
  readonly onPoint?: ((at: readonly [number, number] | null) => void) | undefined;
}

/** Where nothing can be measured. */
const USUAL = 480;

/**
 * A stage as the hall has it, laid out for its size and then made small: all is at the same place, so the
 * mouse can point at it.
 */
export function Framed({ size, label, children, onPoint }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, USUAL);
  const within = (value: number) => Math.min(Math.max(value, 0), 1);
  return (
    <div
      ref={box}
      className="presenter-frame"
      style={{ ...shapeOf(size), '--stage-scale': width / size.width }}
      role="img"
      aria-label={label}
      onPointerMove={
        onPoint &&
        (({ currentTarget, clientX, clientY }) => {
          const { x, y, width: wide, height: high } = currentTarget.getBoundingClientRect();
          onPoint([within((clientX - x) / wide), within((clientY - y) / high)]);
        })
      }
      onPointerLeave={onPoint && (() => onPoint(null))}
    >
      <div className="presenter-stage" inert>
        {children}
      </div>
    </div>
  );
}
