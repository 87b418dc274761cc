import { type RefObject, useLayoutEffect } from 'react';
import { onPaint } from '../../playback/playhead.ts';
import { comeOf, settling } from '../../scene/gestures.ts';
import type { Node } from '../../sim/types.ts';

/** How far above its place an entry comes into sight, in pixels. */
const HEIGHT = 9;

/** How fast the run is shown, and whether the reader asked for less motion: nothing glides. */
export interface Pace {
  readonly speed: number;
  readonly still: boolean;
}

/**
 * Entries that a server appended just now come down into its row, or are outlined for a moment where nothing may move. Only they
 * are given a style, and what lays nothing out anew. Gives the first of them.
 */
export function useArrival(
  row: RefObject<HTMLElement | null>,
  append: Node['recent']['append'],
  { speed, still }: Pace,
): number {
  useLayoutEffect(() => {
    let told = '';
    const styled = new Set<CSSStyleDeclaration>();
    const stop = onPaint((time) => {
      const left = 1 - settling(comeOf('arrival', append?.at ?? null, time, speed));
      const look = left.toFixed(2);
      if (look === told) return;
      told = look;
      const isOver = Number(look) === 0;
      for (const { style } of row.current?.querySelectorAll<HTMLElement>('.is-new') ?? []) {
        styled.add(style);
        style.translate = isOver || still ? '' : `0 ${(-HEIGHT * left).toFixed(1)}px`;
        style.opacity = isOver || still ? '' : (1 - 0.75 * left).toFixed(2);
        style.outline = isOver || !still ? '' : `${(3 * left).toFixed(1)}px solid var(--ink)`;
      }
    });
    return () => {
      stop();
      // The elements may go on as other entries.
      for (const style of styled) style.translate = style.opacity = style.outline = '';
    };
  }, [row, append, speed, still]);
  return append?.from ?? Infinity;
}
