/** The lens on the page: the session that it shows, and when there is one. */
import { beforeEach, expect, test } from 'vitest';
import { nodeOf } from '../sim/nodes.ts';
import { openRun, seek } from './commands.ts';
import { createSession } from './createSession.ts';
import { chooseLens, lensOfPanel, lookThrough } from './lens.ts';
import { knowledgeNow, lensed } from './lens-session.ts';
import type { Session } from './session.ts';
import { closeStudy, openStudy } from './study.ts';

let session: Session;
beforeEach(() => {
  session = createSession();
  openRun(session, {
    raftarium: 1,
    cluster: { servers: 3, latency: [10, 10], initial: { S1: { term: 1, role: 'leader' } } },
    actions: [{ at: 30, do: 'partition', groups: [['S1'], ['S2', 'S3']] }],
  });
});

test('The lens is that of the open panel, and begins with the server that is meant.', () => {
  expect(lensOfPanel(session.getState())).toBe(null);
  openStudy(session, 'knows');
  expect(lensOfPanel(session.getState())).toBe(1);
  chooseLens(session, 3);
  session.setState({ selected: { kind: 'server', id: 2 } });
  expect(lensOfPanel(session.getState())).toBe(3);
  closeStudy(session);
  expect(lensOfPanel(session.getState())).toBe(null);
  lookThrough(session, 2);
  expect(lensOfPanel(session.getState())).toBe(2);
});

test('Through it, the world is what one server knows; without it, nothing has changed.', () => {
  const shown = lensed(session, 1);
  seek(session, 400_000);
  const { world } = session.getState();
  const { world: seen, seen: whose } = shown.getState();
  expect(whose?.of).toBe(1);
  expect([world.network.groups.length, seen.network.groups.length]).toEqual([2, 0]);
  expect(nodeOf(world, 2)?.server.persistent.currentTerm).toBeGreaterThan(1);
  expect(nodeOf(seen, 2)?.server.persistent.currentTerm).toBe(1);
  expect(nodeOf(seen, 1)).toBe(nodeOf(world, 1));
  expect(shown.getState()).toBe(shown.getState());
  expect(session.getState().seen).toBe(null);
});

test('A command through it reaches the session; a state without a new world keeps the world that is seen.', () => {
  const shown = lensed(session, 2);
  const before = shown.getState().world;
  openStudy(shown, 'knows');
  expect(session.getState().study?.what).toBe('knows');
  expect(shown.getState().world).toBe(before);
});

test('It is the same after going back, and in a branch.', () => {
  seek(session, 300_000);
  const known = knowledgeNow(session, 2);
  seek(session, 100_000);
  expect(knowledgeNow(session, 2)).not.toEqual(known);
  seek(session, 300_000);
  expect(knowledgeNow(session, 2)).toEqual(known);
});
