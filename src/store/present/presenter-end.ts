/**
 * The presenter's end: it finds the hall again after a reload of either window, and keeps a run of its own at
 * the hall's time, to be looked at.
 */
import '../../raft/bugs.ts';
import { createStore, type StoreApi } from 'zustand';
import type { Micros } from '../../base/time.ts';
import { parseDocument } from '../../scenario/document.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import * as workWords from '../../words/work.ts';
import { opening, pause, seeking } from '../commands.ts';
import { comparing } from '../comparison.ts';
import { carriedHash } from '../pictures/carried-hash.ts';
import type { Branch, Session } from '../session.ts';
import { LIBRARY_HASH } from '../story/library.ts';
import { hashOfPage } from '../story/pages.ts';
import { type Job, startWork } from '../work.ts';
import {
  type Asking,
  askingOf,
  type HallPlace,
  hearTidings,
  isOfThisSite,
  type Tidings,
  type ToldBranch,
  targetOf,
} from './protocol.ts';

/**
 * `alone`: no window has opened this one. `version`: the hall is another build of this page. `taken`: another
 * window is the presenter's now.
 */
export type Contact = 'looking' | 'there' | 'silent' | 'closed' | 'alone' | 'version' | 'taken';

export interface Remote {
  readonly contact: Contact;
  /** What was heard last. */
  readonly place: HallPlace | null;
  /** There is a picture of the hall's stage. */
  readonly hasPicture: boolean;
}

export interface PresenterEnd extends StoreApi<Remote> {
  say(body: Body): void;
  /** Begins to listen. Returns a function that stops it. */
  start(): () => void;
  /** This window is the presenter's again. */
  take(): void;
  /** Opens a hall where the last one was. Returns whether the browser lets it. */
  openHall(): boolean;
}
type Body = Asking extends infer T ? (T extends unknown ? Omit<T, 'raftarium' | 'version'> : never) : never;

const ASKS_EVERY_MS = 1000;
const SILENT_AFTER_MS = 3500;

/** `session`: shows what the hall shows. */
export function createPresenterEnd(session: Session, opener: Window | null): PresenterEnd {
  const contact = opener === null ? 'alone' : 'looking';
  const store = createStore<Remote>()(() => ({ contact, place: null, hasPicture: false }));
  const mirror = mirrorOf(session);
  let hall = opener;
  let heardAt = performance.now();

  const say = (body: Body): void => hall?.postMessage(askingOf(body), targetOf(window.location));

  const hello = () => {
    const { contact, place } = store.getState();
    if (hall === null || contact === 'taken') return;
    if (hall.closed) return store.setState({ contact: 'closed' });
    if (performance.now() - heardAt > SILENT_AFTER_MS && /there|looking/.test(contact))
      store.setState({ contact: 'silent' });
    say({ say: 'hello', fresh: store.getState().contact !== 'there', hall: place?.hall ?? false });
  };
  /** Says that it is there, as if it knew nothing. */
  const lookAgain = () => {
    heardAt = performance.now();
    store.setState({ contact: 'looking' });
    hello();
  };

  const hear = ({ data, source, origin }: MessageEvent) => {
    if (source !== hall || !isOfThisSite(origin, window.location)) return;
    const heard = hearTidings(data);
    if ('message' in heard) {
      heardAt = performance.now();
      follow(heard.message);
    } else if (heard.fault === 'version') store.setState({ contact: 'version' });
  };

  const follow = (message: Tidings) => {
    if (message.say === 'bye') return store.setState({ contact: 'silent' });
    if (message.say === 'taken') return store.setState({ contact: 'taken' });
    if (message.say === 'place') {
      session.setState({ hall: message.place.hall });
      return store.setState({ contact: 'there', place: message.place });
    }
    if (message.say === 'run') store.setState({ hasPicture: mirror.open(message) });
    if (message.say === 'time') mirror.goTo(message.run, message.time);
    // Without the place, there is nothing to show yet.
    if (store.getState().place !== null) store.setState({ contact: 'there' });
  };

  const start = () => {
    window.addEventListener('message', hear);
    const asking = setInterval(hello, ASKS_EVERY_MS);
    const onLeave = () => say({ say: 'bye' });
    window.addEventListener('pagehide', onLeave);
    hello();
    return () => {
      clearInterval(asking);
      window.removeEventListener('message', hear);
      window.removeEventListener('pagehide', onLeave);
    };
  };

  const openHall = () => {
    const opened = window.open(addressOf(session, store.getState()));
    if (opened === null) return false;
    hall = opened;
    lookAgain();
    return true;
  };
  return { ...store, say, start, take: lookAgain, openHall };
}

/**
 * The page, or the run that the hall had, with what it was compared with: a window that was closed has told
 * all that it knew. Of a run that it could not tell, the first page opens.
 */
function addressOf(session: Session, { place, hasPicture }: Remote): string {
  const page = new URL(window.location.pathname, window.location.href);
  if (place?.mode === 'story' && place.onRun) page.hash = hashOfPage(place.page);
  else if (place?.mode === 'library') page.hash = LIBRARY_HASH;
  else if (place !== null && hasPicture) page.hash = carriedHash(session, session.playhead.now());
  return page.href;
}

// ------------------------------------------------------------------------------------ what the hall shows

type ToldRun = Extract<Tidings, { say: 'run' }>;

/** A run of this window that stands where the hall's does, and the one that it is compared with. */
function mirrorOf(session: Session) {
  let open = -1;
  let wanted: Micros = 0;
  let isWaiting = false;

  /** Long moves are done one after the other: the last wish counts. */
  const come = () => {
    if (session.request !== null) {
      if (!isWaiting)
        session.idle.add(() => {
          isWaiting = false;
          come();
        });
      isWaiting = true;
      return;
    }
    if (session.playhead.now() !== wanted)
      startWork(session, { what: workWords.run, job: seeking(session, wanted) });
  };

  return {
    /** Returns whether there is a run to show. */
    open({ run, open: told, beside }: ToldRun): boolean {
      const document = documentOf(told);
      open = run;
      if (document === null) return false;
      pause(session);
      startWork(session, { what: workWords.run, job: showing(session, { ...told, document }, beside) });
      return true;
    },
    goTo(run: number, time: Micros): void {
      if (run !== open) return;
      wanted = time;
      come();
    },
  };
}

function documentOf({ document }: ToldBranch): ScenarioDocument | null {
  const read = document === null ? null : parseDocument(document);
  return read?.ok ? read.document : null;
}

type Opened = Pick<Branch, 'document' | 'name'> & { readonly isStaged: boolean };

function* showing(session: Session, { document, isStaged, name }: Opened, beside: ToldBranch | null): Job {
  yield* opening(session, document, 0, isStaged);
  const other = beside && documentOf(beside);
  if (!beside || !other) return;
  const [trunk] = session.getState().branches;
  if (trunk === undefined) return;
  const compared = { ...trunk, id: 1, parent: 0, name: beside.name, document: other };
  session.setState({
    branches: [
      { ...trunk, name },
      { ...compared, isStaged: beside.isStaged },
    ],
  });
  yield* comparing(session, compared.id);
}
