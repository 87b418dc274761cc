/** An act in the past loses nothing: branches, changing between them, and comparing two. */

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import '../raft/bugs.ts';
import { ENTRIES } from '../library/entries.ts';
import { twinOf } from '../library/twin.ts';
import { runDocument } from '../scenario/run.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { countOf } from '../sim/kinds.ts';
import { Simulation } from '../sim/simulation.ts';
import { compareWith, deleteBranch, renameBranch } from './branch-list.ts';
import { MOST_BRANCHES } from './branches.ts';
import * as commands from './commands.ts';
import { endComparison, goToBranch, whatDiffers } from './comparison.ts';
import { createSession } from './createSession.ts';
import { differencesOf } from './differences.ts';
import { clusterOf, type Session } from './session.ts';
import { whatIfs } from './whatIf.ts';
import { whenIdle } from './work.ts';

let session: Session;
beforeEach(() => {
  session = createSession();
});

/** The second session of a comparison. */
const beside = (): Session => {
  if (session.other === null) throw new Error('nothing is compared');
  return session.other;
};
const shown = () => session.getState();
const hash = () => shown().world.hash;
const names = () => shown().branches.map(({ name }) => name);

beforeAll(() => whatDiffers(createSession()));

/** S3 leads from 190 ms on, and two requests are committed. */
beforeEach(() => {
  commands.openRun(session, { raftarium: 1, seed: 31, cluster: { servers: 5 } });
  commands.seek(session, 400_000);
  commands.request(session, 'leader', 'SET x 1');
  commands.seek(session, 600_000);
  commands.request(session, 'leader', 'SET y 2');
  commands.seek(session, 1_000_000);
});

function crashAt(time: number, server: number): void {
  commands.seek(session, time);
  commands.act(session, { do: 'crash', server });
}

describe('branches', () => {
  test('are named after the act, and begin where it was done', () => {
    crashAt(500_000, 1);
    expect(shown().branches).toMatchObject([
      { id: 0, parent: null },
      { id: 1, parent: 0, from: 500_000, name: 'crash S1 at 500 ms' },
    ]);
    expect(shown().branch).toBe(1);
  });

  test('the old future is unchanged, and the new one is as computed', () => {
    const first = hash();
    crashAt(500_000, 3);
    commands.seek(session, 1_000_000);
    const second = hash();
    expect(second).not.toBe(first);
    goToBranch(session, 0);
    expect([hash(), session.playhead.now()]).toEqual([first, 1_000_000]);
    goToBranch(session, 1);
    expect([hash(), session.playhead.now()]).toEqual([second, 1_000_000]);
  });

  test('each is a document that gives the same run from scratch', () => {
    crashAt(500_000, 3);
    commands.seek(session, 900_000);
    commands.act(session, { do: 'restart', server: 3 });
    commands.seek(session, 1_200_000);
    const left = { hash: hash(), document: shown().document };
    goToBranch(session, 0);
    commands.openRun(session, left.document, 1_200_000);
    expect(hash()).toBe(left.hash);
  });

  test('changing to a branch goes to its end if the playhead is beyond it', () => {
    crashAt(500_000, 1);
    commands.seek(session, 2_000_000);
    goToBranch(session, 0);
    expect(session.playhead.now()).toBe(1_000_000);
  });

  test('can be renamed; an empty name changes nothing', () => {
    crashAt(500_000, 1);
    renameBranch(session, 1, '  without S1 ');
    renameBranch(session, 1, '   ');
    expect(names()).toEqual(['The first run', 'without S1']);
  });

  test('a deleted branch leaves its own branches where it began, and comes back by undo', () => {
    crashAt(500_000, 1);
    commands.seek(session, 900_000);
    crashAt(700_000, 2);
    expect(shown().branches.map(({ parent, from }) => [parent, from])).toEqual([
      [null, 0],
      [0, 500_000],
      [1, 700_000],
    ]);
    const before = hash();
    deleteBranch(session, 1);
    expect(shown().branches.map(({ id, parent, from }) => [id, parent, from])).toEqual([
      [0, null, 0],
      [2, 0, 500_000],
    ]);
    expect(hash()).toBe(before);
    commands.undo(session);
    expect(names()).toHaveLength(3);
    expect(hash()).toBe(before);
  });

  test('deleting the open branch leads to the one that it came from; the first run stays', () => {
    crashAt(500_000, 1);
    deleteBranch(session, 1);
    expect([shown().branch, names()]).toEqual([0, ['The first run']]);
    deleteBranch(session, 0);
    expect(names()).toEqual(['The first run']);
  });

  test('every act is undone, one after the other, through the branches that they opened', () => {
    const first = { hash: hash(), document: shown().document };
    crashAt(500_000, 1);
    commands.seek(session, 800_000);
    commands.act(session, { do: 'restart', server: 1 });
    crashAt(600_000, 2);
    for (let i = 0; i < 3; i += 1) commands.undo(session);
    expect(names()).toEqual(['The first run']);
    expect(shown().document).toBe(first.document);
    commands.seek(session, 1_000_000);
    expect(hash()).toBe(first.hash);
  });

  test('their number is limited, and a notice says so', () => {
    for (let i = 1; i < MOST_BRANCHES; i += 1) {
      crashAt(500_000, 1);
      goToBranch(session, 0);
    }
    commands.seek(session, 500_000);
    const { document } = shown();
    commands.act(session, { do: 'crash', server: 5 });
    expect(names()).toHaveLength(MOST_BRANCHES);
    expect(shown().document).toBe(document);
    expect(shown().notice?.text).toContain(`${MOST_BRANCHES} branches`);
  });
});

