import { useEffect, useState } from 'react';
import type { Lesson } from '../../lessons/types.ts';
import type { LibraryEntry } from '../../library/types.ts';
import { libraryPart } from '../../store/story/library-part.ts';
import { contentsLine } from '../../store/story/pages.ts';
import { usePart } from '../../ui/late.tsx';

/** A chapter of the story; null until it is there, and if it cannot be fetched. */
export function useLesson(chapter: string | null): Lesson | null {
  const [lesson, setLesson] = useState<Lesson | null>(null);
  useEffect(() => {
    let isGone = false;
    contentsLine(chapter ?? '')
      ?.load()
      .then(
        (loaded) => !isGone && setLesson(loaded),
        () => undefined,
      );
    return () => {
      isGone = true;
    };
  }, [chapter]);
  return lesson?.chapter.id === chapter ? lesson : null;
}

/** An entry of the library; undefined until all of them are there. */
export function useEntry(slug: string | null): LibraryEntry | undefined {
  const entries = usePart(libraryPart)?.ENTRIES;
  useEffect(() => {
    if (slug !== null) libraryPart.fetch().catch(() => undefined);
  }, [slug]);
  return entries?.find((entry) => entry.slug === slug);
}
