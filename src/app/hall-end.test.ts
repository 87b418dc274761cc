// @vitest-environment happy-dom
/** The hall and the presenter's window, as two windows that speak to each other. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { compareWithRules } from '../store/broken-rules.ts';
import { act, openDialog, openRun, pause, seek } from '../store/commands.ts';
import { createSession } from '../store/createSession.ts';
import { showHall } from '../store/hall.ts';
import { createPresenterEnd, type PresenterEnd } from '../store/present/presenter-end.ts';
import { type Asking, askingOf, type Tidings, VERSION } from '../store/present/protocol.ts';
import type { Session } from '../store/session.ts';
import { openSandbox } from '../store/story/reading.ts';
import { createReading, type Reading } from '../store/story/state.ts';
import { stillSession } from '../store/testing/still.ts';
import { whenIdle } from '../store/work.ts';
import { hearPresenter } from './hall-end.ts';

/** As much of another window as the two ends use. */
class Other {
  readonly window = this;
  readonly parent = this;
  closed = false;
  readonly heard: Tidings[] = [];
  focus(): void {}
  postMessage(data: Tidings): void {
    this.heard.push(data);
    window.dispatchEvent(messageFrom(data, hallWindow));
  }
  get said(): readonly string[] {
    return this.heard.map(({ say }) => say);
  }
}

/** What a presenter's window has as its opener. */
const hallWindow = {
  closed: false,
  speaker: null as Other | null,
  postMessage(data: Asking): void {
    hearPresenter(reading, messageFrom(data, this.speaker));
  },
};

const messageFrom = (data: unknown, source: unknown): MessageEvent =>
  Object.assign(new Event('message'), { data, source, origin: window.location.origin }) as MessageEvent;

const asWindow = (one: unknown): Window => one as Window;

let reading: Reading;
let session: Session;
let presenter: Other;
beforeEach(() => {
  session = stillSession();
  reading = createReading(session);
  openSandbox(reading);
  pause(session);
  presenter = new Other();
  hallWindow.closed = false;
});

const says = (from: Other, asking: Asking): void => hearPresenter(reading, messageFrom(asking, from));
const hello = (fresh: boolean, hall = false): Asking => askingOf({ say: 'hello', fresh, hall });
const told = async () => {
  await whenIdle(session);
  await Promise.resolve();
};

describe('a window that says that it is the presenter’s', () => {
  test('is told the run, the place and the time, and then only what changes', async () => {
    says(presenter, hello(true));
    await told();
    expect(presenter.said).toEqual(['run', 'place', 'time']);
    says(presenter, hello(false));
    expect(presenter.said.at(-1)).toBe('here');
    seek(session, 20_000);
    await told();
    expect(presenter.heard.at(-1)).toMatchObject({ say: 'time', run: 1, time: 20_000 });
    act(session, { do: 'crash', server: 1 });
    await told();
    expect(presenter.heard.filter(({ say }) => say === 'run')).toHaveLength(2);
  });

  test('of another version is answered, so that it can say why nothing moves', () => {
    says(presenter, { ...hello(true), version: VERSION + 1 } as unknown as Asking);
    expect(presenter.said).toEqual(['here']);
    expect(session.presenter).toBeNull();
  });

  test('of another site, or in a frame, is not answered', () => {
    const framed = Object.assign(new Other(), { parent: {} });
    says(framed, hello(true));
    const foreign = messageFrom(hello(true), presenter);
    hearPresenter(reading, Object.assign(foreign, { origin: 'https://other.example' }));
    expect([framed.said, presenter.said]).toEqual([[], []]);
  });

  test('takes over from another one, which does not take it back by asking on', async () => {
    says(presenter, hello(true));
    const later = new Other();
    says(later, hello(true));
    await told();
    expect(presenter.said.at(-1)).toBe('taken');
    says(presenter, hello(false));
    expect(presenter.said.at(-1)).toBe('taken');
    expect(session.presenter?.window).toBe(later);
    says(presenter, askingOf({ say: 'command', id: 'hall', scroll: false }));
    expect(session.getState().hall).toBe(false);
  });

  test('finds a reloaded hall again, which then is in hall mode as before', () => {
    says(presenter, hello(false, true));
    expect(session.getState().hall).toBe(true);
  });

  test('that was closed is told nothing more', async () => {
    says(presenter, hello(true));
    await told();
    presenter.closed = true;
    seek(session, 20_000);
    await told();
    expect(session.presenter).toBeNull();
    expect(session.getState().present.window).toBe('none');
  });
});

