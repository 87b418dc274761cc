import { type SessionState, useSession } from '../store/session.ts';
import { willLog } from '../store/story/entries.ts';
import { type Story, useIntroduced, useStory } from '../store/story/state.ts';

const areExpected = (story: Story) => story.mode === 'sandbox' || willLog(story);
const hasEntries = ({ world }: SessionState) =>
  world.nodes.some((node) => node.server.persistent.log.lastIndex > 0);

/**
 * Whether the place of the logs is shown: once the story has introduced them, and on pages with entries, or
 * with a study panel in it.
 */
export function useLogs(): boolean {
  const isIntroduced = useIntroduced('logs');
  const expected = useStory(areExpected);
  const any = useSession(hasEntries);
  const isStudying = useSession(({ study }) => study !== null);
  return isStudying || (isIntroduced && (expected || any));
}
