/**
 * Checks that what servers hold at the start could have come about in Raft (docs/scenario-format.md,
 * `initial`).
 */
import type { Entry, Term } from '../raft/types.ts';
import type { Fault } from './fields.ts';
import { initialTerm, toEntry } from './initial.ts';
import { MOST_INITIAL, MOST_LOG } from './limits.ts';
import type { ByServer, EntryDocument, InitialDocument } from './types.ts';

/** The first error in what the servers begin with: first each server by itself, then all together. */
export function judgeInitial(initial: ByServer<InitialDocument>): Fault | undefined {
  const servers = Object.entries(initial);
  for (const [name, server] of servers) {
    const fault = judgeLog(name, server) ?? judgeRole(name, server);
    if (fault) return fault;
  }
  return judgeLength(servers) ?? judgeLeaders(servers) ?? judgeMatching(servers);
}

const entryPath = (name: string, log: readonly EntryDocument[], at: number): (string | number)[] =>
  typeof log[at] === 'number' ? [name, 'log', at] : [name, 'log', at, 'term'];

function judgeLog(name: string, server: InitialDocument): Fault | undefined {
  const { log = [] } = server;
  const own = initialTerm(server);
  if (log.length > MOST_LOG)
    return { path: [name, 'log'], message: `must have at most ${MOST_LOG} entries, not ${log.length}` };
  const terms = log.map((entry) => toEntry(entry).term);
  const down = terms.findIndex((term, at) => term < (terms[at - 1] ?? 1));
  if (down >= 0) {
    const message = `terms never go down: ${terms[down]} follows ${terms[down - 1]}`;
    return { path: entryPath(name, log, down), message };
  }
  const above = terms.findIndex((term) => term > own);
  if (above < 0) return undefined;
  return { path: entryPath(name, log, above), message: `is above the server's own term, ${own}` };
}

function judgeRole(name: string, server: InitialDocument): Fault | undefined {
  if (server.role !== 'leader' || initialTerm(server) >= 1) return undefined;
  return { path: [name, 'term'], message: `a leader's term must be at least 1, not 0` };
}

type Servers = readonly (readonly [string, InitialDocument])[];

function judgeLength(servers: Servers): Fault | undefined {
  let entries = 0;
  for (const [name, { log = [] }] of servers) {
    entries += log.length;
    if (entries > MOST_INITIAL)
      return { path: [name, 'log'], message: `all logs together must have at most ${MOST_INITIAL} entries` };
  }
  return undefined;
}

/** At most one leader in a term (§5.2). */
function judgeLeaders(servers: Servers): Fault | undefined {
  const leaderOf = new Map<Term, string>();
  for (const [name, server] of servers) {
    if (server.role !== 'leader') continue;
    const term = initialTerm(server);
    const other = leaderOf.get(term);
    if (other !== undefined)
      return { path: [name, 'term'], message: `${other} is the leader of term ${term} already` };
    leaderOf.set(term, name);
  }
  return undefined;
}

/** Log Matching (§5.3): logs with an entry of one term at one index are identical up to there. */
function judgeMatching(servers: Servers): Fault | undefined {
  const logs = servers.map(([name, { log = [] }]) => ({ name, log, entries: log.map(toEntry) }));
  for (const [place, later] of logs.entries()) {
    for (const earlier of logs.slice(0, place)) {
      const at = firstMismatch(earlier.entries, later.entries);
      if (at === undefined) continue;
      const message = `differs from ${earlier.name}'s, though at this index or a later one both logs have the same term`;
      return { path: [later.name, 'log', at], message };
    }
  }
  return undefined;
}

function firstMismatch(a: readonly Entry[], b: readonly Entry[]): number | undefined {
  let last = Math.min(a.length, b.length) - 1;
  while (last >= 0 && a[last]?.term !== b[last]?.term) last -= 1;
  for (let at = 0; at <= last; at += 1) {
    if (a[at]?.term !== b[at]?.term || a[at]?.command !== b[at]?.command) return at;
  }
  return undefined;
}
