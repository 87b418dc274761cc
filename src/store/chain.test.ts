/** The decisive events before a broken property. */
import { describe, expect, test } from 'vitest';
import type { BugName } from '../raft/rules.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { PREPARED } from '../search/prepared.ts';
import { CASES } from '../sim/testing/bugs.ts';
import { play, withBugs } from '../sim/testing/runs.ts';
import type { SimEvent } from '../sim/types.ts';
import { eventSentence } from '../words/events.ts';
import { decisiveOf } from './chain.ts';

const chainIn = (bug: BugName, document: ScenarioDocument): readonly SimEvent[] => {
  const { sim, events } = play(withBugs(document, [bug]));
  const violation = sim.violations[0];
  return violation === undefined ? [] : decisiveOf(events.slice(0, violation.event), violation);
};
const told = (bug: keyof typeof PREPARED): string[] =>
  chainIn(bug, PREPARED[bug] as ScenarioDocument).map((event) => {
    const words = eventSentence(event);
    return `${event.time / 1000} S${event.server} ${event.what.kind}: ${words}`;
  });

describe('the chain', () => {
  test.each(CASES)(
    'of $bug ends with the event that broke the property, in at most seven',
    ({ bug, document }) => {
      const { sim } = play(withBugs(document, [bug]));
      const chain = chainIn(bug, document);
      expect(chain.at(-1)?.seq).toBe(sim.violations[0]?.event);
      expect(chain.length).toBeGreaterThanOrEqual(1);
      expect(chain.length).toBeLessThanOrEqual(7);
      const seqs = chain.map(({ seq }) => seq);
      expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
    },
  );

  test('of a second vote has the first vote of the same server, and the crash that made it forget', () => {
    expect(told('vote-lost')).toEqual([
      '150 S3 become-candidate: S3 stands for election in term 1, and votes for itself.',
      '160 S2 grant-vote: S2 grants its vote to S1 in term 1: both logs are empty.',
      '165 S2 crash: S2 crashes.',
      '210 S2 grant-vote: S2 grants its vote to S3 in term 1: both logs are empty.',
      '210 S2 send: S2 sends S3 its vote in term 1.',
    ]);
  });

  test('of a leader without an entry has the commit of that entry', () => {
    expect(told('no-up-to-date')).toEqual([
      '120 S1 commit: S1 finds entry 1 of its term 1 on 2 of 3 servers: it is committed.',
      '310 S3 timeout: The election timer of S3 is made to run out.',
      '310 S3 become-candidate: S3 stands for election in term 2, and votes for itself.',
      '320 S2 grant-vote: S2 grants its vote to S3 in term 2: the candidate’s log is empty, its own is not.',
      '330 S3 become-leader: S3 has a majority, 2 of 3 votes: it leads term 2.',
    ]);
  });

  test('of two logs that differ has the other log’s entry', () => {
    expect(told('deposed-appends')).toEqual([
      '65 S1 append: S1 appends SET y 1 to its log, as entry 1.',
      '100 S2 request: A client turns to S2.',
      '100 S2 append: S2 appends SET x 1 to its log, as entry 1.',
    ]);
  });
});
