/** The verbs of the interface, on a real run. */
import { beforeEach, expect, test, vi } from 'vitest';
import { playhead } from '../playback/playhead.ts';
import { FAULTS } from '../scenario/situations/faults.ts';
import { RECENT } from '../sim/history.ts';
import * as commands from './commands.ts';
import { run, useSession } from './session.ts';
import { whenIdle } from './work.ts';

const session = () => useSession.getState();
/** Frames that never come: what plays stands still here. */
function stubFrames(deed: () => void) {
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  deed();
  commands.pause();
  vi.unstubAllGlobals();
}

const node = (id: number) => {
  const found = session().world.nodes[id];
  if (!found) throw new Error(`no S${id}`);
  return found;
};

beforeEach(() => {
  commands.openRun({ raftarium: 1, seed: 31, cluster: { servers: 5 } });
});

/** Everything that can be seen of where the run stands. */
const place = () => ({ time: playhead.now(), hash: session().world.hash, seq: session().world.seq });

test('next and previous event go one moment on and back', () => {
  commands.nextEvent();
  const first = place();
  commands.nextEvent();
  expect(session().world.moment).toBe(2);
  commands.previousEvent();
  expect(place()).toEqual(first);
  expect(playhead.now()).toBe(session().world.time);
});

test('events that happen at the same time are stepped through one by one, on and back', () => {
  // Both followers get the first heartbeat after exactly 10 ms.
  const initial = { S1: { term: 1, role: 'leader' } } as const;
  commands.openRun({ raftarium: 1, cluster: { servers: 3, latency: [10, 10], initial } });
  const moments = [];
  const begin = session().world.moment;
  for (let i = 1; i <= 4; i += 1) {
    commands.nextEvent();
    moments.push(session().world.moment - begin);
  }
  expect(playhead.now()).toBeLessThanOrEqual(20_000);
  expect(moments).toEqual([1, 2, 3, 4]);
  for (const moment of [3, 2, 1, 0]) {
    commands.previousEvent();
    expect(session().world.moment - begin).toBe(moment);
  }
});

test('highlights are found ahead and behind: the election, the leader', () => {
  commands.nextHighlight();
  expect(session().events.at(-1)?.time).toBe(playhead.now());
  expect(
    session()
      .world.nodes.slice(1)
      .some(({ server }) => server.role.name === 'candidate'),
  ).toBe(true);
  commands.nextHighlight();
  expect(node(3).server.role.name).toBe('leader');
  commands.previousHighlight();
  expect(node(3).server.role.name).toBe('candidate');
});

test('where nothing of note will happen, the next highlight stays where it is and says so', async () => {
  commands.seek(400_000);
  const before = place();
  const { frontierTime } = session();
  commands.nextHighlight();
  await whenIdle();
  expect(place()).toEqual(before);
  expect(session().frontierTime).toBe(frontierTime);
  expect(session().notice?.text).toMatch(/nothing of note/i);
});

test('an act is done at the playhead, and the document holds it', () => {
  commands.seek(300_000);
  commands.act({ do: 'crash', server: 3 });
  expect(node(3).power).toBe('crashed');
  expect(session().document.actions).toEqual([{ at: 300, do: 'crash', server: 'S3' }]);
});

test('the document of a run that was acted upon gives the same run again', () => {
  commands.seek(250_000);
  commands.request('leader', 'SET x 5');
  commands.seek(400_000);
  commands.partition([
    [1, 2],
    [3, 4, 5],
  ]);
  commands.heal();
  commands.seek(1_500_000);
  const { hash } = session().world;
  commands.openRun(session().document, 1_500_000);
  expect(session().world.hash).toBe(hash);
});

test('an act in the past opens a branch; undo goes back to the run that was left', () => {
  commands.seek(300_000);
  commands.act({ do: 'crash', server: 3 });
  commands.seek(900_000);
  const future = session().world.hash;
  commands.seek(350_000);
  const { document } = session();
  commands.act({ do: 'restart', server: 3 });
  expect(session().notice).toMatchObject({ undo: true });
  expect(session().branches.map(({ name }) => name)).toEqual(['The first run', 'restart S3 at 350 ms']);
  expect(session().frontierTime).toBeLessThan(900_000);
  commands.undo();
  expect(session().branches).toHaveLength(1);
  expect(session().document).toEqual(document);
  expect(playhead.now()).toBe(350_000);
  commands.seek(900_000);
  expect(session().world.hash).toBe(future);
});

