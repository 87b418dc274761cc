import { useCallback, useRef } from 'react';
import type { Micros } from '../../base/time.ts';
import type { ServerId } from '../../raft/types.ts';
import { mayRing, pulseOf, pulseWidth } from '../../scene/gestures.ts';
import { easeOutCubic } from '../../scene/motion.ts';
import { atAngle, px } from '../../scene/plane.ts';
import { sideAngle } from '../../scene/server.ts';
import type { Node } from '../../sim/types.ts';
import { useSession } from '../../store/session.ts';
import { CrownShape } from './Crown.tsx';
import { setOnce, setVisible } from './paint.ts';
import { useGesture, useStage } from './stage-context.ts';

interface Props {
  readonly id: ServerId;
  readonly changes: Node['recentChanges'];
}

/**
 * Animations of recent changes of a server: a candidate's ring, a crown that goes, a denied vote. Usually
 * none.
 */
export function Gestures({ id, changes: { campaign, role, ballot } }: Props) {
  return (
    <g aria-hidden="true">
      {campaign !== null && <CampaignRing id={id} since={campaign} />}
      {role?.was === 'leader' && <LeavingCrown since={role.at} />}
      {ballot?.granted === false && <Denial id={id} since={ballot.at} candidate={ballot.candidate} />}
    </g>
  );
}

/** A ring that leaves a server whose election has begun. */
function CampaignRing({ id, since }: { readonly id: ServerId; readonly since: Micros }) {
  const session = useSession();
  const { layout } = useStage();
  const { disc, scale } = layout;
  const ring = useRef<SVGCircleElement>(null);
  const paint = useCallback(
    (share: number) => {
      const now = session.getState();
      const rings = share < 1 && mayRing(now.highlights, id, since, now);
      setVisible(ring.current, rings);
      if (!rings) return;
      const { out, strength } = pulseOf(share);
      setOnce(ring.current, 'r', px(disc + 8 * scale + out * scale));
      setOnce(ring.current, 'opacity', px(strength));
    },
    [session, id, since, disc, scale],
  );
  useGesture('pulse', since, paint);
  return <circle ref={ring} className="pulse" display="none" strokeWidth={pulseWidth(scale)} />;
}

/** The crown of a leader that steps down rises and fades. */
function LeavingCrown({ since }: { readonly since: Micros }) {
  const { disc, scale } = useStage().layout;
  const crown = useRef<SVGGElement>(null);
  const paint = useCallback(
    (share: number) => {
      setVisible(crown.current, share < 1);
      if (share === 1) return;
      const lift = -disc - (9 + 26 * easeOutCubic(share)) * scale;
      setOnce(
        crown.current,
        'transform',
        `translate(0 ${px(lift)}) rotate(${px(14 * share)}) scale(${px(Math.max(0.5, scale))})`,
      );
      setOnce(crown.current, 'opacity', px(1 - share));
    },
    [disc, scale],
  );
  useGesture('crown', since, paint);
  return (
    <g ref={crown} className="leaving" display="none">
      <CrownShape />
    </g>
  );
}

interface DenialProps {
  readonly id: ServerId;
  readonly since: Micros;
  readonly candidate: ServerId;
}

/** A denied vote, shown for a moment on the side of the candidate. */
function Denial({ id, since, candidate }: DenialProps) {
  const { layout } = useStage();
  const sign = useRef<SVGGElement>(null);
  const { disc, scale } = layout;
  const { x, y } = atAngle(sideAngle(layout, id, candidate), disc - 5 * scale);
  const paint = useCallback((share: number) => {
    setVisible(sign.current, share < 1);
    if (share < 1) setOnce(sign.current, 'opacity', px(1 - share ** 3));
  }, []);
  useGesture('ballot', since, paint);
  return (
    <g
      ref={sign}
      className="denial"
      display="none"
      transform={`translate(${px(x)} ${px(y)}) scale(${px(scale)})`}
    >
      <circle r={7.5} />
      <path d="M-3.8,0H3.8" />
    </g>
  );
}
