/** Futures: each is a run of its own document, and what is said of it is what that run does. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { fromMs, toMs } from '../../base/time.ts';
import { entriesFrom } from '../../raft/log.ts';
import type { ActionDocument, ScenarioDocument } from '../../scenario/types.ts';
import { History } from '../history.ts';
import { documents } from '../testing/documents.ts';
import { compiled, everyRun, PATIENCE, play, withBugs } from '../testing/runs.ts';
import type { World } from '../types.ts';
import { Futures } from './futures.ts';
import type { OddsQuestion } from './question.ts';

vi.setConfig({ testTimeout: PATIENCE });

/** Whether it came true in a run, from all its events and worlds. */
function cameTrue(question: OddsQuestion, document: ScenarioDocument): boolean {
  const worlds: World[] = [];
  const { events } = play(document, {}, (sim) => worlds.push(sim.world()));
  const led = events.flatMap(({ what, server }) =>
    what.kind === 'become-leader' ? [{ server, term: what.term }] : [],
  );
  const start = (worlds[0] as World).nodes
    .filter(({ server }) => server.role.name === 'leader')
    .map(({ id, server }) => ({ server: id, term: server.persistent.currentTerm }));
  const reigns = [...start, ...led];
  const committed = (world: World) =>
    world.nodes.map(({ server: { persistent, commitIndex } }) => entriesFrom(persistent.log, 1, commitIndex));
  switch (question.ask) {
    case 'leads':
      return reigns.some(({ server, term }) => server === question.server && term === question.term);
    case 'next-leader':
      return reigns.find(({ term }) => term > question.after)?.server === question.server;
    case 'elected':
      return reigns.some(({ term }) => term > question.after);
    case 'entry':
      return worlds.some((world) =>
        committed(world).some((entries) => entries[question.index - 1]?.term === question.term),
      );
    case 'command':
      return worlds.some((world) =>
        committed(world).some((entries) => entries.some(({ command }) => command === question.command)),
      );
    case 'answer':
      return worlds.some(({ requests }) =>
        requests.some(({ id, answer }) => id === question.request && answer !== null && 'result' in answer),
      );
    case 'breaks':
      return (
        worlds.at(-1)?.violations.some(({ property }) => (question.property ?? property) === property) ??
        false
      );
  }
}

const small = fc.integer({ min: 1, max: 4 });
const server = fc.integer({ min: 1, max: 3 });
const questions: fc.Arbitrary<OddsQuestion> = fc.oneof(
  fc.record({ ask: fc.constant('leads' as const), server, term: fc.constantFrom(1, 2, 11, 12, 20, 21) }),
  fc.record({ ask: fc.constant('next-leader' as const), server, after: fc.constantFrom(0, 1, 10, 20) }),
  fc.record({
    ask: fc.constant('elected' as const),
    after: fc.constantFrom(0, 1, 10, 20),
    by: fc.constant(fromMs(700)),
  }),
  fc.record({ ask: fc.constant('entry' as const), index: small, term: fc.constantFrom(1, 2, 11, 20, 21) }),
  fc.record({ ask: fc.constant('answer' as const), request: small }),
  fc.record({ ask: fc.constant('command' as const), command: fc.constantFrom('SET x 1', 'ADD x 1') }),
);

/** The document of a future, as the page makes it: an act at this time, by hand. */
function futureOf(document: ScenarioDocument, time: number, stream: number): ScenarioDocument {
  const { cluster, script } = compiled(document);
  const history = new History({ cluster, script });
  history.seek(time);
  history.act({ do: 'redraw', stream }, time);
  const done = history.recording.script.at(script.length);
  const at = done !== undefined && 'at' in done ? toMs(done.at) : 0;
  return { ...document, actions: [...(document.actions ?? []), { at, do: 'redraw', stream }] };
}

const HORIZON = fromMs(900);
const until = (document: ScenarioDocument, end: number): ScenarioDocument => ({
  ...document,
  until: toMs(end),
});

test('a future is the run of its document: a yes comes true in it, and after a no nothing does', () => {
  const seen = new Set<string>();
  const chosen = fc.tuple(documents({ sizes: [3, 7] }), questions, fc.nat(400), fc.nat(20));
  everyRun(chosen, 150, ([document, question, ms, stream]) => {
    const { cluster, script } = compiled(document);
    const futures = new Futures({ cluster, script }, question);
    const follow = futures.following(fromMs(ms));
    while (follow.next().done !== true);
    const time = futures.times.at(-1) ?? 0;
    const verdict = futures.verdict(time, stream, HORIZON);
    const future = futures.decided === null ? futureOf(document, time, stream) : document;
    const end = question.ask === 'elected' ? Math.min(question.by, HORIZON) : HORIZON;
    expect(cameTrue(question, until(future, end))).toBe(verdict === 'yes');
    // Longer than the horizon: a no stays one.
    const later = question.ask === 'elected' ? end : HORIZON + fromMs(600);
    if (verdict === 'no') seen.add(String(cameTrue(question, until(future, later))));
    else seen.add(`${verdict} ${question.ask}`);
  });
  expect(seen).not.toContain('true');
  const kinds = ['false', 'yes elected', 'yes answer', 'yes leads', 'yes next-leader'];
  expect([...seen]).toEqual(expect.arrayContaining(kinds));
});

