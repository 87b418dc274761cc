/** What a reader may point at, and the questions about it, as data. */
import type { Index, ServerId } from '../../raft/types.ts';
import type { Highlight } from '../highlights.ts';
import type { SimEvent } from '../types.ts';
import type { Aim, AskedPlace } from '../why-not/types.ts';

export type Thing =
  | { readonly kind: 'server' | 'term' | 'timer' | 'commit-mark'; readonly server: ServerId }
  | { readonly kind: 'vote'; readonly voter: ServerId; readonly candidate: ServerId }
  | { readonly kind: 'entry'; readonly server: ServerId; readonly index: Index }
  | { readonly kind: 'message'; readonly message: number }
  | { readonly kind: 'request'; readonly request: number }
  | { readonly kind: 'event'; readonly event: SimEvent }
  /** The run at this time, as a whole. */
  | { readonly kind: 'time' };

export type RunQuestion =
  /** Why this happened. */
  | {
      readonly ask: 'why';
      readonly event: SimEvent;
      /** It is asked as what started this election timer, or as what committed this entry. */
      readonly timer?: ServerId;
      readonly entry?: Index;
    }
  /** Why this has not happened. */
  | { readonly ask: 'why-not'; readonly goal: Aim };

/** The run that is asked, up to a world. */
export interface AskedRun extends AskedPlace {
  readonly past: AskedPlace['past'] & { readonly highlights: readonly Highlight[] };
}
