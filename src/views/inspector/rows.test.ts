import { beforeEach, expect, test } from 'vitest';
import { nodeOf } from '../../sim/nodes.ts';
import { act, nextHighlight, openRun, seek } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import type { Session } from '../../store/session.ts';
import { messageRows, placeRows, serverRows } from './rows.ts';

let session: Session;
beforeEach(() => {
  session = createSession();
});

const world = () => session.getState().world;
const factsOf = (id: number) => {
  const node = nodeOf(world(), id);
  if (!node) throw new Error(`no S${id}`);
  return Object.fromEntries(serverRows(node));
};
const messages = () => world().packets.map((packet) => Object.fromEntries(messageRows(packet)));

beforeEach(() => {
  openRun(session, {
    raftarium: 1,
    seed: 31,
    actions: [{ at: 250, do: 'request', server: 'leader', command: 'SET x 5' }],
  });
});

test('a follower: its term, its vote, the leader that it believes in', () => {
  seek(session, 200_000);
  expect(factsOf(1)).toMatchObject({
    role: 'follower',
    currentTerm: '1',
    votedFor: 'S3',
    'takes for leader': 'S3',
    log: 'empty',
  });
});

test('a server of a WAN: its place', () => {
  openRun(session, {
    raftarium: 1,
    cluster: { servers: 3, places: { Virginia: ['S1', 'S3'], Tokyo: ['S2'] } },
  });
  const { document } = session.getState();
  expect([1, 2, 3].map((id) => placeRows(document, id))).toEqual([
    [['place', 'Virginia']],
    [['place', 'Tokyo']],
    [['place', 'Virginia']],
  ]);
  expect(placeRows({ raftarium: 1 }, 1)).toEqual([]);
});

test('a candidate: its number of votes', () => {
  seek(session, 0);
  nextHighlight(session);
  expect(factsOf(3)).toMatchObject({ role: 'candidate', votes: '1' });
});

test('a server with a log, crashed and paused', () => {
  seek(session, 400_000);
  expect(factsOf(3)).toMatchObject({
    role: 'leader',
    log: '1 long, last of term 1',
    commitIndex: '1',
    lastApplied: '1',
  });
  act(session, { do: 'crash', server: 3 });
  expect(factsOf(3)).toMatchObject({ role: 'crashed', commitIndex: '0' });
  act(session, { do: 'pause', server: 1 });
  expect(factsOf(1).role).toBe('paused, follower');
});

test('a message: its way, its term, its fields under the paper’s names, its arrival', () => {
  seek(session, 152_000);
  expect(messages()[0]).toMatchObject({
    way: 'S3 to S1',
    term: '1',
    'last entry': 'index 0, term 0',
    sent: '151.2 ms',
  });
  seek(session, 166_000);
  expect(messages()[0]).toMatchObject({ voteGranted: 'yes' });
  seek(session, 252_000);
  const [append] = messages();
  expect(append).toMatchObject({ entries: 'SET x 5', leaderCommit: '0', prevLog: 'index 0, term 0' });
  seek(session, 265_000);
  expect(messages().map(({ success }) => success)).toContain('yes, up to index 1');
});

test('a held message does not arrive', () => {
  seek(session, 152_000);
  act(session, { do: 'hold' });
  expect(messages()[0]?.arrives).toBe('held');
});
