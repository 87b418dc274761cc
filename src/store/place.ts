/** What a tab kept of its run and branches, read again field by field. It may have been written by another version. */
import * as v from 'valibot';
import type { Micros } from '../base/time.ts';
import { readDocument } from '../scenario/document.ts';
import { LONGEST_RUN } from '../scenario/limits.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import * as names from '../words/branch-names.ts';
import { LONGEST_NAME, MOST_BRANCHES } from './branches.ts';
import { type Fields, parsed, shortText } from './kept.ts';
import { type Branch, type Place, trunk } from './session.ts';

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

const placeOf = (fields: Fields): v.GenericSchema<unknown, Place> => {
  const { field, members } = fields;
  return v.object({
    branches: field(members(branchOf(fields), MOST_BRANCHES), []),
    branch: field(id, 0),
    document,
    time: field(time, 0),
    frontierTime: field(time, 0),
  });
};

/** The place that `text` holds; null where not even its run can be read. `isWhole`: nothing had to be left out. */
export function readPlace(text: string): { readonly value: Place | null; readonly isWhole: boolean } {
  const { value, isWhole } = parsed(text, placeOf);
  if (value === null) return { value, isWhole };
  const branches = asTree(value.branches);
  const open = branches.find((one) => one.id === value.branch);
  const fits = open !== undefined && branches.length === value.branches.length;
  if (open) return { value: { ...value, branches }, isWhole: isWhole && fits };
  // The run is there, and its place among the branches is not.
  const alone = { ...trunk(value), time: value.time, frontierTime: value.frontierTime };
  return { value: { ...value, branches: [alone], branch: alone.id }, isWhole: false };
}

/** Each branch once, and after the one that it left: what hangs nowhere now hangs on the first. */
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
