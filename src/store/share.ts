/** A run, or a page of the story, given to somebody else: by its address, or as a file where it is too long for one. */
import { here } from './branches.ts';
import { openHash, replaceHash } from './hash.ts';
import { reader } from './reader.ts';
import { useSession } from './session.ts';
import { needed, note } from './showing.ts';

const { getState: now, setState: set } = useSession;

/** Copies the address of this run, as it stands; or that of a page of the story, by its hash. */
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
  const hash = page ?? fetched.hashOf(now().document, here().time);
  // Who made another run of a page's has that page's address still.
  if (!openHash().startsWith('#story')) replaceHash(hash);
  const address = addressOf(hash);
  const what = page ? 'page' : 'run';
  const notice = (await isCopied(address))
    ? note(`The address of this ${what} is copied. Whoever opens it sees the same, to the microsecond.`)
    : {
        ...note(
          `This browser does not let the page copy. Here is the address of this ${what}, to copy by hand:`,
        ),
        link: address,
      };
  set({ notice });
}

/** A browser may refuse, in a frame for one, or wait for a question that nobody sees. */
async function isCopied(text: string): Promise<boolean> {
  try {
    const late = new Promise<never>((_, refuse) =>
      setTimeout(() => refuse(new Error('no answer')), COPIED_WITHIN_MS),
    );
    await Promise.race([navigator.clipboard.writeText(text), late]);
    return true;
  } catch {
    return false;
  }
}
const COPIED_WITHIN_MS = 1000;
