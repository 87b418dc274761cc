import { beforeEach, describe, expect, test } from 'vitest';
import { openRun, seek } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import { isListed } from '../../store/pages.ts';
import type { Session } from '../../store/session.ts';
import { whenIdle } from '../../store/work.ts';
import { heightOf } from './line-height.ts';
import { append, event, packet } from './testing/events.ts';
import { comesTooFast, isForHeadline, latestTurn } from './turns.ts';

let session: Session;
beforeEach(() => {
  session = createSession();
});

describe('the list of events', () => {
  test('still has the last leader after a long quiet time', async () => {
    openRun(session, { raftarium: 1, seed: 31 });
    seek(session, 20_000_000);
    await whenIdle(session);
    const state = session.getState();
    expect(state.events.some((one) => isListed(one, 'turns'))).toBe(false);
    expect(latestTurn(session, state)?.what.kind).toBe('become-leader');
    seek(session, 160_000);
    expect(latestTurn(session, session.getState())?.what.kind).toBe('become-candidate');
  });

  test('is empty for a quiet cluster, unless all detail is asked for', () => {
    openRun(session, { raftarium: 1, seed: 31 });
    seek(session, 1_000_000);
    const { events, world } = session.getState();
    const late = events.filter(({ time }) => time > 300_000);
    expect(late.length).toBeGreaterThan(100);
    expect(late.filter((one) => isListed(one, 'decisions'))).toEqual([]);
    expect(late.filter((one) => isListed(one, 'everything'))).toHaveLength(late.length);
    expect(world.time).toBeLessThanOrEqual(1_000_000);
  });

  test('shows an election vote by vote, with candidate and leader as highlights', () => {
    openRun(session, { raftarium: 1, seed: 31 });
    seek(session, 199_000);
    const events = session.run.history.events(1, session.getState().world.seq);
    const kinds = (detail: 'turns' | 'decisions') =>
      events.filter((one) => isListed(one, detail)).map(({ what }) => what.kind);
    expect(kinds('turns')).toEqual(['become-candidate', 'become-leader']);
    expect(kinds('decisions').filter((kind) => kind === 'grant-vote')).toHaveLength(4);
    // The votes that make the majority; later ones decide nothing.
    expect(kinds('decisions').filter((kind) => kind === 'deliver')).toHaveLength(2);
  });

  test('the caption keeps highlights, and not their mere consequences', () => {
    const lost = (reason: 'cut' | 'loss') => event({ kind: 'lost', packet: packet(append(0)), reason });
    expect(isForHeadline(lost('loss'))).toBe(true);
    expect(isForHeadline(lost('cut'))).toBe(false);
    expect(isForHeadline(event({ kind: 'become-leader', term: 1 }))).toBe(true);
    expect(isForHeadline(event({ kind: 'client-response', command: 'GET x', answer: { result: 1 } }))).toBe(
      false,
    );
    expect(isForHeadline(event({ kind: 'client-response', command: 'GET x', answer: { redirect: 1 } }))).toBe(
      true,
    );
  });

  test('a follower’s commit is a decision; the leader’s, which causes it, is a highlight', () => {
    const commit = { kind: 'commit', commitIndex: 1 } as const;
    expect(isListed(event(commit, { rule: 'commit:told' }), 'turns')).toBe(false);
    expect(isListed(event(commit, { rule: 'commit:majority' }), 'turns')).toBe(true);
  });
});

describe('lines that come too quickly are summarised for screen readers', () => {
  const SLOW = 1 / 50;
  /** A line every so many seconds of wall time. */
  const lines = (seconds: number) =>
    Array.from({ length: 6 }, (_, i) => [
      event({ kind: 'heartbeat-timeout' }, { seq: i, time: i * seconds * 1e6 * SLOW }),
    ]);

  test('nine in a second: too quickly', () => expect(comesTooFast(lines(1 / 9), SLOW)).toBe(true));
  test('one in three seconds can be followed', () => expect(comesTooFast(lines(3), SLOW)).toBe(false));
  test('a paused run can always be read', () => expect(comesTooFast(lines(1 / 9), 0)).toBe(false));
  test('a few lines at once are not too many', () =>
    expect(comesTooFast(lines(1 / 9).slice(0, 4), SLOW)).toBe(false));
  test('one line that is repeated again and again: too quickly', () =>
    expect(comesTooFast([lines(1 / 9).flat()], SLOW)).toBe(true));
  test('events of one instant in one line are read out once', () => {
    const many = Array.from({ length: 9 }, () => event({ kind: 'heartbeat-timeout' }));
    expect(comesTooFast([many], SLOW)).toBe(false);
  });
});

describe('the height of a line is estimated from its letters', () => {
  const room = { height: 200, width: 292 };
  test('one row', () => expect(heightOf(room, 30)).toBe(26));
  test('surely two rows', () => expect(heightOf(room, 60)).toBe(44));
  test('as wide as can be', () => expect(heightOf({ ...room, width: Infinity }, 600)).toBe(26));
});
