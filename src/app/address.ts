/**
 * The address says what is open: a page of the story, the sandbox, or a run, which it holds whole. What it says is opened; and
 * a run that was changed, or stands still, is written to it.
 */
import { here, type Place } from '../store/branches.ts';
import { complain, openRun } from '../store/commands.ts';
import { forgetWanted, meantHash, replaceHash } from '../store/hash.ts';
import { reader } from '../store/reader.ts';
import { useSession } from '../store/session.ts';
import { needed } from '../store/showing.ts';
import { isStoryHash } from '../store/story/pages.ts';
import { enterSandbox, openAddressed, openSandbox } from '../store/story/reading.ts';
import { useStory } from '../store/story/state.ts';

const WRITE_AFTER_MS = 300;

/** The address of a run that could not be read yet, because what reads it could not be fetched. It is left as it is. */
let unread: string | null = null;
export const isUnread = (): boolean => unread !== null && unread === window.location.hash;

/** Fetches what reads addresses; null, and said, where that is not possible. The address waits for the next try. */
export async function fetchReader(again: () => void): Promise<typeof reader.here> {
  unread = window.location.hash;
  const fetched = await needed(reader, 'What reads the run in this address', again);
  if (fetched !== null) unread = null;
  return fetched;
}

/** The address of the place, once an address was read or written in this page; null before. */
export const hashNow = ({ document, time }: Pick<Place, 'document' | 'time'>): string | null =>
  !reader.here || reader.here.isTooLong(document) ? null : reader.here.hashOf(document, time);

/** The same text in fewer letters, once an address was read or written in this page; null before. */
export const packedNow = (text: string): string | null => reader.here?.packed(text) ?? null;

/** Opens what the address names: the story where it names nothing. What cannot be read is said, and a fresh run opens. */
export async function openAddress(): Promise<void> {
  const raw = window.location.hash;
  const hash = meantHash(raw);
  if (hash.length <= 1 || isStoryHash(hash)) return openAddressed(hash);
  if (hash === '#sandbox') return openFreshOrKept();
  const fetched = await fetchReader(() => void openAddress());
  // Another one came while the reader was fetched.
  if (raw !== window.location.hash) return openAddress();
  const { notice } = useSession.getState();
  const read = fetched?.readHash(hash);
  enterSandbox();
  if (read?.ok) {
    openRun(read.document, read.time);
    if (read.complaint !== null) complain(read.complaint);
    return;
  }
  openSandbox();
  if (fetched === null) return useSession.setState({ notice });
  if (read) complain(`This address cannot be read, so here is a fresh run. ${read.message}`);
}

/** Who is in the sandbox already stays at their run. A run that was left there has an address of its own. */
async function openFreshOrKept(): Promise<void> {
  if (useStory.getState().mode === 'sandbox') return write();
  openSandbox();
  if ((useSession.getState().document.actions ?? []).length > 0) await write();
}

async function write(): Promise<void> {
  const fetched = await reader.fetchQuietly().catch(() => null);
  if (fetched === null || isUnread()) return;
  const { hashOf, isTooLong } = fetched;
  if (useStory.getState().mode === 'story') return;
  const { document } = useSession.getState();
  const hash = isTooLong(document) ? '#sandbox' : hashOf(document, here().time);
  replaceHash(hash);
}

/** Writes whenever the run was changed, or was brought to another place and stands there. Never while it merely plays. */
export function keepAddress(): void {
  let waiting = 0;
  useSession.subscribe((session, before) => {
    const moved = session.world !== before.world || session.playing !== before.playing;
    if (session.document === before.document && (session.playing || !moved)) return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void write(), WRITE_AFTER_MS);
  });
  window.addEventListener('hashchange', () => {
    forgetWanted();
    void openAddress();
  });
}
