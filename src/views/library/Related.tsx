import { hashOfEntry } from '../../store/story/library.ts';
import { libraryPart } from '../../store/story/library-part.ts';
import { isAsking, useStory } from '../../store/story/state.ts';
import { usePart } from '../../ui/late.tsx';
import * as words from '../../words/library.ts';
import './entry-words.css';

/** The entries of the library that belong to the open page of the story, once its question is answered. */
export function Related() {
  const library = usePart(libraryPart);
  const page = useStory((story) => story.page);
  const asking = useStory(isAsking);
  const entries = asking ? [] : (library?.entriesOfPage(page) ?? []);
  if (entries.length === 0) return null;
  return (
    // Not read out with the page.
    <nav className="related" aria-label={words.related} aria-live="off">
      <p>{words.related}</p>
      <ul>
        {entries.map((entry) => (
          <li key={entry.slug}>
            <a href={hashOfEntry(entry)}>{entry.title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
