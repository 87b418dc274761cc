import { useLayoutEffect, useRef } from 'react';
import type { LibraryEntry } from '../../library/types.ts';
import { LIBRARY_HASH } from '../../store/story/library.ts';
import { contentsLine } from '../../store/story/pages.ts';
import { useReading } from '../../store/story/state.ts';
import { useMore } from '../../ui/more.ts';
import * as words from '../../words/library.ts';
import { unbroken } from '../../words/unbroken.ts';
import './entry-words.css';
import { useOpenEntry } from './useOpenEntry.ts';

interface Props {
  readonly entry: LibraryEntry;
}

/** The words of the library's entry whose run is open. */
export function EntryWords({ entry }: Props) {
  const box = useRef<HTMLElement>(null);
  useMore(box);
  return (
    <article ref={box} className="entry-words">
      <Head entry={entry} />
      <Rest entry={entry} />
    </article>
  );
}

/** On a phone, where the words of an entry are far below its rings: what it is about, above them. */
export function SmallEntryHead() {
  const entry = useOpenEntry();
  if (entry === null) return null;
  return (
    <article className="entry-words entry-head">
      <Head key={entry.slug} entry={entry} />
    </article>
  );
}

/** What is not above the rings. */
export const SmallEntryRest = ({ entry }: Props) => (
  <article className="entry-words">
    <Rest entry={entry} />
  </article>
);

function Head({ entry }: Props) {
  const { title, sentence } = entry;
  const heading = useRef<HTMLHeadingElement>(null);
  const reading = useReading();
  // The link that opened it is gone. After a reload, nothing was opened.
  useLayoutEffect(() => {
    const isOpened = reading.getState().entry === entry && reading.session.allowed === null;
    if (isOpened && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [reading, entry]);
  return (
    <>
      <a className="entry-back" href={LIBRARY_HASH}>
        <BackSign />
        <span>{words.back}</span>
      </a>
      <h2 ref={heading} tabIndex={-1}>
        {unbroken(title)}
      </h2>
      <p>{unbroken(sentence)}</p>
    </>
  );
}

function Rest({ entry: { watch, section, broken, source, page } }: Props) {
  return (
    <>
      {broken && (
        <p>
          <b>{words.rule}</b> {unbroken(broken.rule)} <b>{words.kept}</b> {unbroken(broken.kept)}
        </p>
      )}
      <p>
        <b>{words.watch}</b> {unbroken(watch)}
      </p>
      {source && <SourceOf source={source} />}
      <p className="entry-foot">
        <span translate="no">{section}</span>
        <ToStory page={page} />
      </p>
    </>
  );
}

const BackSign = () => (
  <svg className="entry-back-sign" viewBox="0 0 20 20" aria-hidden="true">
    <path d="M12 5.5L7.5 10l4.5 4.5" />
  </svg>
);

function SourceOf({ source }: { readonly source: NonNullable<LibraryEntry['source']> }) {
  const { publisher, title, address, year, leavesOut } = source;
  return (
    <p className="entry-source">
      <a href={address} target="_blank" rel="noreferrer" translate="no">
        {`${publisher}: ${title} (${year})`}
      </a>{' '}
      {unbroken(leavesOut)}
    </p>
  );
}

/** The page of the story that the entry belongs to. */
function ToStory({ page }: { readonly page: string | undefined }) {
  const title = page === undefined ? undefined : contentsLine(page.split('/')[0] ?? '')?.title;
  return title === undefined ? null : <a href={`#story/${page}`}>{words.toStory(title)}</a>;
}
