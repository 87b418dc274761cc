/** The page's reply to an act: it reached the goal, a half of it, or missed it. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as commands from '../commands.ts';
import type { Session } from '../session.ts';
import { followRun, returnToRun } from './reading.ts';
import { isDone, type Reading } from './state.ts';
import { followTasks, showMe } from './task.ts';
import { openPage, stillReading } from './testing/page.ts';

let reading: Reading;
let session: Session;

const story = () => reading.getState();

/** The task is to crash a server and to restart it. */
beforeEach(() => {
  reading = stillReading();
  ({ session } = reading);
  followRun(reading);
  followTasks(reading);
  openPage(
    reading,
    { raftarium: 1, seed: 31 },
    [
      {
        id: 'task',
        until: { at: 20 },
        task: {
          goal: { claim: { count: { kind: 'restart', min: 1 } } },
          half: { claim: { count: { kind: 'crash', min: 1 } } },
          shown: [
            { do: 'crash', server: 'S1' },
            { do: 'restart', server: 'S1' },
          ],
        },
      },
      { id: 'last', until: { at: 90 } },
    ],
    'task',
  );
  commands.seek(session, 20_000);
});

/** Acts, and plays for this long. */
async function doAndWatch(act: () => void, ms: number): Promise<string | null> {
  act();
  const { watching } = story();
  await Promise.resolve();
  commands.seek(session, (session.getState().world.time || 0) + ms * 1000);
  commands.pause(session);
  return watching;
}
const crash = (server: number) => () => commands.act(session, { do: 'crash', server });

describe('an act', () => {
  test('that does a half is told so, after a moment, and is no miss', async () => {
    expect(await doAndWatch(crash(2), 20)).toBe('half');
    expect(story()).toMatchObject({ watching: null, half: true, missed: 0, reached: false });
  });

  test('that does something else after that does not undo the half', async () => {
    await doAndWatch(crash(2), 20);
    expect(await doAndWatch(() => commands.act(session, { do: 'pause', server: 3 }), 100)).toBe('half');
    expect(story()).toMatchObject({ half: true, missed: 0 });
  });

  test('that does the rest reaches the goal', async () => {
    await doAndWatch(crash(2), 20);
    commands.act(session, { do: 'restart', server: 2 });
    await vi.waitFor(() => expect(story()).toMatchObject({ half: false, reached: true, watching: null }));
    expect(isDone(story())).toBe(true);
  });

  test('that does neither is a miss', async () => {
    expect(await doAndWatch(() => commands.act(session, { do: 'pause', server: 3 }), 100)).toBe('miss');
    expect(story()).toMatchObject({ half: false, missed: 1 });
  });
});

test('a half is still shown while the reader plays on', async () => {
  await doAndWatch(crash(2), 20);
  commands.play(session);
  commands.pause(session);
  expect(story().half).toBe(true);
});

test('is forgotten once the reader has returned; the task can be done again', async () => {
  showMe(reading);
  await vi.waitFor(() => expect(story().reached).toBe(true));
  returnToRun(reading);
  expect([story().reached, isDone(story())]).toEqual([false, true]);
  showMe(reading);
  await vi.waitFor(() => expect(story().reached).toBe(true));
});
