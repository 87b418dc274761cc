import { useCallback, useRef } from 'react';
import type { ServerId } from '../../raft/types.ts';
import { isCut } from '../../scene/walls.ts';
import { type Session, useSession } from '../../store/session.ts';
import { moveLine } from './paint.ts';
import { useMove, useStage } from './stage-context.ts';

const networkOf = (session: Session) => session.world.network;
/** With more servers the web of links says nothing any more. */
const LINKS_UP_TO = 7;

/** The links of the network, faintly. */
export function Links() {
  const network = useSession(networkOf);
  const ids = Array.from({ length: network.size }, (_, i) => i + 1);
  const pairs = ids.flatMap((a) => ids.filter((b) => b > a).map((b) => [a, b] as const));
  const whole = pairs.filter(([a, b]) => !isCut(network, a, b) || !isCut(network, b, a));
  return (
    <g>{network.size <= LINKS_UP_TO && whole.map(([a, b]) => <Link key={`${a} ${b}`} a={a} b={b} />)}</g>
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
