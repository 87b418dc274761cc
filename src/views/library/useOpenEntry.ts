import type { LibraryEntry } from '../../library/types.ts';
import { useSession } from '../../store/session.ts';
import { libraryPart } from '../../store/story/library-part.ts';
import { useStory } from '../../store/story/state.ts';
import { useOfPart } from '../../ui/late.tsx';

/** The entry whose run is open in the sandbox. After a reload the entries come later than the run. */
export function useOpenEntry(): LibraryEntry | null {
  const document = useSession((state) => state.document);
  const isOpen = useStory(({ mode }) => mode === 'sandbox');
  return useOfPart(libraryPart, ({ entryOf }) => (isOpen ? entryOf(document) : null));
}
