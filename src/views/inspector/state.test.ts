/** All of a server's state, with what the last moment changed. */
import { beforeEach, expect, test } from 'vitest';
import { serverName } from '../../base/names.ts';
import { nodeOf } from '../../sim/nodes.ts';
import { nextEvent, openRun, seek } from '../../store/commands.ts';
import { lastAnswers, nodeBefore } from '../../store/inspect.ts';
import type { Session } from '../../store/session.ts';
import { stillSession } from '../../store/testing/still.ts';
import { followersText } from './answers.ts';
import { joined, joinedText } from './joined.ts';
import { followerRows, stateGroups } from './state.ts';

let session: Session;
beforeEach(() => {
  session = stillSession();
  openRun(session, {
    raftarium: 1,
    seed: 31,
    actions: [{ at: 250, do: 'request', server: 'leader', command: 'SET x 5' }],
  });
});

function serverAt(id: number) {
  const node = nodeOf(session.getState().world, id);
  if (!node) throw new Error(`no ${serverName(id)}`);
  return node;
}
function groupsOf(id: number) {
  const node = serverAt(id);
  return stateGroups(node, nodeBefore(session, id));
}
const text = (...ids: number[]) => joinedText('', ids.map(serverName), joined(ids.map(groupsOf)));

/** Steps until the last moment changed something of the server. */
function untilChanged(id: number): void {
  do nextEvent(session);
  while (!groupsOf(id).some(({ rows }) => rows.some(({ was }) => was !== null)));
}

test('a timeout: the new term, its vote for itself, its role, each with the value before', () => {
  seek(session, 150_000);
  untilChanged(3);
  expect(text(3)).toBe(`
Persistent: a crash keeps it
  currentTerm: 1 (was 0)
  votedFor: S3 (was nobody)
  log[]: empty
  on disk: all of it
Volatile: a crash clears it
  role: candidate (was follower)
  commitIndex: 0
  lastApplied: 0
As candidate, the votes
  S1: no reply yet
  S2: no reply yet
  S3: granted
  S4: no reply yet
  S5: no reply yet`);
});

test('leader and follower side by side: what one of them does not have is left out', () => {
  seek(session, 400_000);
  expect(text(3, 1)).toContain('role: S3 leader; S1 follower');
  expect(text(3, 1)).toContain('takes for leader: S3 –; S1 S3');
  expect(text(3, 1)).toContain('entries: S3 1: SET x 5 (term 1); S1 1: SET x 5 (term 1)');
});

/** What a leader holds of its followers. */
function followers(id: number): string {
  const node = serverAt(id);
  return followersText(id, followerRows(node, nodeBefore(session, id)), lastAnswers(session, node));
}

test('a leader: of each follower both indices, with the value before, and its last answer', () => {
  seek(session, 250_000);
  do nextEvent(session);
  while (!followers(3).includes('(was'));
  expect(followers(3)).toMatch(
    /^S3 as leader, of each follower\n.*S\d: nextIndex 2 \(was 1\), matchIndex 1 \(was 0\), last answer success, /s,
  );
  expect(followers(3)).toMatch(/S\d: nextIndex 1, matchIndex 0, last answer success, /);
});

test('a follower holds nothing of others', () => {
  seek(session, 400_000);
  expect(followerRows(serverAt(1), null)).toEqual([]);
});

test('a long log: its last entries, and how many are before them', () => {
  openRun(session, {
    raftarium: 1,
    cluster: {
      servers: 3,
      initial: {
        S1: {
          term: 2,
          role: 'leader',
          log: Array.from({ length: 40 }, () => ({ term: 1, command: 'SET x 1' })),
        },
      },
    },
  });
  expect(text(1)).toContain('entries: 34 before, 35: SET x 1 (term 1), 36: SET x 1 (term 1)');
});
