import { wallLabel } from '../../scene/names.ts';
import { between, length, minus, type Segment } from '../../scene/plane.ts';
import { wallPath } from '../../scene/walls.ts';
import { heal } from '../../store/commands.ts';
import { type Session, useSession } from '../../store/session.ts';
import { pressGestures } from './menu-gestures.ts';
import { useStage } from './stage-context.ts';

const groupsOf = (session: Session) => session.world.network.groups;

/** The walls of the partition that stands. A click anywhere on them heals it; their sign is the button that says so. */
export function Walls() {
  const groups = useSession(groupsOf);
  const { walls, layout } = useStage();
  if (walls.length === 0) return null;
  const d = wallPath(walls);
  const sign = signPlace(walls, layout.size.height);
  return (
    <g className="wall">
      <path className="wall-hit" d={d} onClick={heal} />
      <path className="wall-edge" d={d} />
      <path className="wall-pane" d={d} />
      <g
        className="wall-sign"
        transform={`translate(${sign.x} ${sign.y})`}
        role="button"
        tabIndex={0}
        aria-label={wallLabel(groups)}
        {...pressGestures(heal)}
      >
        <rect className="hit" x={-32} y={-22} width={64} height={44} />
        <rect className="wall-plate" x={-27} y={-14} width={54} height={28} rx={14} />
        <text y={5} fontSize={14}>
          Heal
        </text>
      </g>
    </g>
  );
}

/** On the longest piece, where there is most room for it. */
function signPlace(walls: readonly Segment[], height: number): { x: number; y: number } {
  const longest = [...walls].sort((a, b) => length(minus(b[1], b[0])) - length(minus(a[1], a[0])))[0];
  const middle = longest ? between(longest[0], longest[1], 0.5) : { x: 0, y: 0 };
  return { x: Math.round(middle.x), y: Math.round(Math.min(height - 24, Math.max(24, middle.y))) };
}
