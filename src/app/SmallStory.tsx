import { useSession } from '../store/session.ts';
import { useIntroduced, useStory } from '../store/story/state.ts';
import { ClusterActions } from '../views/controls/ClusterActions.tsx';
import { Logs } from '../views/logs/Logs.tsx';
import { Events } from '../views/narration/Events.tsx';
import { CaptionsHeard } from '../views/story/CaptionsHeard.tsx';
import { Chapters } from '../views/story/Chapters.tsx';
import { Asides, StoryFoot } from '../views/story/StoryFoot.tsx';
import { StoryWords } from '../views/story/StoryWords.tsx';
import { StudyPanel } from '../views/study/StudyPanel.tsx';
import { type Sheets, Tabs } from './Tabs.tsx';
import { Time } from './Time.tsx';
import { useLogs } from './useLogs.ts';

/** The logs stand with the words: otherwise most of what the words say about entries would be invisible. */
function Words() {
  const hasLogs = useLogs();
  return (
    <>
      <StoryWords>
        {hasLogs && (
          <div className="logs-with-words" aria-live="off">
            <Logs />
          </div>
        )}
      </StoryWords>
      <Asides />
    </>
  );
}

function Run() {
  return (
    <div className="cluster-sheet">
      <Time />
      <ClusterActions />
    </div>
  );
}

/** The words, and the tabs that the story has introduced. */
function useSheets(): Sheets {
  const hasLogs = useLogs();
  const hasEvents = useIntroduced('events');
  const hasRun = useIntroduced('transport');
  return {
    words: Words,
    ...(hasLogs && { logs: Logs }),
    ...(hasEvents && { events: Events }),
    ...(hasRun && { run: Run }),
  };
}

/** On a phone: below the tank the words, or another tab; Next stays within reach of the thumb. */
export function SmallStory() {
  const page = useStory((story) => story.page);
  const sheets = useSheets();
  const isStudying = useSession(({ study }) => study !== null);
  return (
    <>
      <Chapters />
      <CaptionsHeard />
      {isStudying ? <StudyPanel /> : <Tabs key={`${page.chapter}/${page.beat}`} sheets={sheets} />}
      <StoryFoot bare />
    </>
  );
}
