/** The study panels: one at a time, in the place of the editor. */
import { beforeEach, expect, test } from 'vitest';
import { openRun } from './commands.ts';
import { showEditor } from './editor.ts';
import type { Session } from './session.ts';
import { closeStudy, openStudy, showStudy } from './study.ts';
import { stillSession } from './testing/still.ts';

let session: Session;
beforeEach(() => {
  session = stillSession();
  openRun(session, { raftarium: 1, seed: 31 });
});
const open = () => session.getState().study?.what ?? null;

test('a panel that the reader asks for wants the focus; one that a link opens does not', () => {
  openStudy(session, 'server');
  expect(session.getState().study).toMatchObject({ what: 'server', wanted: {} });
  showStudy(session, 'numbers');
  expect(session.getState().study).toEqual({ what: 'numbers' });
  closeStudy(session);
  expect(open()).toBeNull();
});

test('the editor and a study panel have one place: the newest is shown', () => {
  openStudy(session, 'server');
  showEditor(session, true);
  expect(open()).toBeNull();
  openStudy(session, 'server');
  expect(session.getState().editor).toBeNull();
});
