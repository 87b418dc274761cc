/** Settings of real systems, for the form of a new run. */

import { serverNames } from '../../scenario/document.ts';
import { PRESETS } from '../../scenario/presets.ts';
import { betweenRegions, REGIONS, type Region } from '../../scenario/regions.ts';
import { isSameValue } from '../../scenario/same.ts';
import { byDefault, jsonAt, printed, RUN_FIELDS, type RunField, wholeOf } from './fields.ts';
import { change, type RunForm, type RunFormStore } from './form.ts';
import { pairsIn, pairText, withPairText } from './places.ts';
import { documentOf, type RunDraft, withDefaults, withPlaced, withTyped } from './run-draft.ts';

export { OTHER_PROTOCOLS, PRESETS } from '../../scenario/presets.ts';
export { REGIONS, ROUND_TRIPS } from '../../scenario/regions.ts';

const { servers, seed: _seed, reads: _reads, ...OF_TIMING } = RUN_FIELDS;
/** The fields that a preset sets: what it does not name has its default. */
const FIELDS: readonly RunField[] = Object.values(OF_TIMING).flat();

const DEFAULTS = 'defaults';
const presetOf = (id: string) => PRESETS.find((preset) => preset.id === id);

/** The preset that the form has, `defaults`, or null: settings of one's own. */
export function presetIn({ document }: RunForm): string | null {
  const has = (id: string) => FIELDS.every((field) => isSame(document, id, field));
  return [DEFAULTS, ...PRESETS.map(({ id }) => id)].find(has) ?? null;
}

function isSame(document: unknown, id: string, field: RunField): boolean {
  const whole = wholeOf(field);
  const wanted = jsonAt(presetOf(id), whole) ?? byDefault(whole);
  return isSameValue(jsonAt(document, whole) ?? byDefault(whole), wanted);
}

/** Gives the form the timing of a preset, and its number of servers if it has one. */
export function takePreset(form: RunFormStore, id: string): void {
  const preset = presetOf(id);
  const set = [servers, ...FIELDS].filter(({ path }) => jsonAt(preset, path) !== undefined);
  change(form, (draft) =>
    set.reduce(
      (rest, field) => withTyped(rest, field, printed(field.kind, jsonAt(preset, field.path))),
      withDefaults(draft, FIELDS),
    ),
  );
}

const isRegion = (place: string): place is Region => REGIONS.some((region) => region === place);

/** The pairs of places in a document that are regions, and have no time yet. */
const unmeasured = (document: unknown, texts: RunDraft['texts']) =>
  pairsIn(document).filter(
    (pair): pair is readonly [Region, Region] => pair.every(isRegion) && pairText(texts, pair) === '',
  );

export const canMeasure = ({ document, texts }: RunForm): boolean => unmeasured(document, texts).length > 0;

const withMeasured = (draft: RunDraft): RunDraft => ({
  ...draft,
  texts: unmeasured(documentOf(draft), draft.texts).reduce(
    (texts, pair) => withPairText(texts, pair, betweenRegions(...pair).join(' ')),
    draft.texts,
  ),
});

/** Gives them the measured times. */
export const fillInMeasured = (form: RunFormStore): void => change(form, withMeasured);

const AROUND_THE_WORLD = ['Virginia', 'Ireland', 'Tokyo'] as const;

/** Puts the servers in turn into regions far apart, with the measured times. */
export function spreadOut(form: RunFormStore): void {
  const names = serverNames(form.getState().valid.cluster?.servers ?? 0);
  const placeAt = (i: number) => AROUND_THE_WORLD[i % AROUND_THE_WORLD.length] ?? '';
  change(form, (draft) =>
    withMeasured(names.reduce((rest, name, i) => withPlaced(rest, name, placeAt(i)), draft)),
  );
}
