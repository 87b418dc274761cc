import { useCallback, useRef } from 'react';
import type { ServerId } from '../../raft/types.ts';
import { pointOn } from '../../scene/lane.ts';
import { serverName } from '../../scene/names.ts';
import { px } from '../../scene/plane.ts';
import { isCut, loneCuts } from '../../scene/walls.ts';
import { act } from '../../store/commands.ts';
import { type Session, useSession } from '../../store/session.ts';
import { pressGestures } from './gestures.ts';
import { moveLine } from './paint.ts';
import { useMove, useStage } from './stage-context.ts';

const networkOf = (session: Session) => session.world.network;
/** With more servers the web of links says nothing any more. */
const LINKS_UP_TO = 7;

/** The links of the network, faintly, and the directions of them that are cut without a wall. */
export function Links() {
  const network = useSession(networkOf);
  const ids = Array.from({ length: network.size }, (_, i) => i + 1);
  const pairs = ids.flatMap((a) => ids.filter((b) => b > a).map((b) => [a, b] as const));
  const whole = pairs.filter(([a, b]) => !isCut(network, a, b) || !isCut(network, b, a));
  return (
    <g>
      {network.size <= LINKS_UP_TO && whole.map(([a, b]) => <Link key={`${a} ${b}`} a={a} b={b} />)}
      {loneCuts(network).map(([from, to]) => (
        <LoneCut key={`${from} ${to}`} from={from} to={to} />
      ))}
    </g>
  );
}

function Link({ a, b }: { a: ServerId; b: ServerId }) {
  const { field } = useStage();
  const line = useRef<SVGLineElement>(null);
  const move = useCallback(() => {
    moveLine(line.current, field.place(a), field.place(b));
  }, [field, a, b]);
  useMove(move);
  return <line ref={line} className="link" />;
}

const mend = (from: ServerId, to: ServerId) => act({ do: 'mend', from, to });

/** A bar across one direction of a link; a click mends it. */
function LoneCut({ from, to }: { from: ServerId; to: ServerId }) {
  const { field, layout } = useStage();
  const bar = useRef<SVGGElement>(null);
  const stub = useRef<SVGLineElement>(null);
  const scale = Math.max(0.5, layout.scale);
  const move = useCallback(() => {
    const lane = field.lane(from, to);
    const { x, y } = pointOn(lane, 0.5);
    bar.current?.setAttribute(
      'transform',
      `translate(${px(x)} ${px(y)}) rotate(${px((lane.angle * 180) / Math.PI)}) scale(${px(scale)})`,
    );
    moveLine(stub.current, lane.start, { x, y });
  }, [field, from, to, scale]);
  useMove(move);
  return (
    <g className="lone-cut">
      <line ref={stub} className="stub" />
      <g
        ref={bar}
        className="bar"
        role="button"
        tabIndex={0}
        aria-label={`Mend the cut from ${serverName(from)} to ${serverName(to)}`}
        {...pressGestures(() => mend(from, to))}
      >
        <circle className="hit" r={15} />
        <circle className="focus-ring" r={15} />
        <path className="bar-line" d="M0,-11V11" />
      </g>
    </g>
  );
}
