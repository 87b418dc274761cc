/** What the page says of an act: that it is what was asked for, a half of it, or something else. */
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as commands from '../commands.ts';
import { useSession } from '../session.ts';
import { followRun, returnToRun } from './reading.ts';
import { isDone, useStory } from './state.ts';
import { followTasks, showMe } from './task.ts';
import { openPage } from './testing/page.ts';

const story = () => useStory.getState();

beforeAll(() => {
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  followRun();
  followTasks();
});

/** A server is to be crashed and brought back. */
beforeEach(() => {
  openPage(
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
  commands.seek(20_000);
});

/** Does something, and has it played out for so long. */
async function doAndWatch(act: () => void, ms: number): Promise<string | null> {
  act();
  const { watching } = story();
  await Promise.resolve();
  commands.seek((useSession.getState().world.time || 0) + ms * 1000);
  commands.pause();
  return watching;
}
const crash = (server: number) => () => commands.act({ do: 'crash', server });

describe('an act', () => {
  test('that does a half is told so, after a moment, and is no miss', async () => {
    expect(await doAndWatch(crash(2), 20)).toBe('half');
    expect(story()).toMatchObject({ watching: null, half: true, missed: 0, reached: false });
  });

  test('that does something else after that leaves the half standing', async () => {
    await doAndWatch(crash(2), 20);
    expect(await doAndWatch(() => commands.act({ do: 'pause', server: 3 }), 100)).toBe('half');
    expect(story()).toMatchObject({ half: true, missed: 0 });
  });

  test('that does the rest does it', async () => {
    await doAndWatch(crash(2), 20);
    commands.act({ do: 'restart', server: 2 });
    await vi.waitFor(() => expect(story()).toMatchObject({ half: false, reached: true, watching: null }));
    expect(isDone(story())).toBe(true);
  });

  test('that does neither is a miss', async () => {
    expect(await doAndWatch(() => commands.act({ do: 'pause', server: 3 }), 100)).toBe('miss');
    expect(story()).toMatchObject({ half: false, missed: 1 });
  });
});

test('a half stays said while the reader plays on', async () => {
  await doAndWatch(crash(2), 20);
  commands.play();
  commands.pause();
  expect(story().half).toBe(true);
});

test('what was done is no more once the reader has returned; it can be done again', async () => {
  showMe();
  await vi.waitFor(() => expect(story().reached).toBe(true));
  returnToRun();
  expect([story().reached, isDone(story())]).toEqual([false, true]);
  showMe();
  await vi.waitFor(() => expect(story().reached).toBe(true));
});
