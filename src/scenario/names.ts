/** Servers have names in documents and in output, and numbers inside. */
import { serverName } from '../base/names.ts';
import type { ServerId } from '../raft/types.ts';
import type { ServerName } from './types.ts';

/** The number of a server with a valid name. */
export const idOf = (name: ServerName): ServerId => Number(name.slice(1));

export const nameOrNull = (id: ServerId | null): ServerName | null => (id === null ? null : serverName(id));
export const idOrNull = (name: ServerName | null): ServerId | null => (name === null ? null : idOf(name));