// ------------------------------------------------------------------------------------- runs told in words

/** Verdicts of the first futures from a time on. */
function verdicts(document: Omit<ScenarioDocument, 'raftarium'>, question: OddsQuestion, ms: number) {
  const { cluster, script } = compiled({ raftarium: 1, ...document });
  const futures = new Futures({ cluster, script }, question);
  for (const _ of futures.following(fromMs(2000)));
  const streams = Array.from({ length: 20 }, (_, i) => i + 1);
  const all = streams.map((stream) => futures.verdict(fromMs(ms), stream, fromMs(2000)));
  return { all: [...new Set(all)].sort(), decided: futures.decided };
}

const request: ActionDocument = { at: 20, do: 'request', server: 'S1', command: 'SET x 5' };
const LED = { servers: 3, initial: { S1: { term: 1, role: 'leader' } }, replicate: 'at-once' } as const;

describe('in a run', () => {
  test('a leader that nothing happens to commits what it is asked for, in every future', () => {
    const document = { cluster: LED, actions: [request] };
    const question: OddsQuestion = { ask: 'command', command: 'SET x 5' };
    expect(verdicts(document, question, 0).all).toEqual(['yes']);
    expect(verdicts(document, question, 0).decided?.yes).toBe(true);
    expect(verdicts(document, { ask: 'answer', request: 1 }, 0).all).toEqual(['yes']);
    expect(verdicts(document, { ask: 'entry', index: 1, term: 1 }, 0).all).toEqual(['yes']);
  });

  test('a client that asks a follower is sent away, and a crashed server never answers', () => {
    const asks = { ...request, server: 'S2' };
    expect(verdicts({ cluster: LED, actions: [asks] }, { ask: 'answer', request: 1 }, 0)).toMatchObject({
      all: ['no'],
      decided: { yes: false, time: 20_000 },
    });
    const crashed: ActionDocument[] = [{ at: 10, do: 'crash', server: 'S2' }, asks];
    expect(verdicts({ cluster: LED, actions: crashed }, { ask: 'answer', request: 1 }, 0).all).toEqual([
      'no',
    ]);
    const command: OddsQuestion = { ask: 'command', command: 'SET x 5' };
    expect(verdicts({ cluster: LED, actions: [asks] }, command, 0).all).toEqual(['no']);
  });

  test('a leader that crashes before it has told anybody takes its client with it', () => {
    const cut: ActionDocument[] = [
      { at: 10, do: 'partition', groups: [['S1'], ['S2', 'S3']] },
      request,
      { at: 30, do: 'crash', server: 'S1' },
    ];
    const asked = verdicts({ cluster: LED, actions: cut }, { ask: 'answer', request: 1 }, 25);
    expect(asked).toEqual({ all: ['no'], decided: { yes: false, time: 30_000 } });
  });

  test('a server never leads a term that it has left', () => {
    const document = { cluster: { ...LED, initial: { S1: { term: 4 }, S2: { term: 3 } } } } as const;
    expect(verdicts(document, { ask: 'leads', server: 1, term: 3 }, 0)).toEqual({
      all: ['no'],
      decided: { yes: false, time: 0 },
    });
  });

  test('whoever leads from the start leads', () => {
    expect(verdicts({ cluster: LED }, { ask: 'leads', server: 1, term: 1 }, 0).all).toEqual(['yes']);
    expect(verdicts({ cluster: LED }, { ask: 'next-leader', server: 2, after: 0 }, 0).all).toEqual(['no']);
  });

  test('nobody is elected by a time while no majority can speak', () => {
    const apart: ActionDocument = { at: 0, do: 'partition', groups: [] };
    const document = { cluster: { servers: 3 }, actions: [apart] };
    expect(verdicts(document, { ask: 'elected', after: 0, by: fromMs(900) }, 100)).toEqual({
      all: ['no'],
      decided: { yes: false, time: fromMs(900) },
    });
    expect(verdicts(document, { ask: 'leads', server: 1, term: 1 }, 0).all).toEqual(['no']);
  });

  test('a rule that is broken on purpose breaks its property in some futures, or in all', () => {
    const document: ScenarioDocument = {
      raftarium: 1,
      cluster: { servers: 4, timeouts: { S1: [150] } },
      actions: [{ at: 0, do: 'partition', groups: [['S1', 'S2']] }],
    };
    const question: OddsQuestion = { ask: 'breaks', property: 'vote-evidence' };
    expect(verdicts(withBugs(document, ['majority-off-by-one']), question, 20).all).toEqual(['yes']);
    expect(verdicts(document, question, 20).all).toEqual(['open']);
  });
});
