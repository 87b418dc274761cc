/**
 * Keeps the page in the browser, by the service worker of its build, so that it needs no network from then
 * on; and says when a newer version is there. Begins when the whole page was fetched.
 */
import { answerWorkers, entryOfPage, putQuestion } from '../offline/messages.ts';
import type { Session } from '../store/session.ts';
import { note } from '../store/showing.ts';
import * as words from '../words/notices.ts';

/** A page that stays open asks for a newer version when it is looked at again, but not more often. */
const ASKS_AFTER_MS = 3_600_000;

/** Not beside Vite’s own server, not in a single file, and not in a frame: there it is a guest. */
const isWanted = (): boolean =>
  import.meta.env.MODE === 'production' &&
  window.isSecureContext &&
  window.top === window &&
  'serviceWorker' in navigator;

export async function keepOffline(session: Session): Promise<void> {
  if (!isWanted()) return;
  const { serviceWorker } = navigator;
  answerWorkers();
  let isSaid = false;
  const compare = async () => {
    const { controller } = serviceWorker;
    if (isSaid || !controller || (await isOfItsBuild(controller)) || isSaid) return;
    isSaid = true;
    sayNewer(session);
  };
  // A newer one has taken over, perhaps while the page was not open.
  serviceWorker.addEventListener('controllerchange', () => void compare());
  try {
    const registration = await serviceWorker.register('./sw.js', { updateViaCache: 'none' });
    lookForNewer(registration);
    await compare();
  } catch {
    // A browser may forbid it, and a host may not have the file. Then the page needs its network, as before.
  }
}

/** A worker that does not answer in time says nothing against it. */
const isOfItsBuild = async (controller: ServiceWorker): Promise<boolean> =>
  (await putQuestion(controller, { ask: 'build', entry: entryOfPage() })) !== false;

/** Waits until no other notice is shown, and no hall looks on. */
function sayNewer(session: Session): void {
  const say = () => {
    const { hall, notice } = session.getState();
    if (hall || notice !== null) return;
    end();
    session.setState({ notice: { ...note(words.isNewer), reload: true } });
  };
  const end = session.subscribe(say);
  say();
}

function lookForNewer(registration: ServiceWorkerRegistration): void {
  let last = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - last < ASKS_AFTER_MS) return;
    last = performance.now();
    registration.update().catch(() => undefined);
  });
}
