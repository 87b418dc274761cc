import { useMemo } from 'react';
import type { Segment } from '../../scene/plane.ts';
import { wallsOf } from '../../scene/walls.ts';
import { useStage } from './stage-context.ts';

/** The walls between the groups of the partition; none without a partition. */
export function useWalls(): readonly Segment[] {
  const { layout } = useStage();
  return useMemo(() => wallsOf(layout), [layout]);
}