describe('a comparison', () => {
  test('runs in lockstep, and lists what differs now and where the two diverge', () => {
    crashAt(500_000, 3);
    compareWith(session, 0);
    expect(shown().comparison?.differing.map(({ server }) => server)).toEqual([3]);
    commands.seek(session, 1_000_000);
    expect(beside().getState().world.time).toBeLessThanOrEqual(1_000_000);
    goToBranch(session, 0);
    const { hash: alone } = shown().world;
    goToBranch(session, 1);
    expect(beside().getState().world.hash).toBe(alone);
    expect(shown().comparison?.parting).toMatchObject({
      time: 500_000,
      here: { what: { kind: 'crash' } },
    });
    const leader = shown().comparison?.differing.find(({ server }) => server === 3)?.differences;
    expect(leader).toContainEqual({ what: 'role', here: 'crashed', there: 'leader' });
  });

  test('finds no difference between equal runs', () => {
    commands.seek(session, 500_000);
    const { world } = shown();
    expect(differencesOf(world, world)).toEqual([]);
    expect(differencesOf(world, new Simulation(clusterOf(session), []).world())).not.toEqual([]);
  });

  test('says which values differ if both have applied as many entries', () => {
    const entry = ENTRIES.find(({ slug }) => slug === 'apply-again');
    if (entry === undefined) throw new Error('no such entry');
    const restarted = (document: ScenarioDocument) =>
      runDocument({ ...document, expect: [], until: 206 }).simulation.world();
    const differing = differencesOf(restarted(entry.document), restarted(twinOf(entry) ?? entry.document));
    expect(differing).toEqual([
      { server: 2, differences: [{ what: 'state', here: 'x = 5', there: 'no x' }] },
    ]);
  });

  test('changes sides when the other branch is opened, and ends when one of them is deleted', () => {
    crashAt(500_000, 3);
    compareWith(session, 0);
    goToBranch(session, 0);
    expect(shown()).toMatchObject({ branch: 0, comparison: { with: 1 } });
    deleteBranch(session, 1);
    expect(shown().comparison).toBeNull();
    compareWith(session, 0);
    expect(shown().comparison).toBeNull();
  });

  test('costs nothing once it has ended', () => {
    crashAt(500_000, 3);
    compareWith(session, 0);
    const other = beside();
    endComparison(session);
    const { world } = other.getState();
    commands.seek(session, 900_000);
    expect(other.getState().world).toBe(world);
  });
});

describe('what if', () => {
  const event = (kind: string, server: number) => {
    const found = session.run.history
      .events(1, shown().world.seq)
      .find((one) => one.what.kind === kind && one.server === server);
    if (!found) throw new Error(`no ${kind} of S${server}`);
    return found;
  };
  const suppose = (kind: string, server: number, name: RegExp) => {
    const found = whatIfs(session, event(kind, server)).find((one) => name.test(one.name));
    if (!found) throw new Error(`no ${name}`);
    found.run();
    return whenIdle(session);
  };
  const later = () => commands.seek(session, 1_000_000);

  test('the message had been lost: both run on to the first difference of a server, and pause there', async () => {
    const vote = event('grant-vote', 1);
    commands.seek(session, 500_000);
    await suppose('grant-vote', 1, /RequestVote S3 → S1 had been lost/);
    // It was lost as it was sent; the runs differ from the time of its arrival on.
    expect(session.playhead.now()).toBe(vote.time);
    expect(shown().comparison?.differing.map(({ server }) => server)).toEqual([1]);
    commands.previousEvent(session);
    expect(shown().comparison?.differing).toEqual([]);
  });

  test('the message had been lost: it is, and all other actions are the same', async () => {
    await suppose('grant-vote', 1, /RequestVote S3 → S1 had been lost/);
    later();
    expect(countOf(shown().world, 'grant-vote', 1)).toBe(0);
    expect(countOf(shown().world, 'request', 0)).toBe(2);
    expect(shown().comparison?.with).toBe(0);
    expect(shown().comparison?.parting?.here?.what.kind).toBe('drop');
  });

  test('the timer had run 20 ms longer: another server is first, or this one is later', async () => {
    const { time } = event('become-candidate', 3);
    await suppose('become-candidate', 3, /20 ms longer/);
    later();
    const stood = session.run.history
      .events(1, shown().world.seq)
      .find(({ what }) => what.kind === 'become-candidate');
    expect(stood?.time).toBeGreaterThan(time);
    expect(stood?.time).toBeLessThanOrEqual(time + 20_000);
  });

  test('the server had been down: it does nothing from there on', async () => {
    const { time } = event('grant-vote', 1);
    await suppose('grant-vote', 1, /S1 had been down/);
    later();
    expect(
      session.run.history.events(1, 9999).filter((one) => one.server === 1 && one.time >= time && one.rule),
    ).toEqual([]);
  });

  test('is not offered for acts from outside', () => {
    expect(whatIfs(session, event('request', 3))).toEqual([]);
  });
});