test('an act at the end of the run opens no branch and says nothing', () => {
  commands.seek(300_000);
  commands.act({ do: 'crash', server: 3 });
  expect(session().branches).toHaveLength(1);
  expect(session().notice).toBeNull();
  expect(session().canUndo).toBe(true);
});

test('a new run keeps the timing, leaves what named single servers, and can be undone', () => {
  commands.openRun({
    raftarium: 1,
    seed: 5,
    cluster: { servers: 5, noop: true, clock: { S5: 1.1 }, timeouts: { S4: [151] } },
  });
  commands.seek(400_000);
  const before = place();
  stubFrames(() => commands.newRun({ seed: 7, servers: 3 }));
  expect(session().document).toEqual({
    raftarium: 1,
    title: '',
    seed: 7,
    cluster: { noop: true, servers: 3 },
    actions: [],
  });
  commands.undo();
  expect(place()).toEqual(before);
  expect(session().document.cluster?.clock).toEqual({ S5: 1.1 });
});

test('a new run plays; the run that comes back when it is undone stands still', () => {
  commands.seek(400_000);
  const before = place();
  stubFrames(() => {
    commands.newRun({ seed: 7, servers: 3 });
    expect(session().playing).toBe(true);
    commands.undo();
    expect(session().playing).toBe(false);
    expect(playhead.moving).toBe(false);
  });
  expect(place()).toEqual(before);
});

test('the latest events are kept, never more than 300, and go back with the cursor', () => {
  commands.seek(2_000_000);
  const { events, world } = session();
  expect(events).toHaveLength(RECENT);
  expect(RECENT).toBeLessThanOrEqual(300);
  expect(events.at(-1)?.seq).toBe(world.seq);
  commands.seek(1_000_000);
  expect(session().events.at(-1)?.seq).toBe(session().world.seq);
  expect(session().events).toEqual(run.history.events(session().world.seq - RECENT + 1, session().world.seq));
});

test('to an event: it is the latest that the page shows', () => {
  commands.seek(500_000);
  commands.goToEvent(40);
  const { seq } = session().world;
  expect(seq).toBeGreaterThanOrEqual(40);
  commands.previousEvent();
  expect(session().world.seq).toBeLessThan(40);
});

test('a text that is no document says what is wrong with it, and leaves the run alone', async () => {
  const { hash } = session().world;
  expect(await commands.openDocument('{ "raftarium": 1, "cluster": { "servers": 0 } }')).toBe(false);
  expect(session().notice).toMatchObject({ tone: 'error' });
  expect(session().notice?.text).toContain('cluster.servers');
  expect(session().world.hash).toBe(hash);
});

test('a menu selects what it belongs to; a dialog closes the menu', () => {
  commands.openMenu({ kind: 'server', id: 2, x: 10, y: 20 });
  expect(session().selected).toEqual({ kind: 'server', id: 2 });
  commands.openDialog({ name: 'request', server: 2 });
  expect(session().menu).toBeNull();
  commands.closeDialog();
  expect(session().dialog).toBeNull();
});

test('the store changes once for a step, and not at all for a seek between two events', () => {
  commands.seek(160_000);
  let changes = 0;
  const stop = useSession.subscribe(() => {
    changes += 1;
  });
  commands.nextEvent();
  stop();
  expect(changes).toBe(1);
});

/** Frames as the wall would bring them, one after the other, until the play stops. */
function playThrough(deed: () => void, frames = 2000) {
  const waiting: FrameRequestCallback[] = [];
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => waiting.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  deed();
  for (let i = 0; i < frames && session().playing; i += 1) waiting.pop()?.(100 * i);
  commands.pause();
  vi.unstubAllGlobals();
}

test('played until a sort of highlight, the run stops exactly at it, and says so', () => {
  for (const sort of ['candidate', 'leader', 'commit', 'action'] as const) {
    commands.openRun({
      raftarium: 1,
      seed: 31,
      cluster: { servers: 5 },
      actions: [{ at: 400, do: 'request', server: 'leader', command: 'SET x 1' }],
    });
    playThrough(() => {
      commands.setSpeed(1);
      commands.playUntil(sort);
    });
    const found = run.history.highlights.find(
      (one) => one.sort === sort || one.kind === sort || (sort === 'action' && one.kind === 'request'),
    );
    expect(session().world.moment).toBe(found?.moment);
    expect(playhead.now()).toBe(found?.time);
    expect(session()).toMatchObject({ playing: false, until: null });
    expect(session().notice?.text).toMatch(/^Stopped: /);
  }
});

