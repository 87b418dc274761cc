/** The document as a text: the run follows the text, and the text the run. */
import { beforeEach, describe, expect, test } from 'vitest';
import { fromMs } from '../base/time.ts';
import { documentText } from '../scenario/print.ts';
import { PARTITION } from '../scenario/testing/documents.ts';
import type { Action } from '../sim/types.ts';
import * as commands from './commands.ts';
import { type EditState, Edits, faultIn } from './editing.ts';
import { editDocument, showBrought, showEditor, toggleEditor } from './editor.ts';
import { openInstead } from './opening.ts';
import type { Session } from './session.ts';
import { stillSession } from './testing/still.ts';
import { whenIdle } from './work.ts';

let session: Session;
let states: EditState[];
let edits: Edits;

const start = (): Edits => new Edits(session, (state) => void states.push(state));

beforeEach(async () => {
  session = stillSession();
  states = [];
  commands.openRun(session, { raftarium: 1, seed: 31 });
  commands.seek(session, fromMs(400));
  commands.request(session, 'leader', 'SET x 5');
  commands.seek(session, fromMs(600));
  await whenIdle(session);
  showEditor(session, true);
  edits = start();
});

const document = () => session.getState().document;
const write = async (change: (text: string) => string): Promise<void> => {
  edits.write(change(edits.state.text));
  edits.check();
  await whenIdle(session);
};
const close = (): void => {
  showEditor(session, false);
  edits.end();
};
const open = (): void => {
  showEditor(session, true);
  edits = start();
};
/** Drops a file that cannot be run: the open editor is left for it. */
const bring = (text: string): void => {
  showBrought(session, text);
  edits.end();
  // The text field loses the focus as it is removed.
  edits.check();
  edits = start();
};
const openAnother = async (): Promise<void> => {
  openInstead(session, PARTITION);
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

describe('the editor is closed and opened again', () => {
  const broken = (text: string): string => text.replace('"seed": 31', '"seed": x');
  const mended = (text: string): string => text.replace('"seed": x', '"seed": 9');

  test('a text that cannot be run is there again', async () => {
    await write(broken);
    close();
    open();
    expect(edits.state).toMatchObject({ text: expect.stringContaining('"seed": x'), isAsking: false });
    expect(edits.state.fault?.line).toBe(3);
    await write(mended);
    expect(document().seed).toBe(9);
  });

  test('while the reader was asked: still asked, and the run stays until the answer', async () => {
    await write(broken);
    await act({ do: 'heal' });
    await write(mended);
    close();
    open();
    expect(edits.state).toMatchObject({ isAsking: true, fault: null });
    edits.check();
    expect([document().seed, document().actions?.length]).toEqual([31, 2]);
    edits.keepText();
    expect([document().seed, document().actions?.length]).toEqual([9, 1]);
  });

  test('while the reader was asked about a text that cannot be run: still asked', async () => {
    await write(broken);
    await act({ do: 'heal' });
    close();
    open();
    expect([edits.state.isAsking, edits.state.fault?.line]).toEqual([true, 3]);
  });

  test('while the reader was asked, with the run as it was before: still asked', async () => {
    await write(broken);
    await act({ do: 'heal' });
    await write(mended);
    await undo();
    close();
    open();
    expect([edits.state.isAsking, document().seed]).toEqual([true, 31]);
  });

  test('a text that was mended after that is the run’s', async () => {
    await write(broken);
    close();
    open();
    await write(mended);
    close();
    open();
    expect(edits.state).toMatchObject({ text: expect.stringContaining('"seed": 9'), fault: null });
  });

  test('the run was changed meanwhile: the reader is asked', async () => {
    await write(broken);
    close();
    await act({ do: 'heal' });
    open();
    await write(mended);
    expect([edits.state.isAsking, document().seed]).toEqual([true, 31]);
    edits.takeRun();
    expect(edits.state.text).toContain('"do": "heal"');
  });

  test('another run was opened meanwhile: its document is shown. Undo brings the text back, too', async () => {
    await write(broken);
    close();
    await openAnother();
    open();
    expect([edits.state.text, edits.state.fault]).toEqual([documentText(PARTITION), null]);
    close();
    await undo();
    open();
    expect(edits.state).toMatchObject({ text: expect.stringContaining('"seed": x'), isAsking: false });
  });

  test('the run’s document instead of a text that cannot be run', async () => {
    await write(broken);
    edits.takeRun();
    expect(edits.state.text).toContain('"seed": 31');
    close();
    open();
    expect(edits.state).toMatchObject({ text: expect.stringContaining('"seed": 31'), fault: null });
  });
});

describe('another run is opened while the editor is open', () => {
  const shown = () => edits.state.text;

  test('its document is shown, and after Undo that of the run before', async () => {
    await openAnother();
    expect(shown()).toBe(documentText(PARTITION));
    await undo();
    expect(shown()).toBe(documentText(document()));
  });

  test('instead of a text that cannot be run, which is there again after Undo', async () => {
    await write((text) => text.replace('"seed": 31', '"seed": x'));
    await openAnother();
    expect(edits.state).toMatchObject({ text: documentText(PARTITION), fault: null, isAsking: false });
    await act({ do: 'crash', server: 2 });
    expect(shown()).toContain('"do": "crash"');
    await undo();
    await undo();
    expect(edits.state).toMatchObject({ isAsking: false, fault: { line: 3 } });
    await write((text) => text.replace('"seed": x', '"seed": 9'));
    expect([document().seed, document().actions?.length]).toEqual([9, 1]);
  });

  test('instead of a text that was not applied yet', async () => {
    edits.write(shown().replace('"seed": 31', '"seed": 9'));
    await openAnother();
    edits.check();
    expect([shown(), document()]).toEqual([documentText(PARTITION), PARTITION]);
    await undo();
    expect([shown(), document().seed]).toEqual([expect.stringContaining('"seed": 9'), 31]);
  });

  test('instead of the text of a file that cannot be run, also if the run is the same', async () => {
    for (const good of [PARTITION, document()]) {
      bring(JSON.stringify({ ...PARTITION, seed: -1 }));
      openInstead(session, { ...good });
      await whenIdle(session);
      expect(edits.state).toMatchObject({ text: documentText(good), fault: null, isOther: false });
      expect(session.getState().editor?.isOther).toBe(false);
    }
  });

  test('a text that cannot be run is left with its run, when Undo goes to the run before', async () => {
    await openAnother();
    await write((text) => text.replace('"seed": 7', '"seed": x'));
    await undo();
    expect(edits.state).toMatchObject({ text: documentText(document()), fault: null, isAsking: false });
  });
});

test('asked for while it is open, the editor stays, and asks for the focus; its key closes it', () => {
  const { editor } = session.getState();
  editDocument(session);
  expect(session.getState().editor).toEqual({ ...editor, wanted: {} });
  toggleEditor(session);
  expect(session.getState().editor).toBeNull();
  editDocument(session);
  expect(session.getState().editor).toMatchObject({ isOther: false });
});

describe('the text of a file that could not be run', () => {
  const WRONG = JSON.stringify({ ...PARTITION, seed: -1 });
  const isOther = () => [edits.state.isOther, session.getState().editor?.isOther];

  test('opens as another run once it can be; the run before comes back', async () => {
    const { hash } = session.getState().world;
    bring(WRONG);
    expect(isOther()).toEqual([true, true]);
    expect(edits.state.fault?.message).toMatch(/^seed: /);
    await act({ do: 'heal' });
    expect(edits.state.text).toContain('-1');
    await write((text) => text.replace('-1', '7'));
    expect(document()).toEqual(PARTITION);
    expect(isOther()).toEqual([false, false]);
    await undo();
    await undo();
    expect(session.getState().world.hash).toBe(hash);
  });

  test('is still another run when the editor is closed and opened, as far as it was mended', async () => {
    bring(WRONG);
    await write((text) => text.replace('-1', '-12'));
    close();
    open();
    expect(isOther()).toEqual([true, true]);
    await write((text) => text.replace('-12', '7'));
    expect(document()).toEqual(PARTITION);
    await undo();
    expect(document().seed).toBe(31);
  });

  test('is the file’s when it is dropped again', async () => {
    bring(WRONG);
    await write((text) => text.replace('-1', '-12'));
    bring(WRONG);
    expect(edits.state.text).toBe(WRONG);
  });

  test('is left for the run’s document', async () => {
    bring(WRONG);
    edits.takeRun();
    edits.end();
    edits = start();
    expect(isOther()).toEqual([false, false]);
    expect(edits.state).toMatchObject({ text: documentText(document()), fault: null });
  });

  test('is not opened any more once it was left', async () => {
    bring(WRONG);
    edits.write(JSON.stringify(PARTITION));
    edits.takeRun();
    edits.end();
    await whenIdle(session);
    expect(document().seed).toBe(31);
  });

  test('is left for the reader’s own text, which waits meanwhile', async () => {
    await write((text) => text.replace('"seed": 31', '"seed": x'));
    bring(WRONG);
    expect(edits.state.text).toBe(WRONG);
    edits.takeRun();
    edits.end();
    edits = start();
    expect(edits.state).toMatchObject({ text: expect.stringContaining('"seed": x'), isOther: false });
    await write((text) => text.replace('"seed": x', '"seed": 9'));
    expect(document()).toMatchObject({ seed: 9, actions: [{ do: 'request' }] });
  });

  test('is not shown any more when another run was opened', async () => {
    bring(WRONG);
    close();
    await openAnother();
    open();
    expect(isOther()).toEqual([false, false]);
    expect(edits.state.text).toBe(documentText(PARTITION));
  });

  test('is not shown any more, either, when another run was opened while the open editor was hidden', async () => {
    bring(WRONG);
    edits.end();
    await openAnother();
    edits = start();
    expect(isOther()).toEqual([false, false]);
  });

  test('has the place of its error counted as the text field counts, whatever ends its lines', () => {
    bring(documentText({ ...PARTITION, seed: -1 }).replaceAll('\n', '\r\n'));
    const { text, fault } = edits.state;
    expect(text.slice(fault?.from, fault?.to)).toBe('"seed": -1');
    expect(text).not.toContain('\r');
  });
});

test('a text that was checked is not checked again', async () => {
  await write((text) => text.replace('"seed": 31', '"seed": x'));
  const before = states.length;
  edits.check();
  expect(states).toHaveLength(before);
});

test('the error of a text that is no JSON is where it stops being JSON', () => {
  expect(faultIn('{\n  "raftarium": 1,\n  "seed" 5\n}')).toMatchObject({
    line: 3,
    message: expect.stringMatching(/^document: is not JSON/),
  });
});
