/** The pointer of the presenter's window, on its way to the ring in the hall. */
export const POINTED = 'raftarium-pointed';

/** In CSS pixels of the window; null: it has left the stage. */
export type PointedAt = { readonly x: number; readonly y: number } | null;

declare global {
  interface WindowEventMap {
    [POINTED]: CustomEvent<PointedAt>;
  }
}
