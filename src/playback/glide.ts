/** Short movements in the reader's time, of which the run knows nothing: servers that move to their new places. */

const gliding = new Set<object>();
let waiting: (() => void)[] = [];

/** Resolves once nothing glides. */
export const settled = (): Promise<void> =>
  gliding.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));

/** Calls `paint` with a share from 0 to 1, now and in every frame until `ms` have passed. Gives the way to stop before. */
export function glide(ms: number, paint: (share: number) => void): () => void {
  const begun = performance.now();
  const self = {};
  let frame = 0;
  gliding.add(self);
  const stop = () => {
    cancelAnimationFrame(frame);
    gliding.delete(self);
    if (gliding.size > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  const step = () => {
    const share = Math.min(1, Math.max(0, (performance.now() - begun) / ms));
    if (share < 1) frame = requestAnimationFrame(step);
    paint(share);
    if (share === 1) stop();
  };
  step();
  return stop;
}
