/** Shares what is open: copies its address, and opens the sheet with other ways. */
import { hashOf, isTooLong } from './address.ts';
import { placeNow } from './branches.ts';
import { isCopied } from './clipboard.ts';
import { openDialog } from './commands.ts';
import type { Router } from './router.ts';
import type { Session } from './session.ts';

/** The address of the open run at its time, or the short one; null if the run is too long for one. */
export function plainHash(session: Session, named: string | null): string | null {
  const { document } = session.getState();
  return named ?? (isTooLong(document) ? null : hashOf(document, placeNow(session).time));
}

/** One press copies the plain address; the sheet says so. */
export async function share(session: Session, router: Router, named: string | null): Promise<void> {
  const hash = plainHash(session, named);
  openDialog(session, { name: 'share', copied: null });
  if (hash === null) return;
  // The address of the page is right even if the reader changed its run.
  if (!router.openHash.startsWith('#story')) router.replace(hash);
  const copied = await isCopied(router.addressOf(hash));
  const { dialog } = session.getState();
  if (dialog?.name === 'share') session.setState({ dialog: { ...dialog, copied } });
}
