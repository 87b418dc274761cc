import { wallLabel } from '../../scene/names.ts';
import { SIGN, signPlace, wallPath } from '../../scene/walls.ts';
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
  const thin = Math.max(0.4, Math.min(1, layout.scale));
  const sign = signPlace(layout, walls);
  return (
    <g className="wall">
      <path className="wall-hit" d={d} onClick={heal} />
      <path className="wall-edge" d={d} strokeWidth={10 * thin} />
      <path className="wall-pane" d={d} strokeWidth={10 * thin - 3} />
      <g
        className="wall-sign"
        transform={`translate(${sign.x} ${sign.y})`}
        role="button"
        tabIndex={0}
        aria-label={wallLabel(groups)}
        {...pressGestures(heal)}
      >
        <rect className="hit" x={-SIGN.x} y={-SIGN.y} width={2 * SIGN.x} height={2 * SIGN.y} />
        <rect className="wall-plate" x={-27} y={-14} width={54} height={28} rx={14} />
        <text y={5} fontSize={14}>
          Heal
        </text>
      </g>
    </g>
  );
}
