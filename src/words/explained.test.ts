/** Every event says why it happened: its sentence has the values that decided, its rule has words. */
import { describe, expect, test } from 'vitest';
import { RULES, wordsOf } from '../raft/rules.ts';
import { SITUATIONS } from '../scenario/situations/situations.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { CASES, MISSED } from '../sim/testing/bugs.ts';
import { play, withBugs } from '../sim/testing/runs.ts';
import type { SimEvent } from '../sim/types.ts';
import { eventSentence } from './events.ts';

const LOCAL_READ: ScenarioDocument = {
  raftarium: 1,
  cluster: { servers: 3, initial: { S1: { term: 1, role: 'leader' } }, rules: { reads: 'local' } },
  actions: [{ at: 5, do: 'request', server: 'S1', command: 'GET x' }],
  until: 50,
};
const NOOP: ScenarioDocument = { raftarium: 1, cluster: { servers: 3, noop: true }, until: 500 };

/** S3 hears of term 2 before the request of term 1 gets there. */
const LATE_CANDIDATE: ScenarioDocument = {
  raftarium: 1,
  cluster: { servers: 3, electionTimeout: [9000, 9000] },
  actions: [
    { at: 0, do: 'hold', from: 'S1', to: 'S3' },
    { at: 10, do: 'timeout', server: 'S1' },
    { at: 60, do: 'timeout', server: 'S2' },
    { at: 200, do: 'release' },
  ],
  until: 500,
};

const DOCUMENTS: readonly ScenarioDocument[] = [
  ...SITUATIONS.map(({ document }) => document),
  ...[...CASES, ...MISSED].flatMap(({ bug, document }) => [document, withBugs(document, [bug])]),
  LOCAL_READ,
  NOOP,
  LATE_CANDIDATE,
];
const EVENTS: readonly SimEvent[] = DOCUMENTS.flatMap((document) => play(document).events);
const decided = (kind: SimEvent['what']['kind'], rule?: string): SimEvent | undefined =>
  EVENTS.find((event) => event.what.kind === kind && (rule === undefined || event.rule === rule));

/** Events of these rules only repeat what their own words say: nothing was compared. */
const WITHOUT_VALUES =
  /^(timeout:|term:deposed|term:leader|log:(client|noop|replicate)|commit:told|apply:|client:|read:|vote:again)/;

describe('an event explains itself', () => {
  test.each(Object.keys(RULES))(
    '%s decides an event of some run, and has a section and a sentence',
    (rule) => {
      const found = EVENTS.find((event) => event.rule === rule);
      expect(found).toBeDefined();
      const [section, text] = wordsOf(rule as keyof typeof RULES) ?? [];
      expect(section).toMatch(/§|Figure/);
      expect(text).toMatch(/\.$/);
    },
  );

  test('no rule of an event is without words, also of a rule broken on purpose', () => {
    const rules = new Set(EVENTS.flatMap(({ rule }) => (rule === null ? [] : [rule])));
    expect([...rules].filter((rule) => !wordsOf(rule)?.[1])).toEqual([]);
    expect([...rules].filter((rule) => rule.startsWith('bug:')).length).toBeGreaterThan(15);
  });

  test.each(Object.keys(RULES).filter((rule) => !WITHOUT_VALUES.test(rule)))(
    '%s: the sentence has values that its server compared',
    (rule) => {
      const told = EVENTS.filter(
        ({ rule: one, what }) =>
          one === rule && !(what.kind === 'accept-entries' && what.matchIndex === what.prevLogIndex),
      );
      expect(told.length).toBeGreaterThan(0);
      expect(told.filter(({ values }) => values === null)).toEqual([]);
      const says = (event: SimEvent): boolean =>
        eventSentence(event) !== eventSentence({ ...event, values: null });
      expect(told.some(says)).toBe(true);
    },
  );

  test('each sentence is whole', () => {
    const sentences = new Set(EVENTS.map((event) => eventSentence(event)));
    expect([...sentences].filter((one) => /undefined|null|NaN|: \.|to \.|\s,|[^.!]$/.test(one))).toEqual([]);
  });

  test.each<[SimEvent['what']['kind'], string, RegExp]>([
    [
      'deny-vote',
      'vote:log-behind',
      /: (its own last entry is of term \d+, the candidate’s of term \d+|both logs end in term \d+, its own with entry \d+, the candidate’s with entry \d+|the candidate’s log is empty, its own is not)\.$/,
    ],
    ['deny-vote', 'vote:already-voted', /: its vote in term \d+ is already given to (S\d|itself)\.$/],
    ['deny-vote', 'vote:stale-term', /: term \d+ is over, its own is term \d+\.$/],
    ['grant-vote', 'vote:granted', /in term \d+: /],
    ['grant-vote', 'bug:vote-twice', /in term \d+, though it had voted for (S\d|itself)\.$/],
    ['reject-entries', 'entries:missing', /: its log has no entry \d+, it (is empty|ends with entry \d+)\.$/],
    ['reject-entries', 'entries:conflict', /: its entry \d+ is of term \d+, the leader’s of term \d+\.$/],
    ['reject-entries', 'entries:stale-term', /: term \d+ is over, its own is term \d+\.$/],
    ['reject-entries', 'entries:own-term', /: it leads term \d+ itself\.$/],
    ['truncate', 'log:overwrite', /: it is of term \d+, the leader’s of term \d+\.$/],
    ['become-leader', 'vote:majority', /a majority, \d of \d votes?: it leads term \d+\.$/],
    ['become-leader', 'bug:majority-off-by-one', /leads term \d+, with \d of \d votes\.$/],
    ['new-term', 'term:higher', /and adopts it: its own was \d+\.$/],
    ['commit', 'commit:majority', /finds entry \d+ of its term \d+ on \d of \d servers?: it is committed\.$/],
    ['commit', 'bug:commit-old-terms', /commits entry \d+ of term \d+, in term \d+, on \d of \d servers\.$/],
    ['commit', 'commit:told', /learns from S\d that entry \d+ is committed\.$/],
  ])('%s by %s', (kind, rule, said) => {
    const event = decided(kind, rule);
    expect(event && eventSentence(event)).toMatch(said);
  });
});
