import { useCallback, useRef } from 'react';
import { px } from '../../scene/plane.ts';
import { openings, SIGN, signPlace, wallPath } from '../../scene/walls.ts';
import { useMay } from '../../store/allowed.ts';
import { heal } from '../../store/commands.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import * as words from '../../words/stage.ts';
import { pressGestures } from './menu-gestures.ts';
import { setOnce } from './paint.ts';
import { useMove, useStage } from './stage-context.ts';
import { useWalls } from './useWalls.ts';

const networkOf = (session: SessionState) => session.world.network;

/** How far below its place a new wall begins to rise. */
const RISE = 26;

/** The animation of a new wall and its sign. */
function useRising() {
  const { field } = useStage();
  const risen = useRef<SVGGElement>(null);
  const move = useCallback(() => {
    const rising = 1 - field.share;
    setOnce(risen.current, 'opacity', rising === 0 ? null : px(1 - rising));
    setOnce(risen.current, 'transform', rising === 0 ? null : `translate(0 ${px(RISE * rising)})`);
  }, [field]);
  useMove(move);
  return risen;
}

/** The walls of the partition. A click on them heals it. */
export function Walls() {
  const session = useSession();
  const { layout } = useStage();
  const walls = useWalls();
  const wall = useRising();
  const heals = useMay('heal');
  if (walls.length === 0) return null;
  const d = wallPath(walls);
  const thin = Math.max(0.4, Math.min(1, layout.scale));
  return (
    <g ref={wall} className="wall">
      {heals && <path className="wall-hit" d={d} onClick={() => heal(session)} />}
      <path className="wall-edge" d={d} strokeWidth={10 * thin} />
      <path className="wall-pane" d={d} strokeWidth={10 * thin - 3} />
    </g>
  );
}

/**
 * The walls' sign, a button that heals. Messages are lost at walls, so the sign is drawn above their pieces.
 */
export function WallSign() {
  const session = useSession();
  const network = useSession(networkOf);
  const { layout } = useStage();
  const walls = useWalls();
  const risen = useRising();
  const heals = useMay('heal');
  if (walls.length === 0 || !heals) return null;
  const sign = signPlace(layout, walls, openings(layout, walls, network));
  return (
    <g ref={risen}>
      <g
        className="wall-sign"
        transform={`translate(${sign.x} ${sign.y})`}
        role="button"
        tabIndex={0}
        aria-label={words.healCut(network.groups)}
        {...pressGestures(() => heal(session))}
      >
        <rect className="hit" x={-SIGN.x} y={-SIGN.y} width={2 * SIGN.x} height={2 * SIGN.y} />
        <rect className="wall-plate" x={-27} y={-14} width={54} height={28} rx={14} />
        <text y={5} fontSize={14}>
          {words.heal}
        </text>
      </g>
    </g>
  );
}
