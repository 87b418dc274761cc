import { type SessionState, useSession } from '../store/session.ts';
import { willLog } from '../store/story/entries.ts';
import { type Story, useIntroduced, useStory } from '../store/story/state.ts';

const areExpected = (story: Story) => story.mode === 'sandbox' || willLog(story);
const hasEntries = ({ world }: SessionState) =>
  world.nodes.some((node) => node.server.persistent.log.lastIndex > 0);

/** Whether the panel of logs is shown: once the story has introduced it, and on pages with entries. */
export function useLogs(): boolean {
  const isIntroduced = useIntroduced('logs');
  const expected = useStory(areExpected);
  const any = useSession(hasEntries);
  return isIntroduced && (expected || any);
}
