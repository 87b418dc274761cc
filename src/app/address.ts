/** Keeps the address and the run the same: the run is read from it at the start, and written to it when it stands still. */
import { playhead } from '../playback/playhead.ts';
import { hashOf, readHash } from '../store/address.ts';
import { complain, openRun } from '../store/commands.ts';
import { DEFAULT_DOCUMENT, DEFAULT_TIME, useSession } from '../store/session.ts';

const WRITE_AFTER_MS = 300;

/** Opens what the address holds. True if it held a run; what cannot be read is said, and the default opens. */
export function openAddress(): boolean {
  const read = readHash(window.location.hash);
  if (read?.ok) openRun(read.document, read.time);
  else openRun(DEFAULT_DOCUMENT, DEFAULT_TIME);
  if (read?.ok === false) complain(`This address cannot be read, so here is a fresh run. ${read.message}`);
  return read?.ok === true;
}

function write(): void {
  const hash = hashOf(useSession.getState().document, playhead.now());
  if (hash !== window.location.hash) window.history.replaceState(null, '', hash);
}

/** Writes whenever the run was changed, or was brought to another place and stands there. Never while it merely plays. */
export function keepAddress(): void {
  let waiting = 0;
  useSession.subscribe((session, before) => {
    const moved = session.world !== before.world || session.playing !== before.playing;
    if (session.document === before.document && (session.playing || !moved)) return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(write, WRITE_AFTER_MS);
  });
  window.addEventListener('hashchange', () => openAddress());
}
