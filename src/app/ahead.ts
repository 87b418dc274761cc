/** Prefetches all late parts once the page is idle, and then keeps it for later visits without a network. */
import { nextMissing, Part } from '../parts/part.ts';
import type { Session } from '../store/session.ts';

declare global {
  interface Navigator {
    /** Not in every browser. */
    readonly connection?: { readonly saveData?: boolean };
  }
}

const LONGEST_WAIT_MS = 2000;

let fetching: Promise<void> | null = null;

const keeper = new Part(() => import('./offline.ts'), { isLast: true });

/** Begins to prefetch, and does so again when the network is back. */
export function fetchAhead(session: Session): void {
  // With “save data”, parts are fetched on demand only.
  if (navigator.connection?.saveData) return;
  const begin = () => {
    fetching ??= fetchRest().finally(() => {
      fetching = null;
      if (nextMissing(new Set()) !== null) return;
      window.removeEventListener('online', begin);
      void keeper.here?.keepOffline(session);
    });
  };
  window.addEventListener('online', begin);
  begin();
}

/** Resolves once every part is there. */
export async function whole(): Promise<void> {
  while (nextMissing(new Set())) {
    await idle();
    await fetching;
  }
  await document.fonts.ready;
}

async function fetchRest(): Promise<void> {
  const failed = new Set<unknown>();
  for (let part = nextMissing(failed); part !== null; part = nextMissing(failed)) {
    await idle();
    try {
      await part.fetchQuietly();
    } catch {
      failed.add(part);
    }
  }
  await Promise.allSettled([...document.fonts].map((face) => face.load()));
}

const idle = (): Promise<unknown> =>
  new Promise((resolve) =>
    'requestIdleCallback' in window
      ? requestIdleCallback(resolve, { timeout: LONGEST_WAIT_MS })
      : setTimeout(resolve, 100),
  );
