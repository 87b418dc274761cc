/** The commands of the interface, on a real run. */
import { beforeEach, expect, test } from 'vitest';
import { FAULTS } from '../scenario/situations/faults.ts';
import { RECENT } from '../sim/history.ts';
import { nodeOf } from '../sim/nodes.ts';
import * as commands from './commands.ts';
import { type Session } from './session.ts';
import { openDocument } from './story/files.ts';
import { type Frame, stillSession } from './testing/still.ts';
import { whenIdle } from './work.ts';

const frames: Frame[] = [];
let session: Session;
beforeEach(() => {
  session = stillSession(frames);
});

const shown = () => session.getState();

const node = (id: number) => {
  const found = nodeOf(shown().world, id);
  if (!found) throw new Error(`no S${id}`);
  return found;
};

beforeEach(() => {
  commands.openRun(session, { raftarium: 1, seed: 31, cluster: { servers: 5 } });
});

/** Everything of a run's state that the page shows. */
const place = () => ({ time: session.playhead.now(), hash: shown().world.hash, seq: shown().world.seq });

test('next and previous event move by one moment', () => {
  commands.nextEvent(session);
  const first = place();
  commands.nextEvent(session);
  expect(shown().world.moment).toBe(2);
  commands.previousEvent(session);
  expect(place()).toEqual(first);
  expect(session.playhead.now()).toBe(shown().world.time);
});

test('events of the same time are stepped through one by one, in both directions', () => {
  // Both followers get the first heartbeat after exactly 10 ms.
  const initial = { S1: { term: 1, role: 'leader' } } as const;
  commands.openRun(session, { raftarium: 1, cluster: { servers: 3, latency: [10, 10], initial } });
  const moments = [];
  const begin = shown().world.moment;
  for (let i = 1; i <= 4; i += 1) {
    commands.nextEvent(session);
    moments.push(shown().world.moment - begin);
  }
  expect(session.playhead.now()).toBeLessThanOrEqual(20_000);
  expect(moments).toEqual([1, 2, 3, 4]);
  for (const moment of [3, 2, 1, 0]) {
    commands.previousEvent(session);
    expect(shown().world.moment - begin).toBe(moment);
  }
});

test('highlights are found after and before the cursor: the election, the leader', () => {
  commands.nextHighlight(session);
  expect(shown().events.at(-1)?.time).toBe(session.playhead.now());
  expect(shown().world.nodes.some(({ server }) => server.role.name === 'candidate')).toBe(true);
  commands.nextHighlight(session);
  expect(node(3).server.role.name).toBe('leader');
  commands.previousHighlight(session);
  expect(node(3).server.role.name).toBe('candidate');
});

test('without a further highlight, the next highlight does not move and says so', async () => {
  commands.seek(session, 400_000);
  const before = place();
  const { frontierTime } = shown();
  commands.nextHighlight(session);
  await whenIdle(session);
  expect(place()).toEqual(before);
  expect(shown().frontierTime).toBe(frontierTime);
  expect(shown().notice?.text).toMatch(/no further highlight/i);
});

test('an act is done at the playhead and added to the document', () => {
  commands.seek(session, 300_000);
  commands.act(session, { do: 'crash', server: 3 });
  expect(node(3).power).toBe('crashed');
  expect(shown().document.actions).toEqual([{ at: 300, do: 'crash', server: 'S3' }]);
});

test('the document of a run with acts gives the same run again', () => {
  commands.seek(session, 250_000);
  commands.request(session, 'leader', 'SET x 5');
  commands.seek(session, 400_000);
  commands.partition(session, [
    [1, 2],
    [3, 4, 5],
  ]);
  commands.heal(session);
  commands.seek(session, 1_500_000);
  const { hash } = shown().world;
  commands.openRun(session, shown().document, 1_500_000);
  expect(shown().world.hash).toBe(hash);
});

test('an act in the past opens a branch; undo goes back to the run that was left', () => {
  commands.seek(session, 300_000);
  commands.act(session, { do: 'crash', server: 3 });
  commands.seek(session, 900_000);
  const future = shown().world.hash;
  commands.seek(session, 350_000);
  const { document } = shown();
  commands.act(session, { do: 'restart', server: 3 });
  expect(shown().notice).toMatchObject({ undo: true });
  expect(shown().branches.map(({ name }) => name)).toEqual(['The first run', 'restart S3 at 350 ms']);
  expect(shown().frontierTime).toBeLessThan(900_000);
  commands.undo(session);
  expect(shown().branches).toHaveLength(1);
  expect(shown().document).toEqual(document);
  expect(session.playhead.now()).toBe(350_000);
  commands.seek(session, 900_000);
  expect(shown().world.hash).toBe(future);
});

test('an act at the end of the run opens no branch and shows no notice', () => {
  commands.seek(session, 300_000);
  commands.act(session, { do: 'crash', server: 3 });
  expect(shown().branches).toHaveLength(1);
  expect(shown().notice).toBeNull();
  expect(shown().canUndo).toBe(true);
});

