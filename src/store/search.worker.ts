/** Searches for a run beside the page. The page ends it by terminating the worker. */
import { type Found, findRun, type SearchStep, type Wish } from '../search/find.ts';

/** What the worker reports. */
export type SearchReport =
  | { readonly kind: 'step'; readonly step: SearchStep }
  | { readonly kind: 'end'; readonly found: Found | null };

/** A step takes some milliseconds: the page hears of every smaller document, and else ten times a second. */
const REPORT_MS = 100;

addEventListener('message', ({ data }: MessageEvent<Wish>) => {
  const report = (what: SearchReport): void => postMessage(what);
  const steps = findRun(data);
  let [said, best]: [number, SearchStep['best']] = [Number.NEGATIVE_INFINITY, null];
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done === true) return report({ kind: 'end', found: next.value });
    const now = performance.now();
    if (now - said < REPORT_MS && next.value.best === best) continue;
    [said, best] = [now, next.value.best];
    report({ kind: 'step', step: next.value });
  }
});
