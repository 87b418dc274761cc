/** Every event that a server decides leads back to its decision, with the conditions of that moment. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { BUGS } from '../raft/bugs.ts';
import { compile } from '../scenario/compile.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { History } from './history.ts';
import { Simulation } from './simulation.ts';
import { decisionOf, StepRecorder } from './steps.ts';
import { documents } from './testing/documents.ts';
import { everyRun, PATIENCE, withBugs } from './testing/runs.ts';
import type { Kind, SimEvent } from './types.ts';

vi.setConfig({ testTimeout: PATIENCE });

/** Not decided in a step: the blank entry of a leader that the document begins with; what a crash keeps. */
const isFromOutside = ({ rule, time, what }: SimEvent): boolean =>
  (rule === 'log:noop' && time === 0) || what.kind === 'crash' || what.kind === 'write-failed';

test('the decision of an event is by its rule, or by the one that it follows from', () => {
  const found = new Set<string>();
  everyRun(fc.tuple(fc.subarray([...BUGS], { maxLength: 2 }), documents()), 100, ([bugs, document]) => {
    const { cluster, script, until } = compile(withBugs(document, bugs));
    const recorder = new StepRecorder();
    const events: SimEvent[] = [];
    const { onEvent } = recorder.listeners;
    const run = new Simulation(cluster, script, {
      ...recorder.listeners,
      watch: null,
      onEvent: (event) => {
        onEvent?.(event);
        events.push(event);
      },
    });
    const lost: string[] = [];
    while (run.moment < 500 && run.advance(until)) {
      for (const event of events) {
        const decision = decisionOf(recorder.steps, event);
        if (event.rule !== null && decision === null && !isFromOutside(event))
          lost.push(`${event.what.kind} ${event.rule}`);
        if (decision !== null) found.add(decision.verdict.rule);
        if (decision !== null && decision.server !== event.server)
          lost.push(`${event.what.kind}: another server`);
      }
      recorder.clear();
      events.length = 0;
    }
    expect(lost).toEqual([]);
  });
  expect(found.size).toBeGreaterThanOrEqual(15);
});

/** S2 has an entry of term 2, S3 a longer log of term 1; S3 asks for votes. */
const BEHIND: ScenarioDocument = {
  raftarium: 1,
  cluster: { servers: 3, initial: { S2: { term: 2, log: [1, 2] }, S3: { term: 2, log: [1, 1, 1] } } },
  actions: [{ at: 5, do: 'timeout', server: 'S3' }],
  until: 100,
};

test('a denied vote comes with the terms of both last entries, also long after', () => {
  const { cluster, script } = compile(BEHIND);
  const history = new History({ cluster, script });
  history.seek(2_000_000);
  const is = (kind: Kind) => (event: SimEvent) => event.what.kind === kind;
  const denied = history.events(1, history.world.seq).find(is('deny-vote'));
  if (denied === undefined) throw new Error('no vote was denied');
  const steps = history.steps(denied.seq);
  expect(steps.flatMap(({ events }) => events)).toContainEqual(denied);
  expect(decisionOf(steps, denied)).toMatchObject({
    judge: 'vote',
    server: 2,
    verdict: { yes: false, rule: 'vote:log-behind' },
    conditions: [
      { condition: 'term ≥ currentTerm', held: true, values: { term: 3, currentTerm: 3 } },
      { condition: 'votedFor = candidateId', held: false },
      { condition: 'votedFor = null', held: true },
      {
        condition: 'the candidate’s log is at least as up to date',
        held: false,
        values: { lastLogTerm: 1, ownLastTerm: 2, lastLogIndex: 3, ownLastIndex: 2 },
      },
    ],
  });
});

test('the cursor of a history stays where it is', () => {
  const { cluster, script } = compile(BEHIND);
  const history = new History({ cluster, script });
  const { moment } = history.seek(90_000);
  history.steps(3);
  expect(history.world.moment).toBe(moment);
});