test('a new run keeps the timing, drops what names single servers, and can be undone', () => {
  commands.openRun(session, {
    raftarium: 1,
    seed: 5,
    cluster: { servers: 5, noop: true, clock: { S5: 1.1 }, timeouts: { S4: [151] } },
  });
  commands.seek(session, 400_000);
  const before = place();
  commands.newRun(session, { seed: 7, servers: 3 });
  expect(shown().document).toEqual({
    raftarium: 1,
    title: '',
    seed: 7,
    cluster: { noop: true, servers: 3 },
    actions: [],
  });
  commands.undo(session);
  expect(place()).toEqual(before);
  expect(shown().document.cluster?.clock).toEqual({ S5: 1.1 });
});

test('a new run plays; the run that undo restores is paused', () => {
  commands.seek(session, 400_000);
  const before = place();
  commands.newRun(session, { seed: 7, servers: 3 });
  expect(shown().playing).toBe(true);
  commands.undo(session);
  expect(shown().playing).toBe(false);
  expect(session.playhead.moving).toBe(false);
  expect(place()).toEqual(before);
});

test('what was undoable before a new run is undoable after it', () => {
  commands.seek(session, 400_000);
  const first = shown().document;
  commands.act(session, { do: 'crash', server: 1 });
  const crashed = shown().document;
  commands.newRun(session, { seed: 7, servers: 3 });
  commands.newRun(session, { seed: 8, servers: 4 });
  commands.undo(session);
  expect(shown().document.seed).toBe(7);
  commands.undo(session);
  expect(shown().document).toEqual(crashed);
  commands.undo(session);
  expect(shown().document).toEqual(first);
  expect(shown().canUndo).toBe(false);
});

test('the latest events are kept, never more than 300, and follow the cursor back', () => {
  commands.seek(session, 2_000_000);
  const { events, world } = shown();
  expect(events).toHaveLength(RECENT);
  expect(RECENT).toBeLessThanOrEqual(300);
  expect(events.at(-1)?.seq).toBe(world.seq);
  commands.seek(session, 1_000_000);
  expect(shown().events.at(-1)?.seq).toBe(shown().world.seq);
  expect(shown().events).toEqual(
    session.run.history.events(shown().world.seq - RECENT + 1, shown().world.seq),
  );
});

test('going to an event makes it the latest that the page shows', () => {
  commands.seek(session, 500_000);
  commands.goToEvent(session, 40);
  const { seq } = shown().world;
  expect(seq).toBeGreaterThanOrEqual(40);
  commands.previousEvent(session);
  expect(shown().world.seq).toBeLessThan(40);
});

test('a text that is no document gives an error and does not change the run', () => {
  const { hash } = shown().world;
  expect(openDocument(session, '{ "raftarium": 1, "cluster": { "servers": 0 } }')).toBe(false);
  expect(shown().notice).toMatchObject({ tone: 'error' });
  expect(shown().notice?.text).toContain('cluster.servers');
  expect(shown().world.hash).toBe(hash);
});

test('a menu selects its target; a dialog closes the menu', () => {
  commands.openMenu(session, { kind: 'server', id: 2, x: 10, y: 20 });
  expect(shown().selected).toEqual({ kind: 'server', id: 2 });
  commands.openDialog(session, { name: 'request', server: 2 });
  expect(shown().menu).toBeNull();
  commands.closeDialog(session);
  expect(shown().dialog).toBeNull();
});

test('the store changes once for a step, and not at all for a seek between two events', () => {
  commands.seek(session, 160_000);
  let changes = 0;
  const stop = session.subscribe(() => {
    changes += 1;
  });
  commands.nextEvent(session);
  stop();
  expect(changes).toBe(1);
});

/** Calls the requested frames, one after the other, until playing stops. */
function playThrough(begin: () => void, most = 2000) {
  frames.length = 0;
  begin();
  for (let i = 0; i < most && shown().playing; i += 1) frames.pop()?.(100 * i);
  commands.pause(session);
}

test('playing until a sort of highlight stops exactly at it, and says so', () => {
  for (const sort of ['candidate', 'leader', 'commit', 'action'] as const) {
    commands.openRun(session, {
      raftarium: 1,
      seed: 31,
      cluster: { servers: 5 },
      actions: [{ at: 400, do: 'request', server: 'leader', command: 'SET x 1' }],
    });
    playThrough(() => {
      commands.setSpeed(session, 1);
      commands.playUntil(session, sort);
    });
    const found = session.run.history.highlights.find(
      (one) => one.sort === sort || one.kind === sort || (sort === 'action' && one.kind === 'request'),
    );
    expect(shown().world.moment).toBe(found?.moment);
    expect(session.playhead.now()).toBe(found?.time);
    expect(shown()).toMatchObject({ playing: false, until: null });
    expect(shown().notice?.text).toMatch(/^Stopped: /);
  }
});

