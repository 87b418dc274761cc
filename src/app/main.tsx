import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Part } from '../parts/part.ts';
import { pause } from '../store/commands.ts';
import { createSession } from '../store/createSession.ts';
import { isEmbedded } from '../store/embedded.ts';
import { SessionContext } from '../store/session.ts';
import { withPart } from '../store/showing.ts';
import { followOtherTabs, followRun, openSandbox } from '../store/story/reading.ts';
import { createReading, ReadingContext } from '../store/story/state.ts';
import { keepTitle } from '../store/story/title.ts';
import { followTrials } from '../store/story/trial.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { keepFocus } from '../ui/focus.ts';
import { late } from '../ui/late.tsx';
import { trustOwnScripts } from '../ui/trusted.ts';
import { stageThere } from '../views/cluster/Stage.tsx';
import * as parts from '../words/parts.ts';
import '../scene/terms.css';
import './theme.css';
import { App } from './App.tsx';
import { keepAddress, openAddress } from './address.ts';
import { fetchAhead, whole } from './ahead.ts';
import { count } from './counters.ts';
import { takeFiles } from './drop.ts';
import { embed } from './embed/part.ts';
import { hideRingOfClickedRegions } from './focus-ring.ts';
import { listenToKeys } from './keyboard.ts';
import { panelsThere } from './panels.tsx';
import { keepPlace, openKept } from './remember.ts';
import { listenToTrouble, reportError, reportUnread } from './trouble.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

/** The page's own run, and the story that uses it. */
const session = createSession();
const reading = createReading(session);

/** Fetched after the servers. */
const restThere = Promise.all([stageThere, panelsThere]);

/**
 * If the rest is fetched within this time, the whole page appears at once; on a slow network, the first load
 * is shown alone.
 */
const PANELS_WITHIN_MS = 50;
const SLOW_MS = 1500;

async function open(page: HTMLElement): Promise<void> {
  followRun(reading);
  followOtherTabs(reading);
  followTrials(reading);
  keepTitle(reading);
  await openWhatIsNamed();
  reportUnread(session);
  keepAddress(reading);
  keepPlace(reading);
  listenToKeys(reading);
  keepFocus();
  hideRingOfClickedRegions();
  takeFiles(reading);
  listenToPresenter();
  if (performance.now() < SLOW_MS)
    await Promise.race([restThere, new Promise((late) => setTimeout(late, PANELS_WITHIN_MS))]);
  draw(page, parts.page, <App />);
  void restThere.then(() => fetchAhead(session));
}

/** Whatever goes wrong here, the page opens. */
async function openWhatIsNamed(): Promise<void> {
  try {
    if (!(await openKept(reading))) await openAddress(reading);
  } catch (error) {
    openSandbox(reading);
    reportError(session, error);
  }
}

trustOwnScripts();
const presenterWindow = new Part(() => import('./PresenterWindow.tsx'), { isLast: true });
const PresenterWindow = late(presenterWindow, (module) => module.PresenterWindow);
const hallEnd = new Part(() => import('./hall-end.ts'), { isLast: true });

function draw(page: HTMLElement, what: string, all: ReactNode): void {
  createRoot(page).render(
    <StrictMode>
      <Boundary what={what} isPage>
        <SessionContext value={session}>
          <ReadingContext value={reading}>{all}</ReadingContext>
        </SessionContext>
      </Boundary>
    </StrictMode>,
  );
}

/** A presenter's window speaks: after a reload of this page too. */
function listenToPresenter(): void {
  window.addEventListener('message', (event) => {
    if (event.data?.raftarium === 'present')
      void withPart(session, hallEnd, parts.hallEnd, ({ hearPresenter }) => hearPresenter(reading, event));
  });
}

listenToTrouble(session);
window.addEventListener('beforeprint', () => {
  // For printing, animations end: paper shows the state after the latest event.
  pause(session);
  document.body.dataset.address = reading.router.addressOf(reading.router.hash);
});
/** The same page as the window of a lecturer: it shows what another window does. */
const isPresenter = /^\?present\b/.test(window.location.search);
const opened = isPresenter
  ? draw(root, parts.presenter, <PresenterWindow />)
  : isEmbedded()
    ? embed.fetch().then(({ start }) => start(reading, root))
    : open(root);
count(session, Promise.all([opened, isPresenter ? presenterWindow.fetch() : restThere]), whole);
