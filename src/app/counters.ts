/** For tests: how much work the page does. `window.raftarium` is no interface for anybody else. */
import { playhead } from '../playback/playhead.ts';
import { run, useSession } from '../store/session.ts';

interface Counters {
  /** Animation frames so far. */
  readonly frames: number;
  /** Changes of the store so far: each is one commit of React's. */
  readonly commits: number;
  /** The virtual time shown, in µs. */
  readonly time: number;
  /** Resolves once what was changed is on the page. */
  settled(): Promise<void>;
  /** The hash of the run's trace up to the cursor. */
  hash(): string;
}

declare global {
  interface Window {
    raftarium?: Counters;
  }
}

/** `there` resolves once the whole page is there. */
export function count(there: Promise<void>): void {
  let commits = 0;
  useSession.subscribe(() => {
    commits += 1;
  });
  window.raftarium = {
    get frames() {
      return playhead.frames;
    },
    get commits() {
      return commits;
    },
    get time() {
      return playhead.now();
    },
    // React flushes what a store changed before the next task but one.
    settled: async () => {
      await there;
      await new Promise((resolve) => setTimeout(() => setTimeout(resolve)));
    },
    hash: () => run.history.world.hash,
  };
}
