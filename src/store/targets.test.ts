/** Menus offer what the cluster would do. */
import { expect, test } from 'vitest';
import { nodeOf } from '../sim/nodes.ts';
import type { PowerWord } from '../sim/types.ts';
import * as commands from './commands.ts';
import { createSession } from './createSession.ts';
import { commandOf, runCommand } from './keys.ts';
import type { Session } from './session.ts';
import { createReading } from './story/state.ts';
import { SERVER_COMMANDS } from './targets.ts';

/** S3 leads from 190 ms on. */
function standing(server: number, ...before: readonly PowerWord[]): Session {
  const session = createSession({ document: { raftarium: 1, seed: 31, cluster: { servers: 5 } } });
  commands.seek(session, 200_000);
  for (const verb of before) commands.act(session, { do: verb, server });
  return session;
}

const nodeIn = (session: Session, id: number) => {
  const node = nodeOf(session.getState().world, id);
  if (node === undefined) throw new Error(`no S${id}`);
  return node;
};

test.each([
  ['a follower', 1, []],
  ['a leader', 3, []],
  ['a crashed server', 1, ['crash']],
  ['a paused server', 1, ['pause']],
  ['a paused leader', 3, ['pause']],
  ['a restarted server', 1, ['crash', 'restart']],
] as const)('to %s, an impossible command changes nothing, and a possible one does', (_, id, before) => {
  for (const command of SERVER_COMMANDS.filter(({ name }) => name !== 'Send request')) {
    const session = standing(id, ...before);
    const why = command.whyNot(nodeIn(session, id));
    command.run(session, nodeIn(session, id));
    const done = session.getState().events.findLast(({ what }) => 'action' in what);
    const changed = done !== undefined && !('nothing' in done.what && done.what.nothing);
    expect([command.name, changed]).toEqual([command.name, why === null]);
  }
});

test('a command that is impossible now says why, and does nothing', () => {
  const reading = createReading(standing(1));
  const { session } = reading;
  for (const id of ['undo', 'heal', 'release'] as const) {
    const command = commandOf(id);
    expect(command.whyNot?.(session.getState())).toMatch(/\w+\.$/);
    const before = session.getState();
    runCommand(command, reading);
    expect(session.getState()).toBe(before);
  }
  commands.partition(session, [
    [1, 2],
    [3, 4, 5],
  ]);
  expect(commandOf('heal').whyNot?.(session.getState())).toBeNull();
  runCommand(commandOf('heal'), reading);
  expect(session.getState().world.network.cut.every((cut) => cut === 0)).toBe(true);
  runCommand(commandOf('undo'), reading);
  expect(commandOf('heal').whyNot?.(session.getState())).toBeNull();
});
