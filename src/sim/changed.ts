/** A small change of a run, as data. */
import type { MessageType, ServerId } from '../raft/types.ts';

export type Changed =
  | {
      readonly sort: 'message';
      readonly is: 'earlier' | 'later';
      readonly type: MessageType;
      readonly from: ServerId;
      readonly to: ServerId;
    }
  | { readonly sort: 'timer'; readonly is: 'earlier' | 'later'; readonly server: ServerId }
  /** What was lost there is not lost, from then on. */
  | { readonly sort: 'way'; readonly from: ServerId; readonly to: ServerId }
  /** A server that is down is up from then on. */
  | { readonly sort: 'power'; readonly server: ServerId };
