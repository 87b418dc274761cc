/** A line drawn across the tank, and the partition that it makes. */
import type { ServerId } from '../raft/types.ts';
import type { Groups, Layout } from './layout.ts';
import { placeOf } from './layout.ts';
import { meeting, type Segment, sideOf } from './plane.ts';

/**
 * The groups after a line was drawn: each group that it crosses falls into those on its left and those on its right. `groups`: those
 * that stand ([] for whole). Null where it crosses none.
 */
export function cutAlong(line: Segment, layout: Layout, groups: Groups): Groups | null {
  const all = Array.from({ length: layout.count }, (_, i) => i + 1);
  const standing: Groups = groups.length > 1 ? groups : [all];
  const split = standing.flatMap((group) => halves(line, layout, group));
  if (split.length === standing.length) return null;
  return [...split].sort(([a = 0], [b = 0]) => a - b);
}

/** The two sides of a group, or the group itself where the line passes it by. */
function halves([a, b]: Segment, layout: Layout, group: readonly ServerId[]): Groups {
  const isRight = (id: ServerId) => sideOf(placeOf(layout, id), a, b) > 0;
  const right = group.filter(isRight);
  const left = group.filter((id) => !isRight(id));
  const isCrossed = left.some((one) =>
    right.some((other) => meeting([placeOf(layout, one), placeOf(layout, other)], [a, b]) !== null),
  );
  return isCrossed ? [left, right] : [group];
}
