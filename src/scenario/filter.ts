/** Messages as a document speaks of them. */
import { serverName } from '../base/names.ts';
import type { Message } from '../raft/types.ts';
import type { FilterDocument } from './types.ts';

/** Whether a message is one that the filter means: what it leaves out may be anything. */
export const isMeant = ({ from, to, type }: FilterDocument, message: Message): boolean =>
  (from === undefined || from === serverName(message.from)) &&
  (to === undefined || to === serverName(message.to)) &&
  (type === undefined || type === message.type);
