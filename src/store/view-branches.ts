/**
 * The branches of a run in a link: as JSON, deflated, like the run itself. The form is frozen with the
 * version of the link's parameters (`view-link.ts`). The open branch has no document there: it is the link's
 * run.
 */
import { packText, unpackText } from '../scenario/link.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { readPlace } from './place.ts';
import type { Place } from './session.ts';

/** Far more bytes than forty branches of a link have, and few enough to be read at once. */
const MOST_UNPACKED = 4_000_000;

export function packBranches({ branches, branch, frontierTime }: Place): string {
  const listed = branches.map(({ id, name, parent, from, document, time, frontierTime: end }) => ({
    id,
    name,
    parent,
    from,
    ...(id !== branch && { document }),
    time,
    frontierTime: end,
  }));
  return packText(JSON.stringify({ branches: listed, branch, frontierTime }), 9);
}

/** The place among the branches of a link, with its run; null if it is damaged. Never throws. */
export function unpackBranches(letters: string, run: ScenarioDocument, time: number): Place | null {
  const read = unpackText(letters, MOST_UNPACKED);
  const text = 'text' in read ? withRun(read.text, run, time) : null;
  if (text === null) return null;
  const { value, isWhole } = readPlace(text);
  if (value === null || !isWhole) return null;
  const { branches, branch, frontierTime } = value;
  // The same object, so that the open run is known as that of its branch.
  const own = branches.map((one) => (one.id === branch ? { ...one, document: run } : one));
  return { branches: own, branch, document: run, time, frontierTime };
}

/** The text with the link's run in the open branch; null if it is no such text. */
function withRun(text: string, document: ScenarioDocument, time: number): string | null {
  try {
    const { branches, branch, frontierTime } = JSON.parse(text);
    const whole = branches.map((one: { readonly id: unknown }) =>
      one.id === branch ? { ...one, document } : one,
    );
    return JSON.stringify({ branches: whole, branch, document, time, frontierTime });
  } catch {
    return null;
  }
}
