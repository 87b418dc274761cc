/** Opening what the reader brings: nothing that was open is lost. */
import { beforeEach, expect, test } from 'vitest';
import { fromMs } from '../base/time.ts';
import { documentText } from '../scenario/print.ts';
import { PARTITION } from '../scenario/testing/documents.ts';
import * as commands from './commands.ts';
import type { Session } from './session.ts';
import { openDocument } from './story/files.ts';
import { stillSession } from './testing/still.ts';
import { whenIdle } from './work.ts';

let session: Session;
beforeEach(() => {
  session = stillSession();
  commands.openRun(session, { raftarium: 1, seed: 31 });
});

const shown = () => session.getState();
const place = () => ({
  document: documentText(shown().document),
  time: session.playhead.now(),
  hash: shown().world.hash,
  branches: shown().branches.map(({ name }) => name),
});

test('the run before an opened document comes back with Undo: its acts, its branches, its time', async () => {
  commands.seek(session, fromMs(400));
  commands.request(session, 'leader', 'SET x 5');
  commands.seek(session, fromMs(900));
  commands.seek(session, fromMs(300));
  commands.act(session, { do: 'crash', server: 2 });
  commands.seek(session, fromMs(500));
  await whenIdle(session);
  const before = place();
  expect(before.branches).toHaveLength(2);

  expect(openDocument(session, documentText(PARTITION))).toBe(true);
  expect(shown().document).toEqual(PARTITION);
  expect(shown().branches).toHaveLength(1);
  expect(shown().notice?.text).toBe(
    `“${PARTITION.title}” is open, with 3 planned actions. Undo brings back the run before.`,
  );

  commands.undo(session);
  await whenIdle(session);
  expect(place()).toEqual(before);
  // The acts before are undone as if nothing had been opened.
  commands.undo(session);
  await whenIdle(session);
  expect(shown().branches).toHaveLength(1);
  expect(shown().document.actions).toHaveLength(1);
});

test('a run without a title is another run', () => {
  openDocument(session, '{ "raftarium": 1 }');
  expect(shown().notice?.text).toMatch(/^Another run is open, with 0 planned actions\./);
});

test('a long title is shortened', () => {
  openDocument(session, JSON.stringify({ raftarium: 1, title: 'x'.repeat(400) }));
  expect(shown().notice?.text).toMatch(/^“x{80}…” is open/);
});

test('of several documents opened in a row, each comes back', async () => {
  for (const seed of [1, 2, 3]) openDocument(session, documentText({ raftarium: 1, seed }));
  for (const seed of [2, 1, 31]) {
    commands.undo(session);
    await whenIdle(session);
    expect(shown().document.seed).toBe(seed);
  }
  expect(shown().canUndo).toBe(false);
});

test('a run that was playing is paused when it comes back', async () => {
  commands.play(session);
  openDocument(session, documentText(PARTITION));
  expect(shown().playing).toBe(false);
  commands.play(session);
  commands.undo(session);
  await whenIdle(session);
  expect(shown().playing).toBe(false);
});
