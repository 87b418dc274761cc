/**
 * Reads the run, its branches and the texts that a tab saved, field by field. Another version may have
 * written them.
 */
import * as v from 'valibot';
import type { Micros } from '../base/time.ts';
import { readDocument } from '../scenario/document.ts';
import { LONGEST_RUN, MOST_TEXT } from '../scenario/limits.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import * as names from '../words/branch-names.ts';
import { LONGEST_NAME, MOST_BRANCHES } from './branches.ts';
import { type Fields, parsed, shortText } from './kept.ts';
import { type Branch, type Place, trunk, type Unsaved } from './session.ts';

const document: v.GenericSchema<unknown, ScenarioDocument> = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const read = readDocument(dataset.value);
    if (read.ok) return read.document;
    addIssue({ message: read.message });
    return NEVER;
  }),
);
const id = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const time: v.GenericSchema<unknown, Micros> = v.pipe(id, v.maxValue(LONGEST_RUN));

const branchOf = ({ field }: Fields): v.GenericSchema<unknown, Branch> =>
  v.object({
    id,
    name: field(shortText(LONGEST_NAME * 4), names.unnamed),
    parent: field(v.nullable(id), null),
    from: field(time, 0),
    document,
    time: field(time, 0),
    frontierTime: field(time, 0),
  });

/** What a tab keeps of its run: also the texts of the editor, and whether it is open. */
interface KeptPlace extends Place {
  readonly unsaved: Unsaved;
  readonly isEditing: boolean;
}

const unsavedOf = ({ field }: Fields): v.GenericSchema<unknown, Unsaved> => {
  const text = shortText(MOST_TEXT);
  const own = v.object({ text, document, isLeft: field(v.boolean(), false) });
  return v.object({ own: field(v.nullable(own), null), brought: field(v.nullable(text), null) });
};

const placeOf = (fields: Fields): v.GenericSchema<unknown, KeptPlace> => {
  const { field, members } = fields;
  return v.object({
    branches: field(members(branchOf(fields), MOST_BRANCHES), []),
    branch: field(id, 0),
    document,
    time: field(time, 0),
    frontierTime: field(time, 0),
    unsaved: field(unsavedOf(fields), { own: null, brought: null }),
    isEditing: field(v.boolean(), false),
  });
};

/** The place in `text`; null if not even its run is readable. `isWhole`: nothing had to be left out. */
export function readPlace(text: string): { readonly value: KeptPlace | null; readonly isWhole: boolean } {
  const { value, isWhole } = parsed(text, placeOf);
  if (value === null) return { value, isWhole };
  const branches = asTree(value.branches);
  const open = branches.find((one) => one.id === value.branch);
  const fits = open !== undefined && branches.length === value.branches.length;
  if (open) return { value: { ...value, branches }, isWhole: isWhole && fits };
  // The run is readable, but its place among the branches is not.
  const alone = { ...trunk(value), time: value.time, frontierTime: value.frontierTime };
  return { value: { ...value, branches: [alone], branch: alone.id }, isWhole: false };
}

/** Each branch once, after its parent; a branch without a parent is attached to the first. */
function asTree(branches: readonly Branch[]): readonly Branch[] {
  const known = new Set<number>();
  return branches.flatMap((one, i) => {
    if (known.has(one.id)) return [];
    const first = branches[0]?.id ?? one.id;
    const parent = i === 0 ? null : one.parent !== null && known.has(one.parent) ? one.parent : first;
    known.add(one.id);
    return [{ ...one, parent }];
  });
}
