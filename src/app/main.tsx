import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { pause } from '../store/commands.ts';
import { followOtherTabs, followRun, openSandbox } from '../store/story/reading.ts';
import { followTasks } from '../store/story/task.ts';
import { keepTitle } from '../store/story/title.ts';
import { followTrials } from '../store/story/trial.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { keepFocus } from '../ui/focus.ts';
import '../scene/terms.css';
import './theme.css';
import { App } from './App.tsx';
import { keepAddress, openAddress } from './address.ts';
import { fetchAhead, whole } from './ahead.ts';
import { count } from './counters.ts';
import { takeFiles } from './drop.ts';
import { hideRingOfClickedRegions } from './focus-ring.ts';
import { listenToKeys } from './keyboard.ts';
import { panelsThere } from './panels.tsx';
import { keepPlace, openKept } from './remember.ts';
import { listenToTrouble, sayUnread, tell } from './trouble.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

/** Where the panels come within this, all of the page appears at once; a slow line is not waited for: it has shown itself by now. */
const PANELS_WITHIN_MS = 50;
const SLOW_MS = 1500;

async function open(page: HTMLElement): Promise<void> {
  followRun();
  followOtherTabs();
  followTasks();
  followTrials();
  keepTitle();
  await openWhatIsNamed();
  sayUnread();
  keepAddress();
  keepPlace();
  listenToKeys();
  keepFocus();
  hideRingOfClickedRegions();
  takeFiles();
  if (performance.now() < SLOW_MS)
    await Promise.race([panelsThere, new Promise((late) => setTimeout(late, PANELS_WITHIN_MS))]);
  createRoot(page).render(
    <StrictMode>
      <Boundary what="The page" isPage>
        <App />
      </Boundary>
    </StrictMode>,
  );
  void panelsThere.then(fetchAhead);
}

/** Whatever goes wrong with it, the page opens. */
async function openWhatIsNamed(): Promise<void> {
  try {
    if (!(await openKept())) await openAddress();
  } catch (error) {
    openSandbox();
    tell(error);
  }
}

listenToTrouble();
window.addEventListener('beforeprint', () => {
  // What moves arrives: paper shows the state after the latest event.
  pause();
  document.body.dataset.address = window.location.href;
});
count(panelsThere, whole);
void open(root);
