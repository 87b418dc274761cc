/** Searches for the nearest run beside the page. The page ends it by terminating the worker. */
import { type NearestRun, type NearestStep, type NearestWish, nearestRuns } from '../search/nearest.ts';

/** What the worker reports. */
export type NearestReport =
  | { readonly kind: 'step'; readonly step: NearestStep }
  | { readonly kind: 'end'; readonly found: readonly NearestRun[] };

const REPORT_MS = 100;

addEventListener('message', ({ data }: MessageEvent<NearestWish>) => {
  const report = (what: NearestReport): void => postMessage(what);
  const steps = nearestRuns(data);
  let said = Number.NEGATIVE_INFINITY;
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done === true) return report({ kind: 'end', found: next.value });
    const now = performance.now();
    if (now - said < REPORT_MS) continue;
    said = now;
    report({ kind: 'step', step: next.value });
  }
});
