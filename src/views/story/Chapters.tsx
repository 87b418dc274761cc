import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ContentsLine } from '../../lessons/types.ts';
import { CHAPTERS, isForFirstSitting, readIn, SITTING_MINUTES } from '../../store/story/pages.ts';
import { openChapter } from '../../store/story/reading.ts';
import { useReading, useStory } from '../../store/story/state.ts';
import { Icon } from '../../ui/Icon.tsx';

/** The head of the story: which chapter, and the way to the others. Closed it is a strip; open, a table of contents. */
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
  // The list may be longer than the room for it.
  useLayoutEffect(() => {
    // In braces: newer browsers answer with a promise.
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
          <span className="chapters-number">
            Chapter {at + 1} of {CHAPTERS.length}
          </span>{' '}
          <span className="chapters-title">{CHAPTERS[at]?.title}</span>
        </span>
        <Icon name="down" />
      </button>
      <nav ref={list} id="chapters" aria-label="Chapters">
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

/** Which chapters are for now, and which for another day. */
function Sittings() {
  return (
    <p className="sittings" aria-hidden="true">
      <span>
        <i data-sitting="first" />A first sitting: about {SITTING_MINUTES.first} minutes
      </span>
      <span>
        <i />
        When you come back: about {SITTING_MINUTES.later} more
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
        title={`${number}. ${title}, about ${minutes} min`}
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
          {minutes} min
          {isFirst && <span className="hidden">, first sitting</span>}
          {read === beats.length ? ', read' : read > 0 && `, ${read} of ${beats.length} pages read`}
        </span>
        <span className="chapter-bar" aria-hidden="true" />
      </button>
    </li>
  );
}
