import { type KeyboardEvent, type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import PICTURES from '../../library/entries.ts?pictures';
import type { GroupId, LibraryEntry } from '../../library/types.ts';
import { hashOfEntry } from '../../store/story/library.ts';
import { ENTRIES, GROUPS } from '../../store/story/library-entries.ts';
import { MOST_SOUGHT, seekInLibrary, useSought } from '../../store/story/sought.ts';
import { useReading } from '../../store/story/state.ts';
import { Button } from '../../ui/Button.tsx';
import { trustOwnMarkup } from '../../ui/trusted.ts';
import * as words from '../../words/library.ts';
import { unbroken } from '../../words/unbroken.ts';
import { type FoundGroup, nearHits, shelvesFor } from './find.ts';
import './library.css';
import { stepFrom } from './walk.ts';

/** The pictures as markup: they were drawn when the site was built, from our own data. */
const trusted = trustOwnMarkup('pictures');
const MARKUP = Object.fromEntries(
  Object.entries(PICTURES).map(([slug, picture]) => [slug, { __html: trusted(picture) }]),
);

const LINKS = '.library-shelves a';
const linksIn = (box: Element | null) => [...(box?.querySelectorAll<HTMLElement>(LINKS) ?? [])];

/** The library: all entries in groups, and a search. */
export function Library() {
  const sought = useSought();
  const shelves = useMemo(() => shelvesFor(GROUPS, ENTRIES, sought), [sought]);
  const box = useRef<HTMLDivElement>(null);
  useReturn(box);

  const walk = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const links = linksIn(box.current);
    const at = links.findIndex((link) => link === document.activeElement);
    const isInSearch = event.target instanceof HTMLInputElement;
    if (at < 0 && !(isInSearch && (event.key === 'ArrowDown' || event.key === 'Enter'))) return;
    const next =
      at < 0
        ? 0
        : stepFrom(
            links.map((link) => link.getBoundingClientRect()),
            at,
            event.key,
          );
    if (next === null) return;
    event.preventDefault();
    links[next]?.focus();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows move the focus among the links in it
    <div className="library" ref={box} onKeyDown={walk}>
      <Head count={shelves.reduce((sum, { entries }) => sum + entries.length, 0)} />
      <div className="library-shelves">
        {shelves.map((shelf) => (
          <GroupOf key={shelf.group.id} shelf={shelf} />
        ))}
        {shelves.length === 0 && <NothingFound />}
      </div>
    </div>
  );
}

/** Back from an entry, the focus is on it again. */
function useReturn(box: RefObject<HTMLDivElement | null>): void {
  const reading = useReading();
  useLayoutEffect(() => {
    const { entry } = reading.getState();
    if (entry === null || document.activeElement?.closest('header')) return;
    const link = linksIn(box.current).find((one) => one.getAttribute('href') === hashOfEntry(entry));
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: 'center' });
  }, [reading, box]);
}

/** The search, and the groups as a filter. */
function Head({ count }: { readonly count: number }) {
  const sought = useSought();
  const { text, group } = sought;
  return (
    <div className="library-head">
      <h2>{words.title}</h2>
      <search className="library-search">
        <input
          className="input"
          type="search"
          aria-label={words.search}
          placeholder={words.searchFor}
          autoComplete="off"
          spellCheck={false}
          maxLength={MOST_SOUGHT}
          enterKeyHint="search"
          value={text}
          onChange={({ target }) => seekInLibrary({ ...sought, text: target.value })}
        />
        <span role="status">{words.found(count, ENTRIES.length)}</span>
      </search>
      <div className="library-groups" role="group" aria-label={words.groups}>
        <GroupButton id={null} title={words.allGroups} isOn={group === null} />
        {GROUPS.map(({ id, title }) => (
          <GroupButton key={id} id={id} title={title} isOn={group === id} />
        ))}
      </div>
    </div>
  );
}

interface GroupButtonProps {
  readonly id: GroupId | null;
  readonly title: string;
  readonly isOn: boolean;
}

function GroupButton({ id, title, isOn }: GroupButtonProps) {
  const choose = () => seekInLibrary({ ...useSought.getState(), group: isOn ? null : id });
  return (
    <Button aria-pressed={isOn} onClick={choose}>
      {title}
    </Button>
  );
}

function GroupOf({ shelf: { group, entries } }: { readonly shelf: FoundGroup }) {
  const id = `shelf-${group.id}`;
  return (
    <section className="shelf" aria-labelledby={id}>
      <h3 id={id}>{group.title}</h3>
      <p className="shelf-about">{group.about}</p>
      <ul>
        {entries.map((entry) => (
          <Card key={entry.slug} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

function Card({ entry }: { readonly entry: LibraryEntry }) {
  const { slug, title, sentence, section } = entry;
  return (
    <li>
      <a
        className="card"
        href={hashOfEntry(entry)}
        aria-labelledby={`${slug}-title`}
        aria-describedby={`${slug}-more`}
      >
        <span
          className="card-picture"
          aria-hidden="true"
          translate="no"
          // oxlint-disable-next-line react/no-danger -- no text of anybody else
          dangerouslySetInnerHTML={MARKUP[slug]}
        />
        <span className="card-title" id={`${slug}-title`}>
          {unbroken(title)}
        </span>
        <span className="card-more" id={`${slug}-more`}>
          <span>{unbroken(sentence)}</span>{' '}
          <span className="card-section" translate="no">
            {section}
          </span>
        </span>
      </a>
    </li>
  );
}

/** What could not be found, the ways out, and what comes near. */
function NothingFound() {
  const sought = useSought();
  const { text, group } = sought;
  const title = GROUPS.find(({ id }) => id === group)?.title;
  const near = useMemo(() => nearHits(GROUPS, ENTRIES, sought), [sought]);
  return (
    <>
      <div className="nothing-found">
        <p>{title === undefined ? words.nothingFound(text) : words.nothingInGroup(text, title)}</p>
        {title !== undefined && (
          <Button
            data-focus-then=".library-search input"
            onClick={() => seekInLibrary({ text, group: null })}
          >
            {words.inAllGroups}
          </Button>
        )}
        <Button
          data-focus-then=".library-search input"
          onClick={() => seekInLibrary({ text: '', group: null })}
        >
          {words.clear}
        </Button>
      </div>
      {near.length > 0 && <NearHits entries={near} />}
    </>
  );
}

function NearHits({ entries }: { readonly entries: readonly LibraryEntry[] }) {
  return (
    <section className="shelf" aria-labelledby="near-hits">
      <h3 id="near-hits">{words.near}</h3>
      <ul>
        {entries.map((entry) => (
          <Card key={entry.slug} entry={entry} />
        ))}
      </ul>
    </section>
  );
}
