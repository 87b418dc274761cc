/** A lens shows nothing that no message brought, and what it shows was true when that message was sent. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { entriesFrom, entryAt } from '../../raft/log.ts';
import type { Message, Server, ServerId } from '../../raft/types.ts';
import { serverNames } from '../../scenario/document.ts';
import type { ActionDocument, ScenarioDocument } from '../../scenario/types.ts';
import { History } from '../history.ts';
import { nodeOf } from '../nodes.ts';
import { clusters, documents } from '../testing/documents.ts';
import { compiled, everyRun, PATIENCE, play } from '../testing/runs.ts';
import type { SimEvent, World } from '../types.ts';
import { type Belief, type Brought, type Knowledge, knownUpTo } from './beliefs.ts';
import { knowledgeAt, learning } from './knower.ts';
import { seenWorld } from './seen.ts';

vi.setConfig({ testTimeout: PATIENCE });

function opened(document: ScenarioDocument): History {
  const { cluster, script, until } = compiled(document);
  const history = new History({ cluster, script });
  history.seek(until);
  return history;
}

function known(history: History, of: ServerId, world = history.world, near?: World): Knowledge {
  for (const _ of learning(history, of, world, near));
  return knowledgeAt(world, of) as Knowledge;
}

/** The parts of a belief that a message brought. */
const partsOf = ({ heard, term, role, vote, commitIndex, log }: Belief): readonly Brought[] =>
  [heard, term?.by, role?.by, vote?.by, commitIndex?.by, log?.by].flatMap((by) => by ?? []);

const isReceipt = ({ what, server }: SimEvent, of: ServerId) => what.kind === 'deliver' && server === of;
const isFall = ({ what, server }: SimEvent, of: ServerId) =>
  server === of &&
  (what.kind === 'write-failed' || ((what.kind === 'crash' || what.kind === 'wipe') && !what.nothing));

// ------------------------------------------------------------------------------------------- properties

test('Everything that is believed was brought by a message that the server received since it last crashed.', () => {
  everyRun(documents({ wipe: true, sizes: [2, 5] }), 40, (document) => {
    const history = opened(document);
    const events = history.events(1, history.world.seq);
    for (const { id } of history.world.nodes) {
      const fall = events.findLast((event) => isFall(event, id))?.seq ?? 0;
      const receipts = new Map(
        events.filter((event) => isReceipt(event, id) && event.seq > fall).map((event) => [event.seq, event]),
      );
      for (const belief of known(history, id)) {
        for (const by of partsOf(belief)) {
          const what = receipts.get(by.event)?.what;
          expect(what?.kind === 'deliver' && what.packet.message).toEqual(by.message);
          expect(by.message.from).toBe(belief.about);
          expect(by.sentAt).toBeLessThanOrEqual(by.at);
        }
        const sent = belief.sent && events[belief.sent.event - 1];
        expect(sent?.what.kind === 'send' ? sent.what.packet.message : undefined).toEqual(
          belief.sent?.message,
        );
        expect(belief.heard?.event ?? 0).toBeLessThan(sent?.seq ?? Infinity);
      }
    }
  });
});

/** What a belief says of a server's state, or that it says something else. */
function isTrueOf({ term, role, commitIndex, log }: Belief, which: Brought, state: Server): boolean {
  const { persistent } = state;
  const said = <T extends { readonly by: Brought }>(told: T | null): T | null =>
    told?.by === which ? told : null;
  const known = said(log)?.value;
  const prefix = known?.prefix ? entriesFrom(known.prefix) : [];
  return (
    persistent.currentTerm === (said(term)?.value ?? persistent.currentTerm) &&
    state.role.name === (said(role)?.value ?? state.role.name) &&
    state.commitIndex === (said(commitIndex)?.value ?? state.commitIndex) &&
    persistent.log.lastIndex === (known?.lastIndex ?? persistent.log.lastIndex) &&
    prefix.every((entry, i) => {
      const there = entryAt(persistent.log, i + 1);
      return there?.term === entry.term && there.command === entry.command;
    }) &&
    (known?.runs ?? []).every(({ from, to, term: of, command }) => {
      const [first, last] = [entryAt(persistent.log, from), entryAt(persistent.log, to)];
      return first?.term === of && last?.term === of && (command === null || first.command === command);
    })
  );
}

test('What is believed was true of the other server when it sent the message.', () => {
  let beliefs = 0;
  everyRun(documents({ sizes: [2, 5] }), 40, (document) => {
    const states = new Map<ServerId, Server[]>();
    const note = (server: Server) => states.set(server.id, [...(states.get(server.id) ?? []), server]);
    play(document, { onStep: (_before, _input, { server }) => note(server) }, ({ moment, nodes }) => {
      if (moment === 0) for (const { server } of nodes as unknown as World['nodes']) note(server);
    });
    const history = opened(document);
    if (history.world.moment >= 2500) return;
    for (const { id } of history.world.nodes) {
      for (const belief of known(history, id)) {
        for (const by of partsOf(belief)) {
          beliefs += 1;
          const those = states.get(belief.about) ?? [];
          expect(those.some((state) => isTrueOf(belief, by, state))).toBe(true);
        }
      }
    }
  });
  expect(beliefs).toBeGreaterThan(200);
});