describe('what it asks', () => {
  const give = (id: 'next-highlight' | 'hall' | 'toggle') =>
    says(presenter, askingOf({ say: 'command', id, scroll: false }));
  beforeEach(() => says(presenter, hello(true)));

  test('waits while a dialog is open in the hall, which it can close', async () => {
    openDialog(session, { name: 'legend' });
    give('toggle');
    expect(session.getState().playing).toBe(false);
    await told();
    expect(presenter.heard).toContainEqual(
      expect.objectContaining({ say: 'place', place: expect.objectContaining({ isBusy: true }) }),
    );
    says(presenter, askingOf({ say: 'close' }));
    expect(session.getState().dialog).toBeNull();
    give('toggle');
    expect(session.getState().playing).toBe(true);
  });

  test('changes nothing in the run behind the library', () => {
    reading.setState({ mode: 'library' });
    give('toggle');
    says(presenter, askingOf({ say: 'server', server: 1, act: 'crash' }));
    expect(session.getState().playing).toBe(false);
    expect(session.getState().document.actions ?? []).toEqual([]);
    give('hall');
    expect(session.getState().hall).toBe(true);
  });

  test('first shows the screen again, if it is blank', () => {
    showHall(session, true);
    says(presenter, askingOf({ say: 'blank', as: 'black' }));
    give('toggle');
    expect([session.getState().present.blank, session.getState().playing]).toEqual([null, false]);
  });
});

describe('the presenter’s end', () => {
  let mirror: Session;
  let end: PresenterEnd;
  const begin = (opener: unknown = hallWindow) => {
    hallWindow.speaker = presenter;
    mirror = createSession();
    end = createPresenterEnd(mirror, opener === null ? null : asWindow(opener));
    return end.start();
  };

  test('shows the run of the hall at its time, and both branches of a comparison', async () => {
    openRun(session, { raftarium: 1, title: '', seed: 5, cluster: { servers: 3, bugs: ['vote-twice'] } });
    await told();
    const stop = begin();
    seek(session, 30_000);
    await told();
    await whenIdle(mirror);
    expect(mirror.getState().world.hash).toBe(session.getState().world.hash);
    compareWithRules(session);
    await told();
    await vi.waitFor(() => expect(mirror.other?.run.document).toEqual(session.other?.run.document));
    expect(mirror.getState().world.time).toBe(session.getState().world.time);
    expect(mirror.run.isStaged).toBe(session.run.isStaged);
    stop();
  });

  test('says that the hall is another version of the page', () => {
    const stop = begin();
    window.dispatchEvent(
      messageFrom({ raftarium: 'present', version: VERSION + 1, say: 'here' }, hallWindow),
    );
    expect(end.getState().contact).toBe('version');
    stop();
  });

  test('asks no more once another window has taken the hall, until it takes it back', async () => {
    const stop = begin();
    await told();
    expect(end.getState().contact).toBe('there');
    const later = new Other();
    says(later, hello(true));
    expect(end.getState().contact).toBe('taken');
    end.take();
    await told();
    expect(session.presenter?.window).toBe(presenter);
    expect(end.getState().contact).toBe('there');
    stop();
  });

  test('opens the hall again where it was, when its window was closed', async () => {
    const stop = begin();
    reading.setState({ mode: 'story', page: { chapter: 'partition', beat: 'the-cut' }, onRun: true });
    await told();
    const opened: (string | undefined)[] = [];
    vi.spyOn(window, 'open').mockImplementation((address) => {
      opened.push(String(address));
      return asWindow(hallWindow);
    });
    expect(end.openHall()).toBe(true);
    expect(opened).toEqual([expect.stringMatching(/#story\/partition\/the-cut$/)]);
    vi.restoreAllMocks();
    stop();
  });

  test('alone it says so, and a browser that lets no window open is no error', () => {
    const stop = begin(null);
    expect(end.getState().contact).toBe('alone');
    vi.spyOn(window, 'open').mockImplementation(() => null);
    expect(end.openHall()).toBe(false);
    expect(end.getState().contact).toBe('alone');
    vi.restoreAllMocks();
    stop();
  });
});
