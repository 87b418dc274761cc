/** Shares a run or a page of the story: by its address, or as a file if the run is too long for one. */
import * as words from '../words/share.ts';
import { hashOf, isTooLong, saveAsFile } from './address.ts';
import { placeNow } from './branches.ts';
import { isCopied } from './clipboard.ts';
import type { Router } from './router.ts';
import type { Session } from './session.ts';
import { note } from './showing.ts';

/** Copies the address of this run at its time; or of a page of the story, by its hash. */
export async function share(session: Session, router: Router, page?: string): Promise<void> {
  if (page === undefined && isTooLong(session.getState().document)) {
    saveAsFile(session.getState().document);
    session.setState({
      notice: note(words.asFile),
    });
    return;
  }
  const hash = page ?? hashOf(session.getState().document, placeNow(session).time);
  // The address of the page is right even if the reader changed its run.
  if (!router.openHash.startsWith('#story')) router.replace(hash);
  const address = router.addressOf(hash);
  const what = page ? 'page' : 'run';
  const notice = (await isCopied(address))
    ? note(words.copied[what])
    : { ...note(words.byHand[what]), link: address };
  session.setState({ notice });
}
