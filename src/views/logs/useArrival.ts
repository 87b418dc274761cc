import { type RefObject, useLayoutEffect } from 'react';
import { easeOutCubic } from '../../scene/motion.ts';
import type { Node } from '../../sim/types.ts';
import { useSession } from '../../store/session.ts';
import { type GesturePace, onGesture } from './gesture.ts';

/** How far above its place an entry appears, in pixels. */
const HEIGHT = 9;

/**
 * Entries that a server has just appended move down into its row. Only they are styled, and only without
 * layout. Returns the first of them.
 */
export function useArrival(
  row: RefObject<HTMLElement | null>,
  append: Node['recentChanges']['append'],
  { speed, still }: GesturePace,
): number {
  const session = useSession();
  useLayoutEffect(() => {
    let painted = '';
    const styled = new Set<CSSStyleDeclaration>();
    const stop = onGesture(session, 'arrival', append?.at ?? null, { speed, still }, (share) => {
      const left = 1 - easeOutCubic(share);
      const look = left.toFixed(2);
      if (look === painted) return;
      painted = look;
      const isOver = Number(look) === 0;
      for (const { style } of row.current?.querySelectorAll<HTMLElement>('.is-new') ?? []) {
        styled.add(style);
        style.translate = isOver ? '' : `0 ${(-HEIGHT * left).toFixed(1)}px`;
        style.opacity = isOver ? '' : (1 - 0.75 * left).toFixed(2);
      }
    });
    return () => {
      stop();
      // The elements may be reused for other entries.
      for (const style of styled) style.translate = style.opacity = '';
    };
  }, [session, row, append, speed, still]);
  return append?.from ?? Infinity;
}
