/**
 * Where the servers stand on a ring of radius 1 around (0, 0). In a partition, each group is one arc of the
 * ring.
 */
import type { ServerId } from '../raft/types.ts';
import { angleOf, atAngle, length, mean, type Point, plus, times, unit } from './plane.ts';

/** The groups of a partition; [] while there is none. */
export type Groups = readonly (readonly ServerId[])[];

export interface Ring {
  /** S1 first. */
  readonly places: readonly Point[];
  /** The angles of the walls between the groups, clockwise. */
  readonly gaps: readonly Point[];
}

const TURN = 2 * Math.PI;
/**
 * In a partition the ring shrinks, and each group moves outwards: not much beyond the undivided ring, where
 * names have their room.
 */
const DRAWN_IN = 0.88;
const DRIFT = 0.17;

/** The angle of a server without a partition: S1 at twelve o'clock, the others clockwise. */
const homeOf = (count: number, id: ServerId): number => ((id - 1) / count) * TURN - Math.PI / 2;

/**
 * The ring of `count` servers. `apart`: how much wider the angle to a server of another group is than to one
 * of the same group. Servers move as little as possible: groups that are neighbours keep their order.
 */
export function ringOf(count: number, groups: Groups, apart = 0): Ring {
  const homes = Array.from({ length: count }, (_, i) => homeOf(count, i + 1));
  if (groups.length < 2) return { places: homes.map((home) => atAngle(home)), gaps: [] };
  const stretches = aroundTheRing(groups, count);
  const { angles, gapAngles } = anglesOf(stretches, homes, apart);
  const places = angles.map((angle) => atAngle(angle, DRAWN_IN));
  for (const group of stretches) {
    const drift = times(unit(mean(group.map((id) => atAngle(angles[id - 1] ?? 0)))), DRIFT);
    for (const id of group) places[id - 1] = plus(atAngle(angles[id - 1] ?? 0, DRAWN_IN), drift);
  }
  const placeOf = (id: ServerId | undefined) => places[(id ?? 1) - 1] ?? { x: 0, y: 0 };
  const gaps = stretches.map((group, i) => {
    const next = stretches[(i + 1) % stretches.length];
    // Half-way; a little outwards, so that there are two gaps between two opposite servers.
    return plus(mean([placeOf(group.at(-1)), placeOf(next?.[0])]), atAngle(gapAngles[i] ?? 0, 0.01));
  });
  return { places, gaps };
}

/** The angle of each server, S1's first, and of the middle of the gap after each group. */
function anglesOf(stretches: Groups, homes: readonly number[], apart: number) {
  const count = homes.length;
  const step = TURN / (count + apart * stretches.length);
  const angles = homes.slice();
  const gapAngles: number[] = [];
  let steps = 0;
  for (const group of stretches) {
    for (const id of group) {
      angles[id - 1] = steps * step;
      steps += 1;
    }
    gapAngles.push((steps - 0.5 + apart / 2) * step);
    steps += apart;
  }
  // Turns the whole ring so that every server is as near to its first place as possible.
  const turned = angleOf(mean(homes.map((home, i) => atAngle(home - (angles[i] ?? 0)))));
  return {
    angles: angles.map((angle) => angle + turned),
    gapAngles: gapAngles.map((angle) => angle + turned),
  };
}

/** The groups in their order on the ring, each from its first server to its last, clockwise. */
function aroundTheRing(groups: Groups, count: number): Groups {
  return groups
    .map((group) => clockwise(group, count))
    .map((group) => ({ group, middle: middleOf(group, count), first: Math.min(...group) }))
    .sort((a, b) => a.middle - b.middle || a.first - b.first)
    .map(({ group }) => group);
}

/** The servers of a group clockwise, beginning after the widest gap between them. */
function clockwise(group: readonly ServerId[], count: number): readonly ServerId[] {
  const sorted = [...group].sort((a, b) => a - b);
  const gapBefore = sorted.map((id, i) => (id - (sorted.at(i - 1) ?? id) + count) % count || count);
  const start = gapBefore.indexOf(Math.max(...gapBefore));
  return [...sorted.slice(start), ...sorted.slice(0, start)];
}

/**
 * The mean position of a group on the undivided ring, in millionths of a turn from twelve o'clock. A whole
 * number, so that equal positions compare as equal.
 */
function middleOf(group: readonly ServerId[], count: number): number {
  const middle = mean(group.map((id) => atAngle(homeOf(count, id))));
  const angle = length(middle) < 0.01 ? homeOf(count, group[0] ?? 1) : angleOf(middle);
  const turns = (angle + Math.PI / 2) / TURN;
  return Math.round((turns - Math.floor(turns)) * 1e6) % 1e6;
}
