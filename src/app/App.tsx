import { lazy, Suspense } from 'react';
import { type Session, useSession } from '../store/session.ts';
import { type Story, useStory } from '../store/story/state.ts';
import { useMedia } from '../ui/media.ts';
import { Stage } from '../views/cluster/Stage.tsx';
import { BranchName } from '../views/comparison/BranchName.tsx';
import { Deeds } from '../views/controls/Deeds.tsx';
import { PageTools } from '../views/controls/PageTools.tsx';
import { Menus } from '../views/menus/Menus.tsx';
import { Notices } from './Notices.tsx';
import { Logs, NewRun, SandboxColumn, SmallSandbox, SmallStory, StoryColumn } from './panels.tsx';
import { Time } from './Time.tsx';
import { Ways } from './Ways.tsx';
import './app.css';

const Diagram = lazy(() => import('../views/diagram/Diagram.tsx'));
const OtherTank = lazy(() => import('../views/comparison/OtherTank.tsx'));

const isComparing = ({ comparison }: Session) => comparison !== null;
const isReading = ({ mode }: Story) => mode === 'story';
/** Before the first chapter is there, the tank holds nothing of its. */
const isWaiting = ({ mode, lesson }: Story) => mode === 'story' && lesson === null;

/** The tank in the middle; on one side of it the story, or what happens in the sandbox; on the other the logs; time below. */
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
  const isStory = useStory(isReading);
  return (
    <div className={isStory ? 'page is-story' : 'page'}>
      <header className="top">
        <h1>Raftarium</h1>
        <Ways />
        {!isStory && <NewRun />}
        <Deeds />
        {!isStory && <RunTitle />}
        <PageTools />
      </header>
      <main className={comparing ? 'middle is-comparing' : 'middle'}>
        {isStory ? <StoryColumn /> : <SandboxColumn />}
        <Tank />
        <Logs />
        {comparing && <Beside />}
      </main>
      <Drawer />
      <Time />
    </div>
  );
}

/** The diagram lies below the tank, over the whole width: ring and diagram are seen together. */
function Drawer() {
  const isOpen = useSession((session) => session.diagram);
  return (
    <div className={isOpen ? 'drawer is-open' : 'drawer'}>
      {isOpen && (
        <Suspense fallback={null}>
          <Diagram />
        </Suspense>
      )}
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

/** On a phone the tank stays in view; below it the story, or the sandbox. */
function SmallPage() {
  const comparing = useSession(isComparing);
  const isStory = useStory(isReading);
  return (
    <div className={isStory ? 'page is-small is-story' : 'page is-small'}>
      <header className="top">
        <h1>Raftarium</h1>
        <Ways />
        <PageTools />
      </header>
      <main className="small-main">
        <Tank />
        {comparing && <Beside />}
        <Drawer />
        {isStory ? <SmallStory /> : <SmallSandbox />}
      </main>
    </div>
  );
}

/** What the document of the run is called, if it has a name. */
function RunTitle() {
  const title = useSession((session) => session.document.title);
  return title ? (
    <p className="run-title" title={title}>
      <span>{title}</span>
    </p>
  ) : null;
}

function Tank() {
  const waiting = useStory(isWaiting);
  return (
    <div className={waiting ? 'tank is-waiting' : 'tank'}>
      <Stage />
      <BranchName of="open" />
      <Notices />
    </div>
  );
}
