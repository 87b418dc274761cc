/** Shares what is open: copies its address, and opens the sheet with other ways. */
import { hashOf, isTooLong, LONGEST_LINK } from './address.ts';
import { placeNow } from './branches.ts';
import { isCopied } from './clipboard.ts';
import { openDialog } from './commands.ts';
import type { Router } from './router.ts';
import type { Session } from './session.ts';

/** The plain address of the open run at its time, or `named`; null if it is too long for mails and chats. */
function plainAddress(session: Session, router: Router, named: string | null): string | null {
  const { document } = session.getState();
  if (named === null && isTooLong(document)) return null;
  const address = router.addressOf(named ?? hashOf(document, placeNow(session).time));
  return address.length > LONGEST_LINK ? null : address;
}

/** One press copies the plain address; the sheet says so. */
export async function share(session: Session, router: Router, named: string | null): Promise<void> {
  const address = plainAddress(session, router, named);
  openDialog(session, { name: 'share', copied: null });
  if (address === null) return;
  // The address of the page is right even if the reader changed its run.
  if (!router.openHash.startsWith('#story')) router.replace(new URL(address).hash);
  const copied = await isCopied(address);
  const { dialog } = session.getState();
  if (dialog?.name === 'share') session.setState({ dialog: { ...dialog, copied } });
}
