import { Part } from '../parts/part.ts';
import { type SessionState, useSession } from '../store/session.ts';
import { type Story, useStory } from '../store/story/state.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { PAGE_WIDTHS } from '../ui/breakpoints.ts';
import { late } from '../ui/late.tsx';
import { useMedia } from '../ui/media.ts';
import { Stage } from '../views/cluster/Stage.tsx';
import { BranchName, useBranchName } from '../views/comparison/BranchName.tsx';
import { ClusterActions } from '../views/controls/ClusterActions.tsx';
import { CommandButton } from '../views/controls/CommandButton.tsx';
import { Doors } from '../views/controls/Doors.tsx';
import { PageTools } from '../views/controls/PageTools.tsx';
import { ThemeSwitch, usePageTheme } from '../views/controls/ThemeSwitch.tsx';
import { Menus } from '../views/menus/Menus.tsx';
import { help } from '../words/controls.ts';
import * as words from '../words/page.ts';
import * as parts from '../words/parts.ts';
import { Computing } from './Computing.tsx';
import { Drawer } from './Drawer.tsx';
import { ModeNav } from './ModeNav.tsx';
import { Notices } from './Notices.tsx';
import {
  EntryHead,
  Logs,
  SandboxColumn,
  SmallSandbox,
  SmallStory,
  StoryColumn,
  Whereabouts,
} from './panels.tsx';
import { SkipLinks } from './SkipLinks.tsx';
import { hallExtras, Time } from './Time.tsx';
import { useFullScreen } from './useFullScreen.ts';
import { useLogs } from './useLogs.ts';
import './app.css';
import './hall.css';
import './print.css';

const comparison = new Part(() => import('../views/comparison/OtherTank.tsx'));
const library = new Part(() => import('../views/library/Library.tsx'), { isLast: true });
const HallCover = late(hallExtras, (module) => module.HallCover);
const Library = late(library, (module) => module.Library);
const OtherTank = late(comparison, (module) => module.OtherTank, <div className="tank" />);

const isComparing = ({ comparison }: SessionState) => comparison !== null;
const isDiagramOpen = ({ diagram }: SessionState) => diagram;
const isInHall = ({ hall }: SessionState) => hall;
const isInLibrary = ({ mode }: Story) => mode === 'library';
const isReading = ({ mode }: Story) => mode === 'story';
/** Before the first chapter is loaded, the tank has nothing to show. */
const isWaiting = ({ mode, lesson }: Story) => mode === 'story' && lesson === null;

/**
 * The tank in the middle; on one side the story, or the sandbox's events; on the other the logs; time below.
 */
export function App() {
  const isSmall = useMedia(`screen and (max-width: ${PAGE_WIDTHS.small}px)`);
  const isHall = useSession(isInHall);
  const isLibrary = useStory(isInLibrary);
  useFullScreen(isHall);
  usePageTheme();
  return (
    <>
      {isLibrary ? <LibraryPage isSmall={isSmall} /> : isSmall && !isHall ? <SmallPage /> : <WidePage />}
      <Menus />
      <Whereabouts />
      {isHall && (
        <Boundary what={parts.hallTools}>
          <HallCover />
        </Boundary>
      )}
    </>
  );
}

/** The library has no cluster, so none of its tools. */
function LibraryPage({ isSmall }: { readonly isSmall: boolean }) {
  return (
    <div className={`page is-library${isSmall ? ' is-small' : ''}`}>
      <header className="top">
        <h1>{words.product}</h1>
        <ModeNav />
        <div className="page-tools">
          <CommandButton command="help" icon="help" label={help} />
          <ThemeSwitch withLabel={false} />
        </div>
      </header>
      <main className="library-main">
        <Notices />
        <Boundary what={parts.library}>
          <Library />
        </Boundary>
      </main>
    </div>
  );
}

/** In hall mode the header is hidden, and all words but the story's and the headline. */
function WidePage() {
  const comparing = useSession(isComparing);
  const drawer = useSession(isDiagramOpen) ? ' has-drawer' : '';
  const isHall = useSession(isInHall);
  const isStory = useStory(isReading);
  const hasLogs = useLogs();
  return (
    <div className={`page${isStory ? ' is-story' : ''}${isHall ? ' is-hall' : ''}`}>
      {isHall ? (
        <header className="hidden">
          <h1>{words.product}</h1>
        </header>
      ) : (
        <header className="top">
          <SkipLinks />
          <h1>{words.product}</h1>
          <ModeNav />
          {!isStory && <Doors />}
          <ClusterActions />
          <PageTools />
        </header>
      )}
      <main className={`middle${hasLogs ? '' : ' is-bare'}${comparing ? ' is-comparing' : ''}${drawer}`}>
        <div className="words">
          {isStory ? <StoryColumn /> : <SandboxColumn />}
          <Notices />
        </div>
        <Tank />
        {hasLogs && <Logs />}
        {comparing && <Beside />}
        <Drawer />
      </main>
      <Time />
    </div>
  );
}

/** The branch that the open one is compared with. */
function Beside() {
  return (
    <Boundary what={parts.otherBranch}>
      <OtherTank />
    </Boundary>
  );
}

/** On a phone the tank stays in view; below it the story, or the sandbox. */
function SmallPage() {
  const comparing = useSession(isComparing);
  const isStory = useStory(isReading);
  const hasLogs = useLogs();
  return (
    <div className={`page is-small${isStory ? ' is-story' : ''}${hasLogs ? ' has-logs' : ''}`}>
      <header className="top">
        <SkipLinks />
        <h1>{words.product}</h1>
        <ModeNav />
        <PageTools />
      </header>
      <Notices />
      <main className="small-main">
        {!isStory && <EntryHead />}
        <Tank />
        {comparing && <Beside />}
        <Drawer />
        {isStory ? <SmallStory /> : <SmallSandbox />}
      </main>
    </div>
  );
}

function Tank() {
  const waiting = useStory(isWaiting);
  const branch = useBranchName('open');
  return (
    <div className={waiting ? 'tank is-waiting' : 'tank'}>
      <BranchName of="open" />
      <Boundary what={parts.stage}>
        <Stage branch={branch} />
      </Boundary>
      <Computing />
    </div>
  );
}
