/** The form of a new run after its dialog was closed, and what is done with it. */
import { expect, test } from 'vitest';
import type { ClusterDocument } from '../../scenario/types.ts';
import { act, openRun, undo } from '../commands.ts';
import type { Session } from '../session.ts';
import { stillSession } from '../testing/still.ts';
import { RUN_FIELDS, serverFields } from './fields.ts';
import { switchRuleOf, textOf, typeInto } from './form.ts';
import { changeRunNow, openForm, startTyped } from './use-form.ts';

const { servers, heartbeatInterval, latency } = RUN_FIELDS;

const runOf = (cluster: ClusterDocument = {}): Session => {
  const session = stillSession();
  openRun(session, { raftarium: 1, seed: 31, cluster: { servers: 5, ...cluster } }, 100_000);
  return session;
};
const heartbeatOf = ({ form }: ReturnType<typeof openForm>) => textOf(form.getState(), heartbeatInterval);

test('what was typed, also in error, is there again, also after an act', () => {
  const session = runOf();
  const first = openForm(session);
  expect(first.isKept).toBe(false);
  typeInto(first.form, heartbeatInterval, '40 x');
  act(session, { do: 'crash', server: 1 });
  const again = openForm(session);
  expect(again.isKept).toBe(true);
  expect(heartbeatOf(again)).toBe('40 x');
  expect(textOf(again.run, heartbeatInterval)).toBe('75');
});

test('what was typed and taken back is nothing that is kept', () => {
  const session = runOf();
  const { form } = openForm(session);
  typeInto(form, heartbeatInterval, '40');
  typeInto(form, heartbeatInterval, '75');
  expect(openForm(session).isKept).toBe(false);
});

test('another run, a start and a change of the run have their own settings', () => {
  const session = runOf();
  const type = () => typeInto(openForm(session).form, heartbeatInterval, '40');
  type();
  openRun(session, { raftarium: 1, seed: 31, cluster: { servers: 5 } }, 100_000);
  expect(openForm(session).isKept).toBe(false);
  type();
  startTyped(session, openForm(session).form.getState().valid);
  expect(openForm(session).isKept).toBe(false);
  expect(heartbeatOf(openForm(session))).toBe('40');
  undo(session);
  expect(heartbeatOf(openForm(session))).toBe('75');
  typeInto(openForm(session).form, servers, '3');
  type();
  changeRunNow(session, openForm(session).form.getState().valid);
  expect(openForm(session).isKept).toBe(false);
});

test('the notice of a new run names the rules that are off', () => {
  const session = runOf();
  const { form } = openForm(session);
  const started = () => {
    startTyped(session, form.getState().valid);
    return session.getState().notice?.text;
  };
  expect(started()).toBe('A new run: 5 servers, seed 31.');
  switchRuleOf(form, 'vote-twice', true);
  expect(started()).toBe('A new run: 5 servers, seed 31. The rule “One vote per term” is switched off.');
  switchRuleOf(form, 'keep-vote', true);
  expect(started()).toBe(
    'A new run: 5 servers, seed 31. The rules “One vote per term” and “A new term has a new vote” are switched off.',
  );
  switchRuleOf(form, 'no-randomness', true);
  switchRuleOf(form, 'no-backing-up', true);
  expect(started()).toBe('A new run: 5 servers, seed 31. 4 rules are switched off.');
});

test('a change of the run is said, and can be undone', () => {
  const session = runOf();
  const { form } = openForm(session);
  typeInto(form, heartbeatInterval, '40');
  changeRunNow(session, form.getState().valid);
  expect(session.getState().notice).toMatchObject({
    text: 'From now on the cluster has a heartbeat every 40 ms.',
    undo: true,
  });
  undo(session);
  expect(heartbeatOf(openForm(session))).toBe('75');
});

test('many changes are counted; in the past of a run they are in a branch', () => {
  const session = runOf();
  session.playhead.seek(400_000);
  act(session, { do: 'crash', server: 1 });
  session.playhead.seek(100_000);
  const { form } = openForm(session);
  typeInto(form, latency[1], '30');
  for (const name of ['S1', 'S2', 'S3', 'S4']) typeInto(form, serverFields(name).clock, '1.5');
  changeRunNow(session, form.getState().valid);
  expect(session.getState().notice?.text).toMatch(
    /^The network has new settings\. From now on S1 has a clock at 1\.5 times the true rate\. From now on S2 has .* And 2 more changes\. A branch: /,
  );
});