test('It is the same from a keyframe, from a world shortly before, and from the start.', () => {
  everyRun(documents({ wipe: true, sizes: [2, 5] }), 15, (document) => {
    const whole = opened(document);
    const bySteps = opened({ ...document, until: 1 });
    let before = bySteps.world;
    while (bySteps.world.moment < whole.world.moment) {
      bySteps.seekMoment(Math.min(whole.world.moment, bySteps.world.moment + 37));
      known(bySteps, 1, bySteps.world, before);
      before = bySteps.world;
    }
    expect(known(bySteps, 1)).toEqual(known(whole, 1));
  });
});

// -------------------------------------------------------------------------------------- outside of its past

/** Acts on one server or one direction, by name: what they concern is clear. */
function plainActs(size: number): fc.Arbitrary<ActionDocument> {
  const name = fc.constantFrom(...serverNames(size));
  const at = fc.integer({ min: 0, max: 300 }).map((n) => n * 4);
  const power = fc.constantFrom('crash', 'restart', 'restart', 'pause', 'resume', 'timeout');
  const way = fc.constantFrom('cut', 'mend', 'mend', 'block', 'unblock');
  return fc.oneof(
    fc.record({ do: power, server: name, at }),
    fc.record({ do: fc.constant('request'), server: name, command: fc.constant('SET x 1'), at }),
    fc
      .record({ do: way, from: name, to: name, at })
      .map((act) =>
        act.from === act.to ? { do: 'request', server: act.from, command: 'ADD x 1', at: act.at } : act,
      ),
  ) as fc.Arbitrary<ActionDocument>;
}

const cases = fc.integer({ min: 3, max: 5 }).chain((size) =>
  fc.record({
    document: fc.record({
      raftarium: fc.constant(1 as const),
      seed: fc.integer({ min: 0, max: 9999 }),
      cluster: clusters(size),
      actions: fc.array(plainActs(size), { maxLength: 14 }),
      until: fc.integer({ min: 200, max: 1200 }),
    }),
    act: plainActs(size),
    back: fc.integer({ min: 0, max: 90 }),
    of: fc.integer({ min: 1, max: size }),
  }),
);

/** All events that can have influenced a server: their causes, and what was before at the same server. */
function pastOf(events: readonly SimEvent[], of: ServerId): readonly SimEvent[] {
  const found = new Set<number>();
  const reached = new Set<ServerId>([of]);
  const isOwn = ({ server, what }: SimEvent) => server !== 0 && what.kind !== 'lost';
  for (const event of events.toReversed()) {
    if (!found.has(event.seq) && !(isOwn(event) && reached.has(event.server))) continue;
    found.add(event.seq);
    if (isOwn(event)) reached.add(event.server);
    for (const cause of event.causes) found.add(cause);
  }
  return events.filter(({ seq }) => found.has(seq));
}

/** Whether something that an act concerns is in a server's past, from the act on. */
const isTouched = (past: readonly SimEvent[], act: ActionDocument, at: number): boolean =>
  past.some(({ time, server, what }) => {
    if (time < at * 1000) return false;
    if ('server' in act) return `S${server}` === act.server;
    if (!('from' in act) || what.kind !== 'deliver') return false;
    const { from, to } = what.packet.message;
    return `S${from}` === act.from && `S${to}` === act.to;
  });

/** What is drawn of a world, and how old each belief is: without numbers of events and orders. */
function lensOf(history: History, of: ServerId): unknown {
  const { world } = history;
  const knowledge = known(history, of);
  const { nodes, packets, network, lost, requests, violations } = seenWorld(world, of, knowledge);
  return JSON.stringify([
    packets,
    [...network.cut],
    lost,
    violations,
    requests.map(({ command, at, answer, answeredAt }) => [command, at, answer, answeredAt]),
    nodes.map(({ server, power, timers, inbox, state }) => [
      { ...server, persistent: { ...server.persistent, log: entriesFrom(server.persistent.log) } },
      power,
      Object.values(timers).map((timer) => timer && [timer.startedAt, timer.dueAt]),
      inbox,
      state.digest,
    ]),
    knowledge.map(({ sent, ...belief }) => [
      sent && [sent.message, sent.at],
      partsOf({ ...belief, sent }).map(({ message, at, sentAt }) => [message, at, sentAt]),
    ]),
  ]);
}

