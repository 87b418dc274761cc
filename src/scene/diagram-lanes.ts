/** The lanes: the state of each server over time. */
import { pairs } from 'd3';
import type { Micros } from '../base/time.ts';
import type { RoleName, ServerId, Term } from '../raft/types.ts';
import type { Excerpt } from '../sim/excerpt.ts';
import type { Node, Power } from '../sim/types.ts';
import { bandHeight, type Frame } from './diagram-frame.ts';

/** A span of time in which a server's term, role and power stay the same. */
export interface LaneSpan {
  readonly server: ServerId;
  readonly from: Micros;
  readonly to: Micros;
  readonly term: Term;
  readonly role: RoleName;
  readonly power: Power;
}

const spanOf = ({ id, power, server }: Node, from: Micros, to: Micros): LaneSpan => ({
  server: id,
  from,
  to,
  term: server.persistent.currentTerm,
  role: server.role.name,
  power,
});

/** All spans of an excerpt, server by server, without spans of no length. */
export function spansOf({ from, to, first, turns }: Excerpt): readonly LaneSpan[] {
  return first.nodes.flatMap((start) => {
    const own = turns.filter(({ node }) => node.id === start.id);
    const states = [{ time: from, node: start }, ...own, { time: to, node: start }];
    return pairs(states, (one, next) => spanOf(one.node, Math.max(0, one.time), next.time)).filter(
      (span) => span.to > span.from,
    );
  });
}

export interface Band extends LaneSpan {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where the number of the term is written, so that it is visible wherever the window is. */
  readonly numbers: readonly number[];
}

/** The distance of two such numbers on a long band. */
const NUMBER_EVERY = 240;
const NUMBER_INSET = 12;
/** A follower's band is lower than that of a candidate or a leader. */
const LOW = 0.72;

/** A span with its geometry on the sheet. */
export function bandOf(span: LaneSpan, frame: Frame): Band {
  const [x, end] = [frame.x(span.from), frame.x(span.to)];
  const isLow = span.power === 'up' && span.role === 'follower';
  const height = bandHeight(frame) * (isLow ? LOW : 1);
  const width = end - x;
  const digits = String(span.term).length;
  const room = width - NUMBER_INSET - digits * 8;
  const numbers =
    height < 11 || room < 0
      ? []
      : Array.from(
          { length: 1 + Math.floor(room / NUMBER_EVERY) },
          (_, i) => x + NUMBER_INSET + i * NUMBER_EVERY,
        );
  return { ...span, x, width, height, y: frame.y(span.server) - height / 2, numbers };
}
