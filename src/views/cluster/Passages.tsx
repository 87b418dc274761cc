import { useCallback, useMemo, useRef } from 'react';
import type { ServerId } from '../../raft/types.ts';
import { GATE } from '../../scene/gate.ts';
import { OPENING, openingsOn, passages } from '../../scene/walls.ts';
import { ACTS_IN, useMay } from '../../store/allowed.ts';
import { openMenu } from '../../store/commands.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import * as words from '../../words/stage.ts';
import { menuGestures, reachOf } from './menu-gestures.ts';
import { moveLine, placeOnLane } from './paint.ts';
import { useMove, useStage } from './stage-context.ts';
import { useWalls } from './useWalls.ts';
import { among, PointedWay, pointGestures, usePointed } from './Ways.tsx';

const networkOf = ({ world }: SessionState) => world.network;
const hasMenu = ({ menu }: SessionState) => menu !== null;

/** Ways that are open through a wall: an opening in it, and an arrow. A press opens the way's menu. */
export function Passages() {
  const network = useSession(networkOf);
  const isInMenu = useSession(hasMenu);
  const { pointed, point } = usePointed();
  const ways = useMemo(() => passages(network), [network]);
  const shown = isInMenu ? null : among(ways, pointed);
  return (
    <g>
      {ways.map(([from, to]) => (
        <Passage key={`${from} ${to}`} from={from} to={to} point={point({ from, to })} />
      ))}
      {shown && <PointedWay way={shown} words={words.wayMenu(shown.from, shown.to)} />}
    </g>
  );
}

interface Props {
  readonly from: ServerId;
  readonly to: ServerId;
  /** The reader points at it, or stops doing so. */
  readonly point: (on: boolean) => void;
}

function Passage({ from, to, point }: Props) {
  const session = useSession();
  const { field, layout, coarse } = useStage();
  const walls = useWalls();
  const line = useRef<SVGLineElement>(null);
  const button = useRef<SVGGElement>(null);
  const { scale } = layout;
  const hasMenu = useMay(...ACTS_IN.way);
  const openings = useMemo(() => openingsOn(layout, walls, from, to), [layout, walls, from, to]);
  const move = useCallback(() => {
    const lane = field.lane(from, to);
    moveLine(line.current, lane.start, lane.end);
    openings.forEach((share, i) => placeOnLane(button.current?.children[i] ?? null, lane, share, scale));
  }, [field, from, to, openings, scale]);
  useMove(move);
  return (
    <g className="passage">
      <line ref={line} className="stub" />
      <g
        ref={button}
        {...(hasMenu && {
          role: 'button',
          tabIndex: 0,
          'aria-haspopup': 'menu',
          'aria-label': words.passage(from, to),
          ...menuGestures((place) => openMenu(session, { kind: 'way', from, to, ...place })),
          ...pointGestures(point),
        })}
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
