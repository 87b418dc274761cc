/** For tests: counts the work of the page. `window.raftarium` is no interface for anybody else. */
import { partsSettled } from '../parts/part.ts';
import type { Session } from '../store/session.ts';
import { slicesDone, whenIdle } from '../store/work.ts';

interface Counters {
  /** Animation frames so far. */
  readonly frames: number;
  /** Changes of the store so far: each is one commit of React's. */
  readonly commits: number;
  /** The virtual time shown, in µs. */
  readonly time: number;
  /** Slices of long jobs so far. */
  readonly slices: number;
  /**
   * Resolves once no job is running, all changes are rendered, and animations are over. Prefetching is not
   * waited for.
   */
  settled(): Promise<void>;
  /** Resolves once every part was fetched: no network is needed from then on. */
  whole(): Promise<void>;
  /** The hash of the run's trace up to the cursor. */
  hash(): string;
}

declare global {
  interface Window {
    raftarium?: Counters;
  }
}

/** `there` resolves once the whole page was fetched. */
export function count(session: Session, there: Promise<unknown>, whole: () => Promise<void>): void {
  let commits = 0;
  session.subscribe(() => {
    commits += 1;
  });
  window.raftarium = {
    get frames() {
      return session.playhead.frames;
    },
    get commits() {
      return commits;
    },
    get time() {
      return session.playhead.now();
    },
    get slices() {
      return slicesDone(session);
    },
    settled: async () => {
      await there;
      await whenIdle(session);
      await committed();
      await partsSettled();
      await whenIdle(session);
      await committed();
      await Promise.all([session.glides.settled(), session.other?.glides.settled()]);
    },
    whole,
    hash: () => session.run.history.world.hash,
  };
}

/** React flushes a change of a store before the next task but one. */
const committed = () => new Promise((resolve) => setTimeout(() => setTimeout(resolve)));
