// @vitest-environment happy-dom
/** Links that say more than a run, and links that cannot be read. */
import { beforeEach, describe, expect, test } from 'vitest';
import { ENTRIES } from '../library/entries.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { hashOf } from '../store/address.ts';
import { act, openRun, seek, undo } from '../store/commands.ts';
import { createSession } from '../store/createSession.ts';
import type { Session } from '../store/session.ts';
import { sharedNow, sharedRun } from '../store/share-view.ts';
import { hashOfEntry } from '../store/story/library.ts';
import { openSandbox } from '../store/story/reading.ts';
import { createReading, type Reading } from '../store/story/state.ts';
import { printView } from '../store/view-link.ts';
import { whenIdle } from '../store/work.ts';
import { openAddress } from './address.ts';

const OWN: ScenarioDocument = { raftarium: 1, title: '', seed: 77, cluster: { servers: 3 }, actions: [] };
const OTHER: ScenarioDocument = {
  raftarium: 1,
  title: 'Another',
  seed: 31,
  cluster: { servers: 5 },
  actions: [
    { at: 200, do: 'crash', server: 'S2' },
    { at: 300, do: 'restart', server: 'S2' },
    { at: 400, do: 'crash', server: 'S4' },
  ],
};
const plain = hashOf(OTHER, 0);

let session: Session;
let reading: Reading;
beforeEach(() => {
  session = createSession();
  reading = createReading(session);
});

/** A sandbox in which the reader has done something. */
async function ownRun(): Promise<ScenarioDocument> {
  openSandbox(reading);
  openRun(session, OWN, 30_000);
  await whenIdle(session);
  act(session, { do: 'crash', server: 1 });
  await whenIdle(session);
  return session.getState().document;
}

async function goTo(hash: string): Promise<void> {
  window.history.replaceState(null, '', hash);
  await openAddress(reading);
  await settled();
}

/** What a link says besides is shown after its run is open. */
async function settled(): Promise<void> {
  await whenIdle(session);
  await new Promise((resolve) => setTimeout(resolve));
  await whenIdle(session);
}

const notice = () => session.getState().notice?.text ?? '';

describe('a link that cannot be read', () => {
  test('keeps the run of the reader, and offers what is left of it', async () => {
    const own = await ownRun();
    await goTo(plain.slice(0, -12));
    expect(session.getState().document).toBe(own);
    expect(notice()).toContain('your run stays');
    const { offer } = session.getState().notice ?? {};
    expect(offer?.label).toMatch(/^Open what is left: [12] of its actions?$/);
    offer?.take();
    await settled();
    const { document } = session.getState();
    expect(document).toMatchObject({ seed: 31, cluster: { servers: 5 } });
    expect(OTHER.actions?.slice(0, document.actions?.length)).toEqual(document.actions);
    undo(session);
    await settled();
    expect(session.getState().document).toBe(own);
  });

  test('offers it also beside the fresh run of a newcomer', async () => {
    await goTo(plain.slice(0, -12));
    expect(notice()).toContain('here is a fresh run');
    session.getState().notice?.offer?.take();
    await settled();
    expect(session.getState().document.seed).toBe(31);
  });

  test('of a newer form says so, and offers nothing', async () => {
    const own = await ownRun();
    await goTo(plain.replace('run=1.', 'run=2.'));
    expect(session.getState().document).toBe(own);
    expect(notice()).toContain('form 2, which this version does not know');
    expect(session.getState().notice?.offer).toBeUndefined();
  });

  test('of a newer version opens its run at the start, and says so', async () => {
    await goTo(`${plain}&t=250&v=4&theme=dark&mood=calm`);
    expect(session.getState()).toMatchObject({ document: OTHER, theme: null });
    expect(session.playhead.now()).toBe(0);
    expect(notice()).toContain('version 4, which is newer than this page');
  });
});

test('a link that is followed from the reader’s own run can be undone to it, with its branches', async () => {
  await ownRun();
  seek(session, 20_000);
  await settled();
  act(session, { do: 'crash', server: 2 });
  await settled();
  const { document, branches } = session.getState();
  await goTo(plain);
  expect(session.getState()).toMatchObject({ document: OTHER, canUndo: true });
  undo(session);
  await settled();
  expect(session.getState().document).toBe(document);
  expect(session.getState().branches).toHaveLength(branches.length);
});

