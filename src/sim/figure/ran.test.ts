/** The lines of Figure 2 that run in a step are its decisions in their order, with all that changed. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { serverName } from '../../base/names.ts';
import { BUGS } from '../../raft/bugs.ts';
import { compile } from '../../scenario/compile.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import { History } from '../history.ts';
import { Simulation } from '../simulation.ts';
import { type ServerStep, StepRecorder } from '../steps.ts';
import { documents } from '../testing/documents.ts';
import { everyRun, PATIENCE, withBugs } from '../testing/runs.ts';
import type { Kind } from '../types.ts';
import { type Assigned, linesOf, type Ran } from './ran.ts';

vi.setConfig({ testTimeout: PATIENCE });

/** The lines of the moment of the first event of a kind, at a server. */
function linesAt(document: ScenarioDocument, kind: Kind, server: number): readonly string[] {
  const { cluster, script, until } = compile(document);
  const history = new History({ cluster, script });
  history.seek(until);
  const events = history.events(1, history.world.seq);
  const event = events.find((one) => one.what.kind === kind && one.server === server);
  if (event === undefined) throw new Error(`no ${kind}`);
  return linesOf(history.steps(event.seq)).map(printed);
}

function printed({ line, asked, assigned, did }: Ran): string {
  const parts = [
    ...asked.map(({ seen, verdict }) =>
      [
        ...seen.map(({ condition, held }) => `${held ? '' : 'not '}${condition}`),
        verdict === null ? 'on' : `${verdict.yes ? 'yes' : 'no'} ${verdict.rule}`,
      ].join(', '),
    ),
    ...assigned.map(change),
    ...did.map((one) =>
      one.type === 'send' ? `${one.message} to ${serverName(one.to)}` : `${one.type} ${one.timer}`,
    ),
  ];
  return `${line}: ${parts.join('; ')}`;
}

function change(one: Assigned): string {
  if (one.field !== 'log') return `${one.field}${'of' in one ? `[${one.of}]` : ''} ${one.from} → ${one.to}`;
  return 'removed' in one ? `log removed ${one.removed.join('–')}` : `log[${one.index}] = ${one.command}`;
}

/** S2 has an entry of term 2, S3 a longer log of term 1. */
const BEHIND: ScenarioDocument = {
  raftarium: 1,
  cluster: { servers: 3, initial: { S2: { term: 2, log: [1, 2] }, S3: { term: 2, log: [1, 1, 1] } } },
  actions: [{ at: 5, do: 'timeout', server: 'S3' }],
  until: 400,
};

test('a server that stands: the timer, the next term and its own vote, then the requests', () => {
  expect(linesAt(BEHIND, 'become-candidate', 3)).toEqual([
    'follower-timeout: it does not lead, yes timeout:start-election',
    'candidate-start: currentTerm 2 → 3; votedFor null → 3; role follower → candidate; votes[3] null → true; start election; start retry',
    'disk-first: it tells what its sender has promised or stored, yes disk:first; it tells what its sender has promised or stored, yes disk:first',
    'candidate-ask: RequestVote to S1; RequestVote to S2',
    'follower-random: yes timeout:random',
  ]);
});

test('a denied vote: the term is taken over first, and the line of the refusal names what failed', () => {
  expect(linesAt(BEHIND, 'deny-vote', 2)).toEqual([
    'all-messages: yes message:heeded',
    'all-term: term > currentTerm, yes term:higher; no term:new-vote; currentTerm 2 → 3',
    'vote-stale: term ≥ currentTerm, on',
    'vote-grant: not votedFor = candidateId, votedFor = null, not the candidate’s log is at least as up to date, no vote:log-behind',
    'disk-first: it tells what its sender has promised or stored, yes disk:first',
    'all-messages: RequestVoteReply to S3',
    'follower-timer: no timer:no-reason',
  ]);
});