test('An act outside of its past changes nothing that a server’s lens shows.', () => {
  let compared = 0;
  everyRun(cases, 250, ({ document, act, back, of }) => {
    const at = Math.max(0, document.until - back);
    const other = { ...document, actions: [...document.actions, { ...act, at }] };
    const [one, two] = [opened(document), opened(other)];
    const pasts = [one, two].map((history) => pastOf(history.events(1, history.world.seq), of));
    if (pasts.some((past) => isTouched(past, act, at))) return;
    compared += 1;
    expect(lensOf(two, of)).toBe(lensOf(one, of));
  });
  expect(compared).toBeGreaterThan(60);
});

// ------------------------------------------------------------------------------------------------- examples

const LED: ScenarioDocument = {
  raftarium: 1,
  cluster: {
    servers: 3,
    latency: [10, 10],
    initial: {
      S1: { term: 1, role: 'leader', log: [1, 1] },
      S2: { term: 1, log: [1, 1] },
      S3: { term: 1, log: [1] },
    },
  },
};

const at = (document: ScenarioDocument, ms: number, of: ServerId): readonly Belief[] =>
  known(opened({ ...document, until: ms }), of) as readonly Belief[];

const ages = ({ term }: Belief) => term && [term.by.sentAt / 1000, term.by.at / 1000];
const type = (message: Message | undefined) => message?.type;

test('A follower knows its leader, and nothing of the other follower.', () => {
  const [leader, , other] = at(LED, 15, 2);
  expect(leader).toMatchObject({
    term: { value: 1 },
    role: { value: 'leader' },
    commitIndex: { value: 0 },
    vote: null,
  });
  expect(ages(leader as Belief)).toEqual([0, 10]);
  expect(leader?.log && knownUpTo(leader.log.value)).toBe(2);
  expect(other).toMatchObject({ heard: null, term: null, role: null, log: null, sent: null });
});

test('A leader knows of a follower’s log what was acknowledged, and from a refusal where it ends.', () => {
  const [, told, refused] = at(LED, 25, 1);
  expect(told?.log?.value.prefix?.lastIndex).toBe(2);
  expect(refused?.log?.value).toMatchObject({ prefix: null, runs: [], lastIndex: 1 });
  expect(refused?.role?.value).toBe('follower');
});

test('Who refuses an old heartbeat in a term that it stands in is not taken for a follower.', () => {
  const document: ScenarioDocument = {
    raftarium: 1,
    cluster: {
      servers: 3,
      latency: [10, 10],
      initial: { S1: { term: 3, role: 'leader' }, S2: { term: 3 }, S3: { term: 3 } },
      timeouts: { S2: [5] },
    },
  };
  expect(at(document, 16, 1)[1]).toMatchObject({ term: { value: 4 }, role: { value: 'candidate' } });
  expect(at(document, 21, 1)[1]).toMatchObject({ term: { value: 4 }, role: { value: 'candidate' } });
});

test('A crash takes what was heard; what is sent and not answered is known without its place.', () => {
  const crashing = { ...LED, actions: [{ at: 40, do: 'crash', server: 'S1' } as const] };
  expect(at(crashing, 39, 1)[1]?.heard).not.toBe(null);
  expect(at(crashing, 41, 1).every(({ heard, sent }) => heard === null && sent === null)).toBe(true);
  const [, sent] = at(LED, 5, 1);
  expect([type(sent?.sent?.message), sent?.sent?.at]).toEqual(['AppendEntries', 0]);
  expect(at(LED, 25, 1)[1]?.sent).toBe(null);
});

test('A copy is as old as its original.', () => {
  const copied: ScenarioDocument = {
    ...LED,
    actions: [
      { at: 5, do: 'duplicate', message: { from: 'S1', to: 'S2', which: 'first' } },
      { at: 6, do: 'drop', message: { from: 'S1', to: 'S2', which: 'first' } },
    ],
  };
  expect(ages(at(copied, 16, 2)[0] as Belief)).toEqual([0, 15]);
});

test('A world as one server sees it has no walls, no messages, and only its own clients.', () => {
  const cut = opened({
    ...LED,
    until: 60,
    actions: [
      { at: 30, do: 'partition', groups: [['S1'], ['S2', 'S3']] },
      { at: 40, do: 'request', server: 'S1', command: 'SET x 1' },
      { at: 41, do: 'request', server: 'S2', command: 'SET x 2' },
      { at: 50, do: 'timeout', server: 'S2' },
    ],
  });
  const { world } = cut;
  expect([world.packets.length > 0, world.network.groups.length]).toEqual([true, 2]);
  const seen = seenWorld(world, 1, known(cut, 1));
  expect(seen).toMatchObject({ packets: [], network: { groups: [] }, lost: [], violations: [] });
  expect(seen.requests.map(({ command }) => command)).toEqual(['SET x 1']);
  expect(nodeOf(seen, 1)).toBe(nodeOf(world, 1));
  expect(nodeOf(seen, 2)?.server).toMatchObject({
    persistent: { currentTerm: 1 },
    role: { name: 'follower' },
  });
  expect(nodeOf(world, 2)?.server).toMatchObject({ persistent: { currentTerm: 2 } });
});
