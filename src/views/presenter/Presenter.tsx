import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { commandAt } from '../../store/keyPress.ts';
import type { Command } from '../../store/keys.ts';
import { useLetterKeys } from '../../store/letterKeys.ts';
import { type Contact, createPresenterEnd, type PresenterEnd } from '../../store/present/presenter-end.ts';
import { GIVEN, type Given } from '../../store/present/protocol.ts';
import { useSession } from '../../store/session.ts';
import { useReading } from '../../store/story/state.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/presenter.ts';
import { ThemeSwitch } from '../controls/ThemeSwitch.tsx';
import { useLesson } from './data.ts';
import { NextPage } from './NextPage.tsx';
import { NotesPanel } from './NotesPanel.tsx';
import { Now } from './Now.tsx';
import { RemoteControl } from './RemoteControl.tsx';
import { TalkTime } from './TalkTime.tsx';
import './presenter.css';

/** The window of a lecturer: what the hall sees now and next, notes, the clock, and what drives the hall. */
export function Presenter() {
  const session = useSession();
  const [end] = useState(() => createPresenterEnd(session, window.opener as Window | null));
  const contact = useStore(end, (state) => state.contact);
  const place = useStore(end, (state) => state.place);
  const lesson = useLesson(place?.page.chapter ?? null);
  useMirroredStory(end, lesson);
  useEffect(() => {
    document.title = words.windowTitle;
    return end.start();
  }, [end]);
  useKeys(end);
  return (
    <div className="presenter">
      <header className="presenter-top">
        <h1>{words.title}</h1>
        <p className={`presenter-contact is-${contact}`} role="status">
          {words.contact[contact]}
        </p>
        <Mend end={end} contact={contact} />
        <TalkTime place={place} lesson={lesson} />
        <ThemeSwitch withLabel={false} />
      </header>
      {place === null ? (
        <p className="presenter-nothing">{words.isWaiting}</p>
      ) : (
        <main className="presenter-main">
          <Warnings end={end} />
          <Now end={end} place={place} lesson={lesson} />
          <NotesPanel place={place} lesson={lesson} />
          <NextPage place={place} lesson={lesson} />
        </main>
      )}
      {place !== null && <RemoteControl end={end} place={place} />}
    </div>
  );
}

/** What brings the hall back. */
function Mend({ end, contact }: { readonly end: PresenterEnd; readonly contact: Contact }) {
  const [isBlocked, setBlocked] = useState(false);
  if (contact === 'taken') return <Button onClick={end.take}>{words.take}</Button>;
  if (contact !== 'alone' && contact !== 'closed') return null;
  return (
    <>
      <Button strong onClick={() => setBlocked(!end.openHall())}>
        {contact === 'alone' ? words.openPage : words.openAgain}
      </Button>
      {isBlocked && <span role="alert">{words.isBlocked}</span>}
    </>
  );
}

/** What the lecturer would not see here: the hall sees nothing, or all of the page. */
function Warnings({ end }: { readonly end: PresenterEnd }) {
  const blank = useStore(end, ({ place }) => place?.blank ?? null);
  const hall = useStore(end, ({ place }) => place?.hall ?? true);
  const isBusy = useStore(end, ({ place }) => place?.isBusy ?? false);
  return (
    <div className="presenter-warnings" role="status">
      {blank !== null && <p>{words.isBlank[blank]}</p>}
      {isBusy && (
        <p>
          {words.isBusy} <Button onClick={() => end.say({ say: 'close' })}>{words.close}</Button>
        </p>
      )}
      {!hall && (
        <p>
          {words.notInHall}{' '}
          <Button onClick={() => end.say({ say: 'command', id: 'hall', scroll: false })}>
            {words.toHall}
          </Button>
        </p>
      )}
    </div>
  );
}

/** The picture is drawn with the page that the hall is on. */
function useMirroredStory(end: PresenterEnd, lesson: ReturnType<typeof useLesson>): void {
  const reading = useReading();
  const place = useStore(end, (state) => state.place);
  useEffect(() => {
    if (place === null) return;
    const { mode, page, onRun, over } = place;
    reading.setState({ mode, page, onRun, over, lesson });
  }, [reading, place, lesson]);
}

const isGiven = (id: string): id is Given => GIVEN.some((one) => one === id);

/** The keys of the hall work here too: a clicker speaks to the window that has the focus. */
function useKeys(end: PresenterEnd): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { place, contact } = end.getState();
      if (place === null || event.defaultPrevented || !(event.target instanceof Element)) return;
      // The start of a clicker: here it would reload the window.
      if (event.key === 'F5' && !event.ctrlKey && contact === 'there') event.preventDefault();
      if (isTheirs(event.target, event.key)) return;
      const letters = useLetterKeys.getState().on;
      const command = commandAt(event, { mode: place.mode, letters, hall: true });
      const asking = command && askingFor(command, event);
      if (asking === undefined) return;
      event.preventDefault();
      if (!event.repeat || command?.group === 'time') end.say(asking);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [end]);
}

/** A field takes what is typed, a button what presses it. A clicker turns the page wherever the focus is. */
function isTheirs(target: Element, key: string): boolean {
  if (target.closest('textarea,input,select') !== null) return !/^Page(Up|Down)$/.test(key);
  return /^( |Enter)$/.test(key) && target.closest('button,a') !== null;
}

function askingFor({ id }: Command, { key }: KeyboardEvent) {
  if (isGiven(id)) return { say: 'command', id, scroll: !key.startsWith('Arrow') } as const;
  const [, number] = /^choose-(\d)$/.exec(id) ?? [];
  return number === undefined ? undefined : ({ say: 'choose', number: Number(number) } as const);
}
