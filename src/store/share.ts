/** A run, or a page of the story, given to somebody else: by its address, or as a file where it is too long for one. */
import { here } from './branches.ts';
import { reader } from './reader.ts';
import { useSession } from './session.ts';
import { needed, note } from './showing.ts';

const { getState: now, setState: set } = useSession;

/** Copies the address of this run, as it stands; or that of a page of the story. */
export async function share(page?: string): Promise<void> {
  const fetched = await needed(reader, 'What makes links', () => void share(page));
  if (fetched === null) return;
  const { addressOf, isTooLong, saveAsFile } = fetched;
  if (page === undefined && isTooLong(now().document)) {
    saveAsFile(now().document);
    set({
      notice: note(
        'More was done to this run than an address can hold. It is saved as a file: drop it on the page.',
      ),
    });
    return;
  }
  const address = page ?? addressOf(now().document, here().time);
  // Who made another run of a page's has that page's address still.
  const isRead = window.location.hash.startsWith('#story');
  if (!isRead) window.history.replaceState(null, '', address);
  try {
    await navigator.clipboard.writeText(address);
    set({
      notice: note(
        `The address of this ${page ? 'page' : 'run'} is copied. Whoever opens it sees the same, to the microsecond.`,
      ),
    });
  } catch {
    set({ notice: note('Copy the address of this page: it holds the whole run.') });
  }
}
