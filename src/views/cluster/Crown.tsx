import { useCallback, useRef } from 'react';
import type { Micros } from '../../base/time.ts';
import { CROWN } from '../../scene/marks.ts';
import { px } from '../../scene/plane.ts';
import { setOnce } from './paint.ts';
import { useGesture } from './stage-context.ts';

/** The height from which a new crown comes down. */
const DROP = 22;

/** A crown without animation. Drawn around the middle of its foot, at scale 1. */
export function CrownShape() {
  return <path className="crown" d={CROWN} />;
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
