import { beforeEach, describe, expect, test } from 'vitest';
import { nodeOf } from '../../sim/nodes.ts';
import { nextHighlight, openRun, seek, undo } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import type { Session } from '../../store/session.ts';
import { firstPicks, groupsOf, letter } from './groups.ts';
import { eventItems, messageItems, serverItems, wayItems } from './items.ts';

let session: Session;
beforeEach(() => {
  session = createSession();
});

const world = () => session.getState().world;
const itemsOf = (id: number) => {
  const node = nodeOf(world(), id);
  if (!node) throw new Error(`no S${id}`);
  return serverItems(session, node);
};
const names = (id: number) => itemsOf(id).map(({ name }) => name);
const choose = (id: number, name: string) =>
  itemsOf(id)
    .find((item) => item.name === name)
    ?.run();

beforeEach(() => {
  openRun(session, { raftarium: 1, seed: 31, cluster: { servers: 5 } });
  seek(session, 200_000);
});

describe('the menu of a server has what can be done to it', () => {
  test('up', () => {
    expect(names(1)).toEqual([
      'Crash',
      'Pause',
      'Time out',
      'Send request',
      'Wipe disk',
      'What does S1 know?',
    ]);
  });
  test('a leader has no election timer', () => {
    expect(names(3)).toEqual(['Crash', 'Pause', 'Send request', 'Wipe disk', 'What does S3 know?']);
  });
  test('crashed, and restarted', () => {
    choose(1, 'Crash');
    expect(names(1)).toEqual(['Restart', 'Wipe disk', 'What does S1 know?']);
    choose(1, 'Restart');
    expect(nodeOf(world(), 1)?.power).toBe('up');
  });
  test('paused, and resumed', () => {
    choose(1, 'Pause');
    expect(names(1)).toEqual([
      'Crash',
      'Resume',
      'Time out',
      'Send request',
      'Wipe disk',
      'What does S1 know?',
    ]);
    choose(1, 'Resume');
    expect(nodeOf(world(), 1)?.power).toBe('up');
  });
  test('timed out, it starts an election', () => {
    choose(1, 'Time out');
    expect(nodeOf(world(), 1)?.server.role.name).toBe('candidate');
  });
});

describe('the menu of a message', () => {
  const first = () => {
    const packet = world().packets[0];
    if (!packet) throw new Error('nothing is in flight');
    return packet;
  };
  const chooseFor = (name: string) =>
    messageItems(session, first())
      .find((item) => item.name === name)
      ?.run();

  beforeEach(() => {
    seek(session, 0);
    nextHighlight(session);
  });

  test('on its way', () => {
    expect(messageItems(session, first()).map(({ name }) => name)).toEqual([
      'Drop',
      'Duplicate',
      'Deliver now',
      'Delay',
      'Hold',
      'Several like it',
    ]);
  });
  test('held, it can be released, but not delayed', () => {
    const names = messageItems(session, { ...first(), at: Infinity }).map(({ name }) => name);
    expect(names).not.toContain('Delay');
    expect(names).not.toContain('Hold');
    expect(names).toContain('Let go');
  });
  test('dropped, it is lost', () => {
    const { id } = first();
    chooseFor('Drop');
    expect(world().packets.some((packet) => packet.id === id)).toBe(false);
    expect(world().lost.at(-1)).toMatchObject({ reason: 'dropped', packet: { id } });
  });
  test('duplicated, it is there twice', () => {
    const { id } = first();
    chooseFor('Duplicate');
    expect(world().packets.filter(({ copyOf }) => copyOf === id)).toHaveLength(1);
  });
  test('delayed, it arrives 20 ms later', () => {
    const { id, at } = first();
    chooseFor('Delay');
    expect(world().packets.find((packet) => packet.id === id)?.at).toBe(at + 20_000);
  });
  test('delivered now, its receiver has handled it', () => {
    const { message } = first();
    chooseFor('Deliver now');
    expect(nodeOf(world(), message.to)?.server.persistent.votedFor).toBe(message.from);
  });
});

describe('the menu of one direction of a link', () => {
  const items = () => wayItems(session, world().network, 1, 2);
  const namesOf = () => items().map(({ name }) => name);
  const chooseOf = (name: string) =>
    items()
      .find((item) => item.name === name)
      ?.run();
  const LATENCY = 'Latency, loss …';
  const HOLD = ['Hold messages both ways', 'Hold messages S1 → S2 only'];

  test('open both ways', () => {
    expect(namesOf()).toEqual(['Cut both ways', 'Cut S1 → S2 only', ...HOLD, LATENCY]);
  });
  test('cut one way, the other way, and both', () => {
    chooseOf('Cut S1 → S2 only');
    expect(namesOf()).toEqual(['Mend S1 → S2', 'Cut S2 → S1', ...HOLD, LATENCY]);
    chooseOf('Cut S2 → S1');
    expect(namesOf()).toEqual(['Mend both ways', 'Mend S1 → S2 only', ...HOLD, LATENCY]);
    chooseOf('Mend S1 → S2 only');
    expect(namesOf()).toEqual(['Cut S1 → S2', 'Mend S2 → S1', ...HOLD, LATENCY]);
  });
  test('acts on both ways are one act and one undo', () => {
    chooseOf('Cut both ways');
    expect(session.getState().document.actions?.map((action) => action.do)).toEqual(['cut', 'cut']);
    chooseOf('Mend both ways');
    chooseOf('Hold messages both ways');
    expect(namesOf()).toContain('Let go both ways');
    undo(session);
    undo(session);
    expect(namesOf()).toContain('Mend both ways');
    undo(session);
    expect(session.getState().document.actions ?? []).toEqual([]);
  });
  test('in the past, they make one branch', () => {
    seek(session, 100_000);
    chooseOf('Cut both ways');
    expect(session.getState().branches).toHaveLength(2);
    expect(session.getState().document.actions).toHaveLength(2);
  });
});

describe('choosing groups', () => {
  test('begins with a minority and the rest, or with the present partition', () => {
    expect(firstPicks(5, [])).toEqual([0, 0, 1, 1, 1]);
    expect(firstPicks(4, [[2], [3, 4]])).toEqual([2, 0, 1, 1]);
  });
  test('leaves out empty groups', () => {
    expect(groupsOf([0, 3, 0, 1])).toEqual([[1, 3], [4], [2]]);
  });
  test('groups have letters', () => {
    expect([0, 1, 25].map(letter)).toEqual(['A', 'B', 'Z']);
  });
});

describe('the menu of an event goes to causes and effects, and offers what-ifs', () => {
  const event = (kind: string) => {
    const found = session.getState().events.find(({ what }) => what.kind === kind);
    if (!found) throw new Error(`nothing is a ${kind}`);
    return found;
  };

  test('a message that was delivered', () => {
    const { server, what } = event('deliver');
    if (what.kind !== 'deliver') throw new Error('not delivered');
    const { type, from, to } = what.packet.message;
    const [go, led, ...others] = eventItems(session, event('deliver')).map(({ name }) => name);
    expect(go).toBe('Go to this event');
    expect(led).toMatch(/^What led to it, at \d+\.\d ms$/);
    expect(others).toEqual([
      `What if ${type} S${from} → S${to} had been lost?`,
      `What if S${server} had been down?`,
    ]);
  });

  test('its cause can be gone to', () => {
    const { seq, causes } = event('deliver');
    const led = eventItems(session, event('deliver')).find(({ name }) => name.startsWith('What led'));
    led?.run();
    expect(session.getState().selected).toEqual({ kind: 'event', id: causes[0] });
    expect(world().seq).toBeLessThan(seq);
  });
});
