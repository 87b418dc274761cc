import { beforeEach, expect, test } from 'vitest';
import { request, seek, undo } from './commands.ts';
import { createSession } from './createSession.ts';
import { nextCommand } from './nextCommand.ts';
import { openRun } from './opening.ts';
import type { Session } from './session.ts';

let session: Session;
beforeEach(() => {
  session = createSession();
});

const next = () => nextCommand(session.getState().document);

test('each default request of a run writes another value; undo makes its value free again', () => {
  openRun(session, { raftarium: 1, seed: 31, cluster: { servers: 5 } });
  seek(session, 300_000);
  expect(next()).toBe('SET x 1');
  request(session, 'leader', next());
  request(session, 1, next());
  expect(next()).toBe('SET x 3');
  undo(session);
  expect(next()).toBe('SET x 2');
  request(session, 'leader', 'SET y 8');
  expect(next()).toBe('SET x 2');
  openRun(session, session.getState().document, 300_000);
  expect(next()).toBe('SET x 2');
});

test('values of the first logs, or typed ones, are not used again', () => {
  expect(
    nextCommand({
      raftarium: 1,
      cluster: {
        initial: { S1: { term: 1, log: [1, { term: 1, command: 'SET x 7' }] }, S2: {} },
      },
      actions: [
        { at: 5, do: 'request', server: 'leader', command: 'SET x 5' },
        { at: 6, do: 'request', server: 'leader', command: 'SET xy 90' },
        { at: 7, do: 'request', server: 'leader', command: 'SET x many' },
        { at: 8, do: 'crash', server: 'S1' },
      ],
    }),
  ).toBe('SET x 8');
});
