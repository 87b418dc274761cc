/** Each broken rule is detected by the check that guards it, in a run that is clean without the bug. */
import { describe, expect, test } from 'vitest';
import { BUGS } from '../raft/bugs.ts';
import type { Policy } from '../raft/policy.ts';
import type { BugName } from '../raft/rules.ts';
import { no } from '../raft/verdict.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { breachWords } from '../words/safety.ts';
import { Findings, VIOLATIONS_KEPT } from './safety/book.ts';
import type { Property } from './safety/properties.ts';
import { at, CASES, MISSED, request, S1_LEADS_3, scene } from './testing/bugs.ts';
import { type Played, play, withBugs } from './testing/runs.ts';

/** These decisions are no events, so no event can name their rule. */
const UNSEEN: ReadonlySet<BugName> = new Set([
  'match-not-max',
  'any-message-resets',
  'no-randomness',
  'grant-keeps-timer',
  'deaf-to-replies',
  'no-backing-up',
]);
/** A server keeps its state in memory only (B03, B04, B05 in one). */
const WAITS_FOR_NO_DISK: Partial<Policy> = { waitForDisk: { clauses: [], end: no('disk:leader-first') } };

describe('a broken rule', () => {
  test.each(CASES)('$bug: $property', ({ bug, document, property, servers, index = null, event, says }) => {
    const { sim, events } = play(withBugs(document, [bug]));
    const violation = sim.violations.find((found) => found.property === property);
    expect(violation).toMatchObject({ servers, index });
    const { what, server, time } = events[(violation?.event ?? 0) - 1] ?? {};
    expect([what?.kind, server, time]).toEqual([...event, violation?.time]);
    expect(servers).toContain(violation?.detail.server);
    expect(violation && breachWords(violation.detail)).toBe(says);
  });

  test.each(CASES)('without $bug the same run is clean ($property)', ({ document }) => {
    expect(play(document).sim.violations).toEqual([]);
  });

  test.each(MISSED)('$bug: the expected progress does not happen', ({ bug, document, holds }) => {
    expect(holds(play(document).sim)).toBe(true);
    expect(holds(play(withBugs(document, [bug])).sim)).toBe(false);
  });

  test('every name has a case', () => {
    expect(
      [...CASES, ...MISSED]
        .map(({ bug }) => bug)
        .filter((bug, i, all) => all.indexOf(bug) === i)
        .sort(),
    ).toEqual([...BUGS].sort());
  });

  test.each([...CASES, ...MISSED].filter(({ bug }) => !UNSEEN.has(bug)))(
    '$bug: the first event that differs from the same run without it names its rule',
    ({ bug, document }) => {
      const lines = (whole: ScenarioDocument): string[] =>
        play(whole).events.map(({ server, time, rule, what }) =>
          // The state of an election is an annotation of an event; it is no event of its own.
          JSON.stringify([server, time, rule, what], (key, value) => (key === 'votes' ? undefined : value)),
        );
      const right = lines(document);
      const { events } = play(withBugs(document, [bug]));
      const first = lines(withBugs(document, [bug])).findIndex((line, i) => line !== right[i]);
      expect(events[first]?.rule).toBe(`bug:${bug}`);
    },
  );
});

test('a candidate that asks for votes before its own vote is on its disk is detected', () => {
  const document = scene({ disk: { write: [20, 20] } }, at(50, { do: 'timeout', server: 'S1' }));
  const { sim, events } = play(document, { change: WAITS_FOR_NO_DISK });
  const [violation] = sim.violations;
  expect(violation).toMatchObject({ property: 'durable-before-told', servers: [1], index: null });
  expect(events[(violation?.event ?? 0) - 1]).toMatchObject({ server: 1, what: { kind: 'send' } });
  expect(play(document).sim.violations).toEqual([]);
});

test('a lost disk is detected too: its acknowledged entries are committed, and it votes for a server without them', () => {
  const lost = (word: string) => [
    ...at(0, { do: 'partition', groups: [['S1', 'S2']] }),
    ...at(100, request('S1', 'SET x 1')),
    ...at(300, { do: 'heal' }, { do: 'crash', server: 'S1' }, { do: word, server: 'S2' }),
    ...at(305, { do: 'restart', server: 'S2' }),
    ...at(310, { do: 'timeout', server: 'S3' }),
  ];
  const { sim, events } = play(scene({ initial: S1_LEADS_3 }, lost('wipe')));
  expect(sim.violations).toMatchObject([{ property: 'leader-completeness', servers: [3], index: 1 }]);
  expect(events[(sim.violations[0]?.event ?? 0) - 1]).toMatchObject({
    server: 3,
    what: { kind: 'become-leader' },
  });
  expect(play(scene({ initial: S1_LEADS_3 }, lost('crash'))).sim.violations).toEqual([]);
});

/** All that the checks find in a run, in order: when and at which event of which server, and what. */
const found = ({ sim, events }: Played): string[] =>
  sim.violations.map(({ property, servers, event, time, detail }) => {
    const { what, server } = events[event - 1] ?? {};
    return `${time / 1000} S${server} ${what?.kind}, ${property} of ${servers.join()}: ${breachWords(detail)}`;
  });