test('an overwritten entry: what is removed, and what is appended, in two lines', () => {
  const initial = {
    S1: { term: 3, role: 'leader', log: [1, 3] },
    S2: { term: 3, votedFor: 'S1', log: [1, 2, 2] },
    S3: { term: 3, votedFor: 'S1', log: [1, 3] },
  } as const;
  const document = { raftarium: 1, cluster: { servers: 3, initial }, until: 200 } as const;
  const found = linesAt(document, 'truncate', 2);
  expect(found.map((line) => line.split(':')[0])).toEqual([
    'all-messages',
    'all-term',
    'entries-stale',
    'candidate-yield',
    'entries-match',
    'follower-timer',
    'entries-conflict',
    'entries-append',
    'all-apply',
    'entries-commit',
    'all-apply',
    'disk-first',
    'all-messages',
    'follower-timer',
    'follower-random',
  ]);
  expect(found[6]).toBe('entries-conflict: no log:keep; yes log:overwrite; log removed 2–3');
  expect(found[7]).toMatch(/^entries-append: log\[2\] = /);
});

test('a crash: what the disk keeps, and what the memory loses', () => {
  const initial = {
    S1: { term: 1, role: 'leader', log: [1] },
    S2: { term: 1, votedFor: 'S1', log: [1] },
  } as const;
  const document: ScenarioDocument = {
    raftarium: 1,
    cluster: { servers: 2, initial },
    actions: [{ at: 90, do: 'crash', server: 'S1' }],
    until: 100,
  };
  expect(linesAt(document, 'crash', 1)).toEqual([
    'disk-crash: it is on the disk, yes crash:disk; it is on the disk, yes crash:disk; not it is on the disk, no crash:memory; role leader → follower; commitIndex 1 → 0; lastApplied 1 → 0',
  ]);
});

/** What remains of a server if the assignments are made. */
function made(step: ServerStep, ran: readonly Ran[]) {
  const { persistent, commitIndex, lastApplied, role } = step.before;
  const { currentTerm, votedFor, log } = persistent;
  const now = { currentTerm, votedFor, commitIndex, lastApplied, role: role.name, length: log.lastIndex };
  for (const one of ran.flatMap(({ assigned }) => assigned)) {
    if (one.field === 'log')
      now.length = 'removed' in one ? one.removed[0] - 1 : Math.max(now.length, one.index);
    else if (!('of' in one)) Object.assign(now, { [one.field]: one.to });
  }
  return now;
}

function is({ after }: ServerStep): ReturnType<typeof made> {
  const { persistent, commitIndex, lastApplied, role } = after;
  const { currentTerm, votedFor, log } = persistent;
  return { currentTerm, votedFor, commitIndex, lastApplied, role: role.name, length: log.lastIndex };
}

/** But for one that keeps entries which no assignment names. */
const OTHERS = BUGS.filter((bug) => bug !== 'keep-tail');

/** Only of what is sent, the order is by message. */
const inOrder = (rules: readonly string[]): readonly string[] =>
  rules.filter((rule) => !rule.startsWith('disk:') && rule !== 'bug:ack-before-write');

test('whatever happens: every decision is on a line, in order, and the assignments make the next state', () => {
  everyRun(fc.tuple(fc.subarray(OTHERS, { maxLength: 2 }), documents()), 60, ([bugs, document]) => {
    const { cluster, script, until } = compile(withBugs(document, bugs));
    const recorder = new StepRecorder();
    const run = new Simulation(cluster, script, { ...recorder.listeners, watch: null });
    recorder.clear();
    while (run.moment < 300 && run.advance(until)) {
      for (const step of recorder.taken().steps) {
        const ran = linesOf([step]);
        const verdicts = ran.flatMap(({ asked }) => asked.flatMap(({ verdict }) => verdict?.rule ?? []));
        const decided = [...step.decisions, ...step.asides].map(({ verdict }) => verdict.rule);
        expect(inOrder(verdicts)).toEqual(inOrder(decided));
        expect(verdicts.length).toBe(decided.length);
        expect(made(step, ran)).toEqual(is(step));
      }
    }
  });
});
