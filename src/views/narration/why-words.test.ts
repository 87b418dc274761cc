/** If a rule is broken on purpose, the words about the fault are true. */
import { expect, test } from 'vitest';
import '../../raft/bugs.ts';
import { CASES } from '../../sim/testing/bugs.ts';
import { goToEvent, openRun } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import { headOf } from '../../store/standing.ts';
import { whyWords } from './why-words.ts';

/** Statements that are false after a rule was broken earlier. */
const CLAIMS = /^(It has not voted|Its log agrees|An entry of the leader’s own term is on|The leader says)/;

test.each(CASES)('$bug breaks $property: the headline tells the fault', ({ bug, document, property }) => {
  const session = createSession();
  openRun(session, { ...document, cluster: { ...document.cluster, bugs: [bug] } });
  const { violations } = session.run.history.seek((document.until ?? 1000) * 1000);
  const broken = violations.find((one) => one.property === property);
  if (!broken) throw new Error('nothing broke');
  goToEvent(session, broken.event);
  const state = session.getState();
  const head = headOf(state);
  if (!head) throw new Error('no headline');
  const [, reason] = whyWords(head, state.world.violations);
  expect(reason).not.toMatch(CLAIMS);
  const isForged = state.events.some(
    ({ seq, rule }) => seq > state.world.since && rule?.startsWith(`bug:${bug}`),
  );
  expect(reason?.startsWith('Broken on purpose: ')).toBe(isForged);
});

test('a rule that was kept is explained as it is, if nothing broke', () => {
  const session = createSession();
  openRun(session, { raftarium: 1, seed: 31 });
  session.run.history.seek(1_000_000);
  const granted = session.run.history.events(1, 200).find(({ rule }) => rule === 'vote:granted');
  if (!granted) throw new Error('nobody voted');
  expect(whyWords(granted, [])[1]).toMatch(/^It has not voted for another/);
});
