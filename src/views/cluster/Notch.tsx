import { useCallback, useRef } from 'react';
import type { Micros } from '../../base/time.ts';
import { easeOutCubic } from '../../scene/motion.ts';
import { px } from '../../scene/plane.ts';
import { NOTCH, notchAway } from '../../scene/server.ts';
import { setOnce } from './paint.ts';
import { useGesture, useStage } from './stage-context.ts';

interface Props {
  readonly since: Micros | null;
  readonly angle: number;
}

/** The notch that points to the server it voted for; a new one grows out of the disc. */
export function Notch({ since, angle }: Props) {
  const { layout } = useStage();
  const away = notchAway(layout);
  const notch = useRef<SVGPathElement>(null);
  const paint = useCallback(
    (share: number) => {
      const grown = easeOutCubic(share);
      const size = 2.2 * grown - 1.2 * grown ** 2;
      const turn = `rotate(${px((angle * 180) / Math.PI)})`;
      setOnce(notch.current, 'transform', `${turn} translate(${px(away)} 0) scale(${px(size)})`);
    },
    [angle, away],
  );
  useGesture('ballot', since, paint);
  return <path ref={notch} className="vote-given" d={notchShape(layout.scale)} />;
}

/** Points outwards; drawn around its middle. */
export const notchShape = (scale: number): string =>
  `M${NOTCH.long * scale},0l${-2 * NOTCH.long * scale},${-NOTCH.wide * scale}v${2 * NOTCH.wide * scale}z`;
