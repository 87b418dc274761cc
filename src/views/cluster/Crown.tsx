import { useCallback, useRef } from 'react';
import type { Micros } from '../../base/time.ts';
import { px } from '../../scene/plane.ts';
import { setOnce } from './paint.ts';
import { useGesture } from './stage-context.ts';

const SHAPE = 'M-17,2L-21,-16L-10,-7.5L0,-21L10,-7.5L21,-16L17,2Z';
/** The height from which a new crown comes down. */
const DROP = 22;

/** A crown without animation. Drawn around the middle of its foot, at scale 1. */
export function CrownShape() {
  return <path className="crown" d={SHAPE} />;
}

/** The crown of a leader on the stage; a new one comes down and settles. */
export function Crown({ since }: { readonly since: Micros | null }) {
  const crown = useRef<SVGGElement>(null);
  const paint = useCallback((share: number) => {
    setOnce(crown.current, 'transform', `translate(0 ${px(-DROP * (1 - share) ** 3)})`);
    setOnce(crown.current, 'opacity', px(Math.min(1, share * 3)));
  }, []);
  useGesture('crown', since, paint);
  return (
    <g ref={crown}>
      <CrownShape />
    </g>
  );
}
