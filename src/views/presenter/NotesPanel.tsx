import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react';
import type { Lesson } from '../../lessons/types.ts';
import { download } from '../../store/download.ts';
import {
  keepNotes,
  keptNotes,
  LARGEST_FILE,
  MOST_NOTE,
  noteKey,
  notesText,
  onOtherNotes,
  readNotes,
  withNote,
} from '../../store/present/notes.ts';
import type { HallPlace } from '../../store/present/protocol.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/presenter.ts';
import { Prose } from '../story/Prose.tsx';
import { useEntry } from './data.ts';
import { derivedNotes } from './derived.ts';

interface Props {
  readonly place: HallPlace;
  readonly lesson: Lesson | null;
}

const FILE = 'raftarium-notes.txt';

/** The lecturer's own notes for the page, and those that the page has by itself. */
export function NotesPanel({ place, lesson }: Props) {
  const [notes, setNotes] = useState(keptNotes);
  const [said, setSaid] = useState<string | null>(null);
  const id = useId();
  const key = noteKey(place);
  const isKept = useRef(true);
  // Other windows of this browser write notes, too: theirs are in the storage.
  useEffect(() => onOtherNotes(() => isKept.current && setNotes(keptNotes())), []);
  const change = (make: (before: typeof notes) => typeof notes, message: string) => {
    const changed = make(isKept.current ? keptNotes() : notes);
    setNotes(changed);
    isKept.current = keepNotes(changed);
    setSaid(isKept.current ? message : words.notKept);
  };
  const write = (text: string) => change((before) => withNote(before, key, text), words.keptHere);
  const read = (text: string) => {
    const loaded = readNotes(text);
    if (loaded === null) setSaid(words.noNotes);
    else change((before) => ({ ...before, ...loaded }), words.loaded(Object.keys(loaded).length));
  };
  const load = (file: File) => {
    if (file.size > LARGEST_FILE) setSaid(words.tooLarge(LARGEST_FILE));
    else file.text().then(read, () => setSaid(words.notRead));
  };
  return (
    <section className="presenter-notes" aria-labelledby={`${id}-notes`}>
      <h2 id={`${id}-notes`}>{words.notes}</h2>
      <textarea
        className="input"
        aria-label={words.ownNotes}
        placeholder={words.ownNotes}
        maxLength={MOST_NOTE}
        value={notes[key] ?? ''}
        onChange={(event) => write(event.target.value)}
      />
      <div className="presenter-row">
        <Button onClick={() => download(FILE, 'text/plain', notesText(notes))}>{words.save}</Button>
        <LoadButton onFile={load} />
        <span className="presenter-hint" role="status">
          {said}
        </span>
      </div>
      {place.mode === 'story' && <OfPage place={place} lesson={lesson} />}
      {place.entry !== null && <OfEntry slug={place.entry} />}
    </section>
  );
}

function LoadButton({ onFile }: { readonly onFile: (file: File) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) onFile(file);
    target.value = '';
  };
  return (
    <>
      <Button onClick={() => field.current?.click()}>{words.load}</Button>
      <input
        ref={field}
        type="file"
        accept="text/plain,.txt"
        hidden
        aria-label={words.load}
        onChange={onChange}
      />
    </>
  );
}

function OfPage({ place, lesson }: Props) {
  const beat = lesson?.chapter.beats.find(({ id }) => id === place.page.beat);
  const text = lesson?.words.beats[place.page.beat];
  if (!beat || !text) return null;
  return (
    <dl className="presenter-derived">
      {derivedNotes(beat, text).map(({ about, lines }) => (
        <div key={about}>
          <dt>{words.derived[about]}</dt>
          {lines.map((line) => (
            <dd key={line}>
              <Prose text={line} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function OfEntry({ slug }: { readonly slug: string }) {
  const entry = useEntry(slug);
  if (!entry) return null;
  return (
    <dl className="presenter-derived">
      <div>
        <dt>{words.derived.watch}</dt>
        <dd>{entry.watch}</dd>
      </div>
    </dl>
  );
}
