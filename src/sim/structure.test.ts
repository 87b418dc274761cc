import { describe, expect, test } from 'vitest';
import type { BugName } from '../raft/rules.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { at, type BugCase, CASES, request, scene } from './testing/bugs.ts';
import { beginning, play, withBugs } from './testing/runs.ts';
import { Structure } from './testing/structure.ts';
import type { Node, View } from './types.ts';

/** What the structural checks say of a fault that no safety check need notice. */
describe('the structural checks notice', () => {
  const caseOf = (bug: BugName) => (CASES.find((one) => one.bug === bug) as BugCase).document;
  const faults = (document: ScenarioDocument, see: (view: View) => View = (view) => view): string[] => {
    const structure = new Structure(beginning(document)[0]);
    play(document, { watch: null, onStep: structure.step }, (sim) => structure.look(see(sim)));
    return structure.faults;
  };
  const election = scene({ timeouts: { S1: [100] } }, at(300, request('S1', 'SET x 1')));

  test.each([
    ['stale-acks', 'matchIndex of S2 is not true'],
    ['deposed-appends', 'S1 makes entry 1 of term 2'],
    ['same-term-clears-vote', 'vote changes within a term'],
    ['keep-tail', 'terms go down'],
    ['apply-before-commit', 'lastApplied is not commitIndex'],
    ['truncate-always', "commitIndex behind the log's end"],
  ] as const)('%s: %s', (bug, fault) => {
    expect(faults(withBugs(caseOf(bug), [bug])).join('\n')).toContain(fault);
    expect(faults(caseOf(bug))).toEqual([]);
  });

  /** The same view, but that every server in it is another. */
  const seeing =
    (change: (node: Node) => Partial<Node>) =>
    (view: View): View => ({
      time: view.time,
      violations: view.violations,
      counts: view.counts,
      nodes: view.nodes.map((node) => ({ ...node, ...change(node) })),
    });

  test.each([
    [
      'an election timer that is not started',
      ({ timers }: Node) => ({ timers: { ...timers, election: null } }),
      'election timer',
    ],
    [
      'a leader without a heartbeat',
      ({ timers }: Node) => ({ timers: { ...timers, heartbeat: null } }),
      'heartbeat timer',
    ],
    [
      'a retry that is not stopped',
      ({ timers }: Node) => ({ timers: { ...timers, retry: timers.retry ?? timers.election } }),
      'retry timer',
    ],
    [
      'a denial that is counted as a vote',
      ({ server }: Node): Partial<Node> =>
        server.role.name === 'candidate'
          ? { server: { ...server, role: { ...server.role, votes: [true, true] } } }
          : {},
      'S1 counts a vote of S2 it never got',
    ],
    [
      'a leader that commits too late',
      ({ server }: Node) => ({ server: { ...server, commitIndex: 0, lastApplied: 0 } }),
      'does not commit 1 though a majority has it',
    ],
  ] as const)('%s', (_what, change, fault) => {
    expect(faults(election, seeing(change)).join('\n')).toContain(fault);
  });
});
