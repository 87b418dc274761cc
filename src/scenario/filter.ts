/** Filters of messages, as documents have them. */
import { serverName } from '../base/names.ts';
import type { Message } from '../raft/types.ts';
import type { FilterDocument } from './types.ts';

/** Whether a filter matches a message; a field left out matches any. */
export const isMeant = ({ from, to, type }: FilterDocument, message: Message): boolean =>
  (from === undefined || from === serverName(message.from)) &&
  (to === undefined || to === serverName(message.to)) &&
  (type === undefined || type === message.type);