describe('a link that says more', () => {
  test('selects, plays until a moment, and sets speed, theme, detail, track and panels', async () => {
    const view = {
      t: 250_000,
      play: true,
      until: 260_000,
      speed: 1 / 15,
      theme: 'dark',
      select: { kind: 'server', id: 4 },
      panels: ['diagram'],
      track: { from: 0, to: 500_000 },
      detail: 'everything',
    } as const;
    await goTo(plain + printView(view));
    const { playing, speed, theme, selected, diagram, editor, track, detail } = session.getState();
    expect({ playing, speed, theme, selected, diagram, editor, track, detail }).toEqual({
      playing: true,
      speed: 1 / 15,
      theme: 'dark',
      selected: view.select,
      diagram: true,
      editor: null,
      track: view.track,
      detail: 'everything',
    });
    expect(session.stopTime).toBe(260_000);
    expect(notice()).toBe('');
  });

  test('does not select what is not there, and says so', async () => {
    await goTo(`${plain}&t=250&v=2&select=S9`);
    expect(session.getState().selected).toBeNull();
    expect(session.playhead.now()).toBe(250_000);
    expect(notice()).toBe('What this link selects is not there at this moment.');
  });

  test('brings its branches and its comparison', async () => {
    await ownRun();
    seek(session, 20_000);
    await settled();
    act(session, { do: 'crash', server: 2 });
    await settled();
    const { hash, view } = sharedNow(reading);
    const { branches, document } = session.getState();
    session = createSession();
    reading = createReading(session);
    await goTo(hash + printView({ ...view, beside: 0 }));
    const opened = session.getState();
    expect(opened.document).toEqual(document);
    expect(opened.branches.map(({ name, parent }) => [name, parent])).toEqual(
      branches.map(({ name, parent }) => [name, parent]),
    );
    expect(opened.branch).toBe(1);
    expect(opened.comparison?.with).toBe(0);
    expect(session.other?.getState().document.actions).toHaveLength(1);
  });

  test('with damaged branches opens its run, and says so', async () => {
    await goTo(`${plain}&t=250&v=2&branches=abc&theme=dark`);
    expect(session.getState()).toMatchObject({ document: OTHER, theme: 'dark' });
    expect(session.getState().branches).toHaveLength(1);
    expect(notice()).toContain('The branches in this link are damaged');
  });

  test('does not take away the branches of the reader’s own run', async () => {
    const own = await ownRun();
    const { branches } = session.getState();
    await goTo(hashOfEntry(ENTRIES[0] ?? { slug: '' }));
    await goTo(`${hashOf(own, 10_000)}&v=2&branches=abc`);
    expect(session.getState().document).toBe(own);
    expect(session.getState().branches.map(({ id }) => id)).toEqual(branches.map(({ id }) => id));
  });

  test('an entry is shared by its name, or as the run that it is', async () => {
    const [entry] = ENTRIES;
    await goTo(entry ? hashOfEntry(entry) : '');
    const named = sharedNow(reading);
    const run = sharedRun(session);
    expect([named.to, named.hash]).toEqual(['entry', entry && hashOfEntry(entry)]);
    expect([run.to, run.hash?.slice(0, 5)]).toEqual(['run', '#run=']);
    const { document } = session.getState();
    session = createSession();
    reading = createReading(session);
    await goTo(run.hash ?? '');
    expect(session.getState().document).toEqual(document);
  });

  test('opens an entry of the library at another moment', async () => {
    const entry = ENTRIES.find(({ at }) => at > 100);
    if (!entry) throw new Error('no entry has a past');
    await goTo(`${hashOfEntry(entry)}&t=90&v=2&select=S1`);
    expect(session.getState()).toMatchObject({
      document: entry.document,
      selected: { kind: 'server', id: 1 },
    });
    expect(session.playhead.now()).toBe(90_000);
    expect(window.location.hash).toBe(hashOfEntry(entry));
  });

  test('opens a page of the story with the lens of a server', async () => {
    await goTo('#story/leader-election/how-many&v=2&panels=knows&select=S4');
    expect(session.getState()).toMatchObject({ study: { what: 'knows' }, lens: 4, notice: null });
  });

  test('opens a page of the story in its theme; the page keeps its moment', async () => {
    await goTo('#story/leader-election/how-many&v=2&t=90&theme=light');
    expect(reading.getState()).toMatchObject({ mode: 'story', page: { beat: 'how-many' } });
    expect(session.getState().theme).toBe('light');
    expect(notice()).toContain('A page of the story plays by itself');
  });
});
