/** The document as a text: the run follows the text, and the text the run. */
import { beforeEach, describe, expect, test } from 'vitest';
import { fromMs } from '../base/time.ts';
import { PARTITION } from '../scenario/testing/documents.ts';
import type { Action } from '../sim/types.ts';
import * as commands from './commands.ts';
import { type EditState, Edits, faultIn } from './editing.ts';
import type { Session } from './session.ts';
import { stillSession } from './testing/still.ts';
import { whenIdle } from './work.ts';

let session: Session;
let states: EditState[];
let edits: Edits;

const start = (brought: string | null = null): Edits =>
  new Edits(session, brought, (state) => void states.push(state));

beforeEach(async () => {
  session = stillSession();
  states = [];
  commands.openRun(session, { raftarium: 1, seed: 31 });
  commands.seek(session, fromMs(400));
  commands.request(session, 'leader', 'SET x 5');
  commands.seek(session, fromMs(600));
  await whenIdle(session);
  edits = start();
});

const document = () => session.getState().document;
const write = async (change: (text: string) => string): Promise<void> => {
  edits.write(change(edits.state.text));
  edits.check();
  await whenIdle(session);
};
/** Does something to the cluster. */
const act = async (action: Action): Promise<void> => {
  commands.act(session, action);
  await whenIdle(session);
};
const undo = async (): Promise<void> => {
  commands.undo(session);
  await whenIdle(session);
};

describe('the run follows the text', () => {
  test('at the same time, and Undo takes the edit back', async () => {
    const { hash } = session.getState().world;
    await write((text) => text.replace('"seed": 31', '"seed": 7'));
    expect(document().seed).toBe(7);
    expect(session.playhead.now()).toBe(fromMs(600));
    expect(session.getState().world.hash).not.toBe(hash);
    expect(session.getState().branches).toHaveLength(1);
    await undo();
    expect([document().seed, session.getState().world.hash]).toEqual([31, hash]);
    expect(edits.state.text).toContain('"seed": 31');
  });

  test('a burst of edits is one act; after it, the next is another one', async () => {
    for (const seed of [1, 12, 123]) await write((text) => text.replace(/"seed": \d+/, `"seed": ${seed}`));
    edits.endBurst();
    await write((text) => text.replace(/"seed": \d+/, '"seed": 5'));
    await undo();
    expect(document().seed).toBe(123);
    await undo();
    expect(document().seed).toBe(31);
  });

  test('an act between two edits is undone by itself', async () => {
    await write((text) => text.replace('"seed": 31', '"seed": 7'));
    await act({ do: 'heal' });
    await write((text) => text.replace('"seed": 7', '"seed": 8'));
    await undo();
    expect([document().seed, document().actions?.length]).toEqual([7, 2]);
    await undo();
    expect([document().seed, document().actions?.length]).toEqual([7, 1]);
    await undo();
    expect(document().seed).toBe(31);
  });

  test('spaces and line breaks are no act', async () => {
    await write((text) => `${text.replaceAll('\n', '\n\n')}\n`);
    expect(edits.state.text).toMatch(/\n\n$/);
    await undo();
    // The request before is undone, not an edit.
    expect(document().actions).toBeUndefined();
  });

  test('the run does not change while the text cannot be run; the error has its line', async () => {
    await write((text) => text.replace('"leader"', '"S9"'));
    expect(document().actions).toMatchObject([{ server: 'leader' }]);
    const { fault, text } = edits.state;
    expect(fault?.message).toMatch(/^actions\[0\]\.server: there is no server "S9"/);
    expect(text.split('\n')[(fault?.line ?? 0) - 1]).toContain('"S9"');
    await write((before) => before.replace('"S9"', '"S2"'));
    expect([edits.state.fault, document().actions]).toMatchObject([null, [{ server: 'S2' }]]);
  });
});

describe('the text follows the run', () => {
  test('an act is written into it', async () => {
    await act({ do: 'crash', server: 2 });
    expect(edits.state.text).toContain('"do": "crash", "server": "S2"');
  });

  test('if it cannot be run, the reader is asked: the run’s document', async () => {
    await write((text) => text.replace('"seed": 31', '"seed": x'));
    await act({ do: 'heal' });
    expect(edits.state).toMatchObject({ isAsking: true, text: expect.stringContaining('"seed": x') });
    edits.takeRun();
    expect(edits.state).toMatchObject({ isAsking: false, fault: null });
    expect(edits.state.text).toContain('"do": "heal"');
  });

  test('or the text, which replaces the run as soon as it can be run', async () => {
    await write((text) => text.replace('"seed": 31', '"seed": x'));
    await act({ do: 'heal' });
    await write((text) => text.replace('"seed": x', '"seed": 9'));
    expect([document().seed, edits.state.isAsking]).toEqual([31, true]);
    edits.keepText();
    await whenIdle(session);
    expect([document().seed, document().actions?.length]).toEqual([9, 1]);
    await undo();
    expect(document().actions).toHaveLength(2);
  });
});

describe('the text of a file that could not be run', () => {
  test('opens as another run once it can be; the run before comes back', async () => {
    const { hash } = session.getState().world;
    edits.end();
    edits = start(JSON.stringify({ ...PARTITION, seed: -1 }));
    expect(edits.state.fault?.message).toMatch(/^seed: /);
    await act({ do: 'heal' });
    expect(edits.state.text).toContain('-1');
    await write((text) => text.replace('-1', '7'));
    expect(document()).toEqual(PARTITION);
    expect(edits.state.isOther).toBe(false);
    await undo();
    await undo();
    expect(session.getState().world.hash).toBe(hash);
  });
});

test('the error of a text that is no JSON is where it stops being JSON', () => {
  expect(faultIn('{\n  "raftarium": 1,\n  "seed" 5\n}')).toMatchObject({
    line: 3,
    message: expect.stringMatching(/^document: is not JSON/),
  });
});
