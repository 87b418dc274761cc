/** Servers by name, in documents and in output, and by number inside. */
import type { ServerId } from '../raft/types.ts';
import type { ServerName } from './types.ts';

export const nameOf = (id: ServerId): ServerName => `S${id}`;

/** The number of a server whose name is known to be right. */
export const idOf = (name: ServerName): ServerId => Number(name.slice(1));

export const nameOrNull = (id: ServerId | null): ServerName | null => (id === null ? null : nameOf(id));
export const idOrNull = (name: ServerName | null): ServerId | null => (name === null ? null : idOf(name));
