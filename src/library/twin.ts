/** The run of a broken rule, with the rule. */
import { withBroken } from '../scenario/broken.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import type { LibraryEntry } from './types.ts';

/** The document of an entry without its bug; null if the entry breaks no rule. */
export function twinOf({ document, broken }: LibraryEntry): ScenarioDocument | null {
  if (!broken) return null;
  const title = `${document.title}: the rule kept`;
  return { ...withBroken(document, []), title, expect: broken.expect };
}
