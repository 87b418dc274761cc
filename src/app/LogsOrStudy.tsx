import { useSession } from '../store/session.ts';
import { type Story, useStory } from '../store/story/state.ts';
import { Logs } from '../views/logs/Logs.tsx';
import { StudyPanel } from '../views/study/StudyPanel.tsx';

const isReading = ({ mode }: Story) => mode === 'story';

/** The logs. Beside the story's words, and in a hall, a panel that looks closer takes their place. */
export function LogsOrStudy() {
  const isStory = useStory(isReading);
  const isStudying = useSession(({ study, hall }) => study !== null && (hall || isStory));
  return isStudying ? <StudyPanel /> : <Logs />;
}
