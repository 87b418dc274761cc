import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ContentsLine } from '../../lessons/types.ts';
import { CHAPTERS, isForFirstSitting, readIn, SITTING_MINUTES } from '../../store/story/pages.ts';
import { openChapter } from '../../store/story/reading.ts';
import { useReading, useStory } from '../../store/story/state.ts';
import { Icon } from '../../ui/Icon.tsx';
import * as words from '../../words/chapters.ts';

/**
 * The head of the story: the open chapter, and the way to the others. Closed it is a strip; open, a table of
 * contents.
 */
export function Chapters() {
  const reading = useReading();
  const chapter = useStory(({ page }) => page.chapter);
  const [open, setOpen] = useState(false);
  const head = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLElement>(null);
  const at = CHAPTERS.findIndex(({ id }) => id === chapter);
  useEffect(() => {
    if (!open) return;
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      head.current?.focus();
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [open]);
  // The list may be longer than its room.
  useLayoutEffect(() => {
    // In braces: newer browsers return a promise.
    if (open) {
      list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    }
  }, [open]);
  const choose = (id: string) => {
    setOpen(false);
    openChapter(reading, id);
  };
  return (
    <header className={open ? 'chapters is-open' : 'chapters'}>
      <button
        ref={head}
        type="button"
        className="chapters-head"
        aria-expanded={open}
        aria-controls="chapters"
        onClick={() => setOpen(!open)}
      >
        <span>
          <span className="chapters-number">{words.chapterOf(at + 1, CHAPTERS.length)}</span>{' '}
          <span className="chapters-title">{CHAPTERS[at]?.title}</span>
        </span>
        <Icon name="down" />
      </button>
      <nav ref={list} id="chapters" aria-label={words.chapters}>
        <Sittings />
        <ol>
          {CHAPTERS.map((line, i) => (
            <Line key={line.id} line={line} number={i + 1} isOpen={line.id === chapter} onChoose={choose} />
          ))}
        </ol>
      </nav>
    </header>
  );
}

/** The chapters of the first sitting, and the later ones. */
function Sittings() {
  return (
    <p className="sittings" aria-hidden="true">
      <span>
        <i data-sitting="first" />
        {words.firstSitting(SITTING_MINUTES.first)}
      </span>
      <span>
        <i />
        {words.laterSitting(SITTING_MINUTES.later)}
      </span>
    </p>
  );
}

interface LineProps {
  readonly line: ContentsLine;
  readonly number: number;
  readonly isOpen: boolean;
  readonly onChoose: (id: string) => void;
}

function Line({ line, number, isOpen, onChoose }: LineProps) {
  const read = useStory(({ progress }) => readIn(line, progress.read));
  const { id, title, about, minutes, beats } = line;
  const isFirst = isForFirstSitting(id);
  return (
    <li>
      <button
        type="button"
        className="chapter"
        data-sitting={isFirst ? 'first' : undefined}
        aria-current={isOpen ? 'page' : undefined}
        aria-labelledby={`chapter-${id}`}
        aria-describedby={`chapter-${id}-more`}
        title={words.chapterTitle(number, title, minutes)}
        style={{ '--read': read / beats.length }}
        onClick={() => onChoose(id)}
      >
        <span className="chapter-number" aria-hidden="true">
          {number}
        </span>
        <span className="chapter-title" id={`chapter-${id}`}>
          {title}
        </span>
        <span className="chapter-about">{about}</span>
        <span className="chapter-more" id={`chapter-${id}-more`}>
          {words.minutes(minutes)}
          {isFirst && <span className="hidden">{words.inFirstSitting}</span>}
          {read === beats.length ? words.isRead : read > 0 && words.pagesRead(read, beats.length)}
        </span>
        <span className="chapter-bar" aria-hidden="true" />
      </button>
    </li>
  );
}
