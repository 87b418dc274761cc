/** A reload brings everything back: the branches, where the playhead was, how far the run was known. Each tab remembers its own. */

import { here, type Place, restore } from '../store/branches.ts';
import { enterSandbox } from '../store/story/reading.ts';
import { hashNow } from './address.ts';

const KEY = 'raftarium.run';

/** Keeps what is open when the page goes away, in the tab and in its address. */
export function keepPlace(): void {
  window.addEventListener('pagehide', () => {
    if (!isSandbox()) return;
    const place = here();
    try {
      window.history.replaceState(null, '', hashNow(place));
      sessionStorage.setItem(KEY, JSON.stringify(place));
    } catch {
      // Storage may be denied, or full: then the address alone brings the run back.
    }
  });
}

/** Opens again what this tab had open, where it is the same page that comes back and not another address. */
export function openKept(): boolean {
  try {
    // The storage is asked last: it answers slowly.
    if (!isSandbox() || !isReturn()) return false;
    const place = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Place | null;
    if (place === null) return false;
    enterSandbox();
    restore(place);
    return true;
  } catch {
    return false;
  }
}

const isSandbox = (): boolean => /^#(run=|sandbox$)/.test(window.location.hash);

function isReturn(): boolean {
  const [visit] = performance.getEntriesByType('navigation');
  return visit instanceof PerformanceNavigationTiming && visit.type !== 'navigate';
}
