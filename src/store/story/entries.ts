/** Pages with entries in their logs: the story hides the panel of logs on the others. */
import type { ScenarioDocument } from '../../scenario/types.ts';
import { courseOf } from './course.ts';
import { indexOf, type Story } from './state.ts';

/** Whether the run of the open page has an entry at some time. */
export function willLog(story: Story): boolean {
  const { lesson } = story;
  return lesson !== null && logs(courseOf(lesson.chapter, indexOf(story)).document);
}

/** A run has entries from its start, gets one from a client, or from a new leader. */
export const logs = ({ cluster = {}, actions = [] }: ScenarioDocument): boolean =>
  cluster.noop === true ||
  actions.some((action) => action.do === 'request') ||
  Object.values(cluster.initial ?? {}).some(({ log = [] }) => log.length > 0);
