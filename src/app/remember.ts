/** A reload brings everything back: the branches, where the playhead was, how far the run was known. Each tab remembers its own. */

import { here, type Place, restore } from '../store/branches.ts';
import { complain } from '../store/commands.ts';
import { enterSandbox } from '../store/story/reading.ts';
import { fetchReader, hashNow, isUnread, openAddress, packedNow } from './address.ts';

const KEY = 'raftarium.run';
/** Of a text with more letters than this a tab may be unable to keep two: it is packed. */
const LONG = 200_000;
/** Kept in place of what would not fit. */
const TOO_LONG = 'too long';

/** Keeps what is open when the page goes away, in the tab and in its address. */
export function keepPlace(): void {
  window.addEventListener('pagehide', () => {
    if (!isSandbox() || isUnread()) return;
    const place = here();
    const text = JSON.stringify(place);
    if (!keep((text.length > LONG && packedNow(text)) || text)) keep(TOO_LONG);
    window.history.replaceState(null, '', hashNow(place));
  });
}

/** Whether it could be kept: storage may be denied, or full. Then the address alone brings the run back. */
function keep(text: string): boolean {
  try {
    sessionStorage.setItem(KEY, text);
    return true;
  } catch {
    return false;
  }
}

/** Opens again what this tab had open, where it is the same page that comes back and not another address. */
export async function openKept(): Promise<boolean> {
  // The storage is asked last: it answers slowly.
  const text = isSandbox() && isReturn() ? kept() : null;
  if (text === null) return false;
  if (text === TOO_LONG) {
    await openAddress();
    complain(
      'This tab had no room to keep its run and branches over a reload: here is what its address holds. “Share” saves a long run as a file.',
    );
    return true;
  }
  const json = text.startsWith('{') ? text : await unpacked(text);
  const place = json === null ? null : placeOf(json);
  return place !== null && isRestored(place);
}

async function unpacked(text: string): Promise<string | null> {
  const fetched = await fetchReader(() => window.location.reload());
  return fetched?.unpacked(text) ?? null;
}

/** What an older version of this page kept may not be understood. */
function isRestored(place: Place): boolean {
  try {
    enterSandbox();
    restore(place);
    return true;
  } catch {
    return false;
  }
}

function kept(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function placeOf(json: string): Place | null {
  try {
    return JSON.parse(json) as Place | null;
  } catch {
    return null;
  }
}

const isSandbox = (): boolean => /^#(run=|sandbox$)/.test(window.location.hash);

function isReturn(): boolean {
  const [visit] = performance.getEntriesByType('navigation');
  return visit instanceof PerformanceNavigationTiming && visit.type !== 'navigate';
}
