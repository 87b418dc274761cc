/**
 * The presenter's end: it finds the hall again after a reload of either window, and keeps a run of its own at
 * the hall's time, to be looked at.
 */
import '../../raft/bugs.ts';
import { createStore, type StoreApi } from 'zustand';
import type { Micros } from '../../base/time.ts';
import { parseDocument } from '../../scenario/document.ts';
import * as workWords from '../../words/work.ts';
import { opening, pause, seeking } from '../commands.ts';
import type { Session } from '../session.ts';
import { startWork } from '../work.ts';
import {
  type Asking,
  askingOf,
  type HallPlace,
  hearTidings,
  isOfThisSite,
  type Tidings,
  targetOf,
} from './protocol.ts';

/** `alone`: no window has opened this one. `version`: the hall is another build of this page. */
export type Contact = 'looking' | 'there' | 'silent' | 'closed' | 'alone' | 'version';

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
}
type Body = Asking extends infer T ? (T extends unknown ? Omit<T, 'raftarium' | 'version'> : never) : never;

const ASKS_EVERY_MS = 1000;
const SILENT_AFTER_MS = 3500;

/** `session`: shows what the hall shows. */
export function createPresenterEnd(session: Session, hall: Window | null): PresenterEnd {
  const store = createStore<Remote>()(() => ({
    contact: hall === null ? 'alone' : 'looking',
    place: null,
    hasPicture: false,
  }));
  const mirror = mirrorOf(session);
  let heardAt = performance.now();

  const say = (body: Body): void => hall?.postMessage(askingOf(body), targetOf(window.location));

  const hello = () => {
    const { contact, place } = store.getState();
    if (hall === null) return;
    if (hall.closed) return store.setState({ contact: 'closed' });
    if (contact === 'there' && performance.now() - heardAt > SILENT_AFTER_MS)
      store.setState({ contact: 'silent' });
    say({ say: 'hello', fresh: store.getState().contact !== 'there', hall: place?.hall ?? false });
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
    if (message.say === 'place') {
      session.setState({ hall: message.place.hall });
      return store.setState({ contact: 'there', place: message.place });
    }
    if (message.say === 'run') store.setState({ hasPicture: mirror.open(message.run, message.document) });
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
  return { ...store, say, start };
}

/** A run of this window that stands where the hall's does. */
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
    open(run: number, text: string | null): boolean {
      const read = text === null ? null : parseDocument(text);
      open = run;
      if (!read?.ok) return false;
      pause(session);
      startWork(session, { what: workWords.run, job: opening(session, read.document, 0, true) });
      return true;
    },
    goTo(run: number, time: Micros): void {
      if (run !== open) return;
      wanted = time;
      come();
    },
  };
}