test('playing until something that does not happen gives up after ten seconds of virtual time', () => {
  playThrough(() => {
    commands.setSpeed(session, 1);
    commands.playUntil(session, 'rollback');
  });
  expect(shown().playing).toBe(false);
  expect(shown().notice?.text).toBe('Not found: a rollback. None came within 10 s of the cluster’s time.');
  expect(session.playhead.now()).toBeGreaterThanOrEqual(10_000_000);
  expect(session.playhead.now()).toBeLessThan(10_500_000);
});

test('a run ends after an hour, and every command beyond the end says so', async () => {
  commands.openRun(session, { raftarium: 1, seed: 1, cluster: { servers: 1 } });
  const ends = /greatest length, one hour/;
  commands.seek(session, commands.LONGEST_RUN + 1);
  await whenIdle(session);
  expect(session.playhead.now()).toBe(commands.LONGEST_RUN);
  expect(shown().notice?.text).toMatch(ends);
  commands.dismissNotice(session);
  const before = place();
  commands.nextEvent(session);
  expect(shown().notice?.text).toMatch(ends);
  expect(place()).toEqual(before);
  // A whole hour is computed: this takes its time on a busy machine.
}, 60_000);

test('a run that doubles its messages without end stops, says why, and can be rewound', async () => {
  const twice = { at: 320, do: 'duplicate', message: { which: 'all' } } as const;
  const actions = Array.from({ length: 24 }, () => twice);
  const why = /^This run ends at 320 ms: more than 20.000 messages are in flight/;
  commands.openRun(session, { raftarium: 1, seed: 3, actions }, 5_000_000);
  await whenIdle(session);
  expect([session.playhead.now(), shown().frontierTime]).toEqual([320_000, 320_000]);
  expect(shown().notice?.text).toMatch(why);
  const before = place();
  const ways = [
    () => commands.nextEvent(session),
    () => commands.seek(session, 900_000),
    () => commands.act(session, { do: 'crash', server: 1 }),
    () => playThrough(() => commands.play(session)),
  ];
  for (const way of ways) {
    commands.dismissNotice(session);
    way();
    expect(shown().notice?.text).toMatch(why);
    expect(place()).toEqual(before);
    expect(shown().playing).toBe(false);
  }
  commands.seek(session, 300_000);
  commands.act(session, { do: 'crash', server: 1 });
  expect(shown().branches).toHaveLength(2);
  commands.seek(session, 900_000);
  expect(session.playhead.now()).toBe(900_000);
});

test('the end is the end of the plan, and then of what is known', () => {
  commands.openRun(session, {
    raftarium: 1,
    seed: 31,
    actions: [{ at: 700, do: 'crash', server: 'S3' }],
    until: 1200,
  });
  commands.toEnd(session);
  expect(session.playhead.now()).toBe(1_200_000);
  expect(node(3).power).toBe('crashed');
  commands.seek(session, 1_600_000);
  // No event is later than a moment before: the end is not before the playhead all the same.
  expect(session.run.history.frontierTime).toBeLessThan(1_600_000);
  commands.toEnd(session);
  expect(session.playhead.now()).toBe(1_600_000);
  commands.toStart(session);
  commands.toEnd(session);
  expect(session.playhead.now()).toBe(1_600_000);
});

test('the next highlight is the next planned action, however far it is', async () => {
  commands.openRun(
    session,
    { raftarium: 1, seed: 31, actions: [{ at: 90_000, do: 'crash', server: 'S1' }] },
    400_000,
  );
  commands.nextHighlight(session);
  await whenIdle(session);
  expect(session.playhead.now()).toBe(90_000_000);
});

test('a fresh run begins shortly before its first event', () => {
  commands.newRun(session, { seed: 7, servers: 3 });
  const { world } = shown();
  expect(world.moment).toBe(0);
  expect((session.run.history.nextAt() ?? 0) - session.playhead.now()).toBe(30_000);
});

test('a broken property is a highlight, and is found from before it', () => {
  const broken = FAULTS.find(({ document }) => /broken property/i.test(document.title ?? ''));
  if (!broken) throw new Error('there is no such situation');
  commands.openRun(session, broken.document);
  commands.seek(session, broken.at * 1000);
  const [first] = session.run.history.violations;
  const marks = session.run.history.highlights.filter(({ sort }) => sort === 'violation');
  expect(marks).toHaveLength(session.run.history.violations.length);
  expect(marks[0]).toMatchObject({ kind: 'violation', seq: first?.event, time: first?.time });
  commands.toStart(session);
  for (let i = 0; i < 30 && shown().world.violations.length === 0; i += 1) commands.nextHighlight(session);
  expect(shown().world.moment).toBe(marks[0]?.moment);
});