test('what does not come is waited for no longer than ten seconds of the cluster’s time', () => {
  playThrough(() => {
    commands.setSpeed(1);
    commands.playUntil('rollback');
  });
  expect(session().playing).toBe(false);
  expect(session().notice?.text).toBe('Not found: a rollback. None came within 10 s of the cluster’s time.');
  expect(playhead.now()).toBeGreaterThanOrEqual(10_000_000);
  expect(playhead.now()).toBeLessThan(10_500_000);
});

test('a run ends after an hour, and says so wherever one goes beyond', async () => {
  commands.openRun({ raftarium: 1, seed: 1, cluster: { servers: 1 } });
  const ends = /greatest length, one hour/;
  commands.seek(commands.LONGEST_RUN + 1);
  await whenIdle();
  expect(playhead.now()).toBe(commands.LONGEST_RUN);
  expect(session().notice?.text).toMatch(ends);
  commands.dismissNotice();
  const before = place();
  commands.nextEvent();
  expect(session().notice?.text).toMatch(ends);
  expect(place()).toEqual(before);
  // A whole hour is computed: on a busy machine that takes its time.
}, 60_000);

test('a run that doubles its messages without end stops, says why, and can be gone back in', async () => {
  const twice = { at: 320, do: 'duplicate', message: { which: 'all' } } as const;
  const actions = Array.from({ length: 24 }, () => twice);
  const why = /^This run ends at 320 ms: more than 20.000 messages are in flight/;
  commands.openRun({ raftarium: 1, seed: 3, actions }, 5_000_000);
  await whenIdle();
  expect([playhead.now(), session().frontierTime]).toEqual([320_000, 320_000]);
  expect(session().notice?.text).toMatch(why);
  const before = place();
  const ways = [
    commands.nextEvent,
    () => commands.seek(900_000),
    () => commands.act({ do: 'crash', server: 1 }),
    () => playThrough(commands.play),
  ];
  for (const way of ways) {
    commands.dismissNotice();
    way();
    expect(session().notice?.text).toMatch(why);
    expect(place()).toEqual(before);
    expect(session().playing).toBe(false);
  }
  commands.seek(300_000);
  commands.act({ do: 'crash', server: 1 });
  expect(session().branches).toHaveLength(2);
  commands.seek(900_000);
  expect(playhead.now()).toBe(900_000);
});

test('the end is the end of the plan, and then of what is known', () => {
  commands.openRun({
    raftarium: 1,
    seed: 31,
    actions: [{ at: 700, do: 'crash', server: 'S3' }],
    until: 1200,
  });
  commands.toEnd();
  expect(playhead.now()).toBe(1_200_000);
  expect(node(3).power).toBe('crashed');
  commands.seek(1_600_000);
  const { frontierTime } = run.history;
  commands.toStart();
  commands.toEnd();
  expect(playhead.now()).toBe(frontierTime);
});

test('the next highlight is the next thing planned, however far it is', async () => {
  commands.openRun({ raftarium: 1, seed: 31, actions: [{ at: 90_000, do: 'crash', server: 'S1' }] }, 400_000);
  commands.nextHighlight();
  await whenIdle();
  expect(playhead.now()).toBe(90_000_000);
});

test('a fresh run begins shortly before its first event', () => {
  stubFrames(() => commands.newRun({ seed: 7, servers: 3 }));
  const { world } = session();
  expect(world.moment).toBe(0);
  expect((run.history.nextAt() ?? 0) - playhead.now()).toBe(30_000);
});

test('a property found broken is a highlight, reached from before it', () => {
  const broken = FAULTS.find(({ document }) => /broken property/i.test(document.title ?? ''));
  if (!broken) throw new Error('there is no such situation');
  commands.openRun(broken.document);
  commands.seek(broken.at * 1000);
  const [first] = run.history.violations;
  const marks = run.history.highlights.filter(({ sort }) => sort === 'violation');
  expect(marks).toHaveLength(run.history.violations.length);
  expect(marks[0]).toMatchObject({ kind: 'violation', seq: first?.event, time: first?.time });
  commands.toStart();
  for (let i = 0; i < 30 && session().world.violations.length === 0; i += 1) commands.nextHighlight();
  expect(session().world.moment).toBe(marks[0]?.moment);
});
