import { type KeyboardEvent, lazy, Suspense, useState } from 'react';
import { type Session, useSession } from '../store/session.ts';
import { useMedia } from '../ui/media.ts';
import { Stage } from '../views/cluster/Stage.tsx';
import { BranchName } from '../views/comparison/BranchName.tsx';
import { Deeds } from '../views/controls/Deeds.tsx';
import { NewRun } from '../views/controls/NewRun.tsx';
import { PageTools } from '../views/controls/PageTools.tsx';
import { SpeedSlider } from '../views/controls/SpeedSlider.tsx';
import { Transport } from '../views/controls/Transport.tsx';
import { Menus } from '../views/menus/Menus.tsx';
import { Clock } from '../views/timeline/Clock.tsx';
import { Timeline } from '../views/timeline/Timeline.tsx';
import { ZoomTools } from '../views/timeline/ZoomTools.tsx';
import { Hint } from './Hint.tsx';
import { Notices } from './Notices.tsx';
import { Logs, Narration } from './panels.tsx';
import './app.css';

const OtherTank = lazy(() => import('../views/comparison/OtherTank.tsx'));

const isComparing = ({ comparison }: Session) => comparison !== null;

/** The sandbox: the tank in the middle, the story on one side of it, the logs on the other, time below. */
export function App() {
  const isSmall = useMedia('(max-width: 900px)');
  return (
    <>
      {isSmall ? <SmallPage /> : <WidePage />}
      <Menus />
    </>
  );
}

function WidePage() {
  const comparing = useSession(isComparing);
  return (
    <div className="page">
      <header className="top">
        <h1>Raftarium</h1>
        <RunTitle />
        <NewRun />
        <Deeds />
        <PageTools />
      </header>
      <main className={comparing ? 'middle is-comparing' : 'middle'}>
        <div className="story">
          <Narration />
          <Hint />
        </div>
        <Tank />
        <Logs />
        {comparing && <Beside />}
      </main>
      <Time />
    </div>
  );
}

/** The branch that the open one is compared with. */
function Beside() {
  return (
    <Suspense fallback={<div className="tank" />}>
      <OtherTank />
    </Suspense>
  );
}

/** On a phone the tank and its time stay in view; the rest is one sheet at a time. */
function SmallPage() {
  const [sheet, setSheet] = useState<Sheet>('Story');
  const Shown = SHEETS[sheet];
  const comparing = useSession(isComparing);
  return (
    <div className="page is-small">
      <header className="top">
        <h1>Raftarium</h1>
        <PageTools />
      </header>
      <main className="small-main">
        <Tank />
        {comparing && <Beside />}
        <Time />
        <Hint />
        <div className="tabs" role="tablist" aria-label="Below the tank">
          {(Object.keys(SHEETS) as Sheet[]).map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${name}`}
              aria-selected={name === sheet}
              aria-controls="sheet"
              className="tab"
              tabIndex={name === sheet ? 0 : -1}
              onKeyDown={(event) => walk(event, sheet, setSheet)}
              onClick={() => setSheet(name)}
            >
              {name}
            </button>
          ))}
        </div>
        <div id="sheet" role="tabpanel" aria-labelledby={`tab-${sheet}`} className="sheet">
          <Shown />
        </div>
      </main>
    </div>
  );
}

const SHEETS = { Story: Narration, Logs, Cluster };
type Sheet = keyof typeof SHEETS;

/** Arrow keys go from tab to tab, and round. */
function walk(event: KeyboardEvent<HTMLElement>, sheet: Sheet, choose: (sheet: Sheet) => void) {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const names = Object.keys(SHEETS) as Sheet[];
  const next = names.at((names.indexOf(sheet) + by) % names.length) ?? sheet;
  choose(next);
  document.getElementById(`tab-${next}`)?.focus();
}

/** What the document of the run is called, if it has a name. */
function RunTitle() {
  const title = useSession((session) => session.document.title);
  return title ? <p className="run-title">{title}</p> : null;
}

function Cluster() {
  return (
    <div className="cluster-sheet">
      <Deeds />
      <NewRun />
    </div>
  );
}

function Tank() {
  return (
    <div className="tank">
      <Stage />
      <BranchName of="open" />
      <Notices />
    </div>
  );
}

function Time() {
  return (
    <section className="time" aria-label="Playback">
      <Timeline />
      <div className="time-row">
        <div className="time-place">
          <Clock />
          <ZoomTools />
        </div>
        <Transport />
        <SpeedSlider />
      </div>
    </section>
  );
}
