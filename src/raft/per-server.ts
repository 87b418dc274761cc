/**
 * Lists with a value for every server, in the order of their numbers: S1's stands first. So a list has no
 * hole, and is the same once it was written as JSON. Only this file knows where a server's value stands.
 */
/** It has no index signature, because the number of a server is not its place in the list. */
export type PerServer<T> = Omit<readonly T[], number>;

/** The value of a server; undefined where there is no such server. */
export const ofServer = <T>(list: PerServer<T>, id: number): T | undefined => (list as readonly T[])[id - 1];

/** The list with another value for one server. */
export function withValue<T>(list: PerServer<T>, id: number, value: T): PerServer<T> {
  const copy = list.slice();
  setOfServer(copy, id, value);
  return copy;
}

/** Puts the value of a server into a list that nobody else has yet. */
export function setOfServer<T>(list: T[], id: number, value: T): void {
  list[id - 1] = value;
}
