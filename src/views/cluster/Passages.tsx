import { useCallback, useMemo, useRef, useState } from 'react';
import type { ServerId } from '../../raft/types.ts';
import { pointOn } from '../../scene/lane.ts';
import { px } from '../../scene/plane.ts';
import { OPENING, openingsOn, passages } from '../../scene/walls.ts';
import { openMenu } from '../../store/commands.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { GATE } from './gate.ts';
import { menuGestures, reachOf } from './menu-gestures.ts';
import { moveLine } from './paint.ts';
import { useMove, useStage } from './stage-context.ts';
import { type OneWay, opens, PointedWay, pointGestures, wayName } from './Ways.tsx';

const networkOf = ({ world }: SessionState) => world.network;
const hasMenu = ({ menu }: SessionState) => menu !== null;

/** Ways that are open through a wall: an opening in it, and an arrow that says in which direction. A press opens the way's menu. */
export function Passages() {
  const network = useSession(networkOf);
  const isInMenu = useSession(hasMenu);
  const [pointed, setPointed] = useState<OneWay | null>(null);
  const ways = useMemo(() => passages(network), [network]);
  const isShown = ways.some(([from, to]) => from === pointed?.from && to === pointed.to);
  return (
    <g>
      {ways.map(([from, to]) => (
        <Passage
          key={`${from} ${to}`}
          from={from}
          to={to}
          point={(on) => setPointed(on ? { from, to } : null)}
        />
      ))}
      {pointed && isShown && !isInMenu && <PointedWay way={pointed} words={opens(pointed)} />}
    </g>
  );
}

interface Props {
  readonly from: ServerId;
  readonly to: ServerId;
  /** The reader points at it, or no longer. */
  readonly point: (on: boolean) => void;
}

function Passage({ from, to, point }: Props) {
  const session = useSession();
  const { field, layout, walls, coarse } = useStage();
  const line = useRef<SVGLineElement>(null);
  const button = useRef<SVGGElement>(null);
  const { scale } = layout;
  const openings = useMemo(() => openingsOn(layout, walls, from, to), [layout, walls, from, to]);
  const move = useCallback(() => {
    const lane = field.lane(from, to);
    const turn = px((lane.angle * 180) / Math.PI);
    moveLine(line.current, lane.start, lane.end);
    openings.forEach((share, i) => {
      const { x, y } = pointOn(lane, share);
      button.current?.children[i]?.setAttribute(
        'transform',
        `translate(${px(x)} ${px(y)}) rotate(${turn}) scale(${px(scale)})`,
      );
    });
  }, [field, from, to, openings, scale]);
  useMove(move);
  return (
    <g className="passage">
      <line ref={line} className="stub" />
      <g
        ref={button}
        role="button"
        tabIndex={0}
        aria-haspopup="menu"
        aria-label={`Open through the wall: ${wayName({ from, to })}`}
        {...menuGestures((place) => openMenu(session, { kind: 'way', from, to, ...place }))}
        {...pointGestures(point)}
      >
        {openings.map((share) => (
          <g key={share}>
            <circle className="hit" r={reachOf(coarse, scale)} />
            <circle className="opening" r={OPENING} />
            <path className="gate-bars" d={GATE.open} />
            <circle className="focus-ring" r={OPENING + 4} />
          </g>
        ))}
      </g>
    </g>
  );
}
