/** A line drawn across the tank, and the partition that it makes. */
import type { ServerId } from '../raft/types.ts';
import type { Groups, Layout } from './layout.ts';
import { placeOf } from './layout.ts';
import { meeting, type Segment, sideOf } from './plane.ts';

/**
 * The groups after a line was drawn: each group that it crosses is split into the servers on its left and on
 * its right. `groups`: the groups before ([] for an undivided network). Null if the line crosses none.
 */
export function cutAlong(line: Segment, layout: Layout, groups: Groups): Groups | null {
  const all = Array.from({ length: layout.count }, (_, i) => i + 1);
  const standing: Groups = groups.length > 1 ? groups : [all];
  const split = standing.flatMap((group) => halves(line, layout, group));
  if (split.length === standing.length) return null;
  return [...split].sort(([a = 0], [b = 0]) => a - b);
}

/** The two sides of a group, or the group itself if the line does not cross it. */
function halves([a, b]: Segment, layout: Layout, group: readonly ServerId[]): Groups {
  const isRight = (id: ServerId) => sideOf(placeOf(layout, id), a, b) > 0;
  const right = group.filter(isRight);
  const left = group.filter((id) => !isRight(id));
  const isCrossed = left.some((one) =>
    right.some((other) => meeting([placeOf(layout, one), placeOf(layout, other)], [a, b]) !== null),
  );
  return isCrossed ? [left, right] : [group];
}
