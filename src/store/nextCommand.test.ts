import { expect, test } from 'vitest';
import { request, seek, undo } from './commands.ts';
import { nextCommand } from './nextCommand.ts';
import { openRun } from './opening.ts';
import { useSession } from './session.ts';

const next = () => nextCommand(useSession.getState().document);

test('each default request of a run writes another value; an undo gives its value back', () => {
  openRun({ raftarium: 1, seed: 31, cluster: { servers: 5 } });
  seek(300_000);
  expect(next()).toBe('SET x 1');
  request('leader', next());
  request(1, next());
  expect(next()).toBe('SET x 3');
  undo();
  expect(next()).toBe('SET x 2');
  request('leader', 'SET y 8');
  expect(next()).toBe('SET x 2');
  openRun(useSession.getState().document, 300_000);
  expect(next()).toBe('SET x 2');
});

test('values that the logs began with, or that were typed, are not written again', () => {
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