test('a deposed leader that commits what later leaders do not hold is detected, for each of them', () => {
  // S3 is elected twice before S1 hears that S2 holds its entry, and S1 hears nothing of S3.
  const document = scene({ initial: S1_LEADS_3 }, [
    ...at(0, { do: 'block', from: 'S1', to: 'S3' }, { do: 'block', from: 'S3', to: 'S1' }),
    ...at(0, { do: 'link', from: 'S2', to: 'S1', latency: [100, 100] }),
    ...at(100, request('S1', 'SET x 1')),
    ...at(130, { do: 'timeout', server: 'S3' }),
    ...at(155, { do: 'crash', server: 'S3' }),
    ...at(160, { do: 'restart', server: 'S3' }),
    ...at(165, { do: 'timeout', server: 'S3' }),
  ]);
  const is = '210 S1 commit, leader-completeness of 1,3: S1 commits index 1 in term 1';
  expect(found(play(withBugs(document, ['no-up-to-date']))).slice(0, 2)).toEqual([
    `${is}, which S3, elected in term 3, did not hold`,
    `${is}, which S3, elected in term 2, did not hold`,
  ]);
  expect(found(play(document))).toEqual([]);
});

test('a deposed leader may commit what the later leader holds, before it hears of it', () => {
  const document = scene({ initial: S1_LEADS_3 }, [
    ...at(0, { do: 'block', from: 'S1', to: 'S3' }),
    ...at(0, { do: 'link', from: 'S2', to: 'S1', latency: [100, 100] }),
    ...at(100, request('S1', 'SET x 1')),
    ...at(130, { do: 'timeout', server: 'S2' }),
  ]);
  const played = play(document);
  const what = played.events
    .filter(({ what: { kind } }) => kind === 'become-leader' || kind === 'commit')
    .map(({ time, server, what: { kind } }) => `${time / 1000} S${server} ${kind}`);
  expect(what.slice(0, 2)).toEqual(['150 S2 become-leader', '210 S1 commit']);
  expect(found(played)).toEqual([]);
});

test('a leader that overwrote a committed entry takes another for committed, as it turns out when it follows', () => {
  const document = scene({ initial: S1_LEADS_3 }, [
    ...at(0, { do: 'partition', groups: [['S1', 'S2']] }),
    ...at(100, request('S1', 'SET x 1')),
    ...at(300, { do: 'heal' }, { do: 'crash', server: 'S1' }),
    ...at(310, { do: 'timeout', server: 'S3' }),
    ...at(400, request('S3', 'SET y 2')),
    ...at(600, { do: 'timeout', server: 'S2' }),
  ]);
  const other = '“SET y 2” of term 2 at index 1';
  const wrong = `${other} for committed; “SET x 1” of term 1 is committed there`;
  const lacks = 'without “SET x 1” of term 1, committed at index 1 in term 1';
  expect(found(play(withBugs(document, ['no-up-to-date'])))).toEqual([
    `330 S3 become-leader, leader-completeness of 3: S3 leads term 2 ${lacks}`,
    `410 S2 deliver, follower-commit of 2: S2 takes ${wrong}`,
    `420 S3 apply, state-machine-safety of 1,3: S3 applies ${other}, where S1 applied “SET x 1” of term 1`,
    `610 S3 deliver, follower-commit of 3: S3 takes ${wrong}`,
    `620 S2 become-leader, leader-completeness of 2: S2 leads term 3 ${lacks}`,
  ]);
  expect(found(play(document))).toEqual([]);
});

test('of what breaks again and again a hundred are kept, and the first of every property', () => {
  const findings = new Findings([]);
  const add = (property: Property, index: number) => {
    const detail = { code: 'asks-undurable', server: index } as const;
    findings.add({ property, servers: [1, 2, 1], detail }, index, 1000 * index);
  };
  // The same once more, at a later event or not, is not another.
  add('vote-evidence', 1);
  for (let index = 1; index < VIOLATIONS_KEPT; index += 1) add('vote-evidence', index);
  for (const index of [200, 200, 201, 202]) add('election-safety', index);
  for (const index of [300, 301]) add('log-matching', index);
  const last = findings.violations.slice(VIOLATIONS_KEPT - 2);
  expect(last.map(({ property, event }) => [property, event])).toEqual([
    ['vote-evidence', 99],
    ['election-safety', 200],
    ['log-matching', 300],
  ]);
  const detail = { code: 'asks-undurable', server: 300 };
  expect(last.at(-1)).toEqual({
    property: 'log-matching',
    time: 300_000,
    event: 300,
    servers: [1, 2],
    index: null,
    detail,
  });
});

test('a property that breaks after a hundred violations of another is reported too', () => {
  const chatty = Array.from({ length: 400 }, (_, i) => at(300 + i, request('S1', `SET x ${i}`))).flat();
  const missed = [
    ...at(0, { do: 'partition', groups: [['S1', 'S2']] }),
    ...chatty,
    ...at(900, { do: 'heal' }, { do: 'crash', server: 'S1' }),
  ];
  const document = scene({ initial: S1_LEADS_3, disk: { write: [30, 30] } }, [
    ...missed,
    ...at(910, { do: 'wipe', server: 'S2' }),
    ...at(920, { do: 'restart', server: 'S2' }),
    ...at(930, { do: 'timeout', server: 'S3' }),
  ]);
  const { violations } = play(document, { change: WAITS_FOR_NO_DISK }).sim;
  const late = violations.findIndex(({ property }) => property === 'leader-completeness');
  expect(late).toBeGreaterThanOrEqual(VIOLATIONS_KEPT);
  expect(violations[late]).toMatchObject({ servers: [3] });
});
