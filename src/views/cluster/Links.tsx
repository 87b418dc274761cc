import { useCallback, useMemo, useRef } from 'react';
import { px } from '../../scene/plane.ts';
import type { Network } from '../../sim/types.ts';
import { isCutWay, waysOf } from '../../sim/ways.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { useMove, useStage } from './stage-context.ts';

const networkOf = (session: SessionState) => session.world.network;
/** With more servers there are thousands of links, and the drawing would be a grey area. */
const LINKS_UP_TO = 25;
/** With more servers than this, links are drawn more faintly. */
const CLEAR_UP_TO = 7;

/** The links that are open in at least one direction. */
const pairsOf = (network: Network) =>
  network.size > LINKS_UP_TO
    ? []
    : waysOf(network).filter(([a, b]) => a < b && !(isCutWay(network, a, b) && isCutWay(network, b, a)));

/** The links of the network, faintly. */
export function Links() {
  const network = useSession(networkOf);
  const { field } = useStage();
  const pairs = useMemo(() => pairsOf(network), [network]);
  const lines = useRef<SVGPathElement>(null);
  const move = useCallback(() => {
    const ends = pairs.map(([a, b]) => [field.place(a), field.place(b)] as const);
    const shape = ends.map(([a, b]) => `M${px(a.x)},${px(a.y)}L${px(b.x)},${px(b.y)}`).join('');
    lines.current?.setAttribute('d', shape);
  }, [field, pairs]);
  useMove(move);
  return <path ref={lines} className="link" opacity={px(Math.min(1, CLEAR_UP_TO / network.size))} />;
}
