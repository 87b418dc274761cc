/** Settings of real systems, for the form of a new run. */

import { serverName } from '../../base/names.ts';
import { PRESETS } from '../../scenario/presets.ts';
import { betweenRegions, REGIONS, type Region } from '../../scenario/regions.ts';
import { byDefault, jsonAt, printed, RUN_FIELDS, type RunField, wholeOf } from './fields.ts';
import { putBack, type RunForm, type RunFormStore, typeBetween, typeInto, typePlace } from './form.ts';
import { pairsIn, pairText } from './places.ts';

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
  return JSON.stringify(jsonAt(document, whole) ?? byDefault(whole)) === JSON.stringify(wanted);
}

/** Gives the form the timing of a preset, and its number of servers if it has one. */
export function takePreset(form: RunFormStore, id: string): void {
  putBack(form, FIELDS);
  const preset = presetOf(id);
  for (const field of [servers, ...FIELDS]) {
    const value = jsonAt(preset, field.path);
    if (value !== undefined) typeInto(form, field, printed(field.kind, value));
  }
}

const isRegion = (place: string): place is Region => REGIONS.some((region) => region === place);

/** The pairs of places that are regions, and have no time yet. */
const unmeasured = ({ document, texts }: RunForm) =>
  pairsIn(document).filter(
    (pair): pair is readonly [Region, Region] => pair.every(isRegion) && pairText(texts, pair) === '',
  );

export const canMeasure = (form: RunForm): boolean => unmeasured(form).length > 0;

/** Gives them the measured times. */
export function fillInMeasured(form: RunFormStore): void {
  for (const pair of unmeasured(form.getState())) typeBetween(form, pair, betweenRegions(...pair).join(' '));
}

const AROUND_THE_WORLD = ['Virginia', 'Ireland', 'Tokyo'] as const;

/** Puts the servers in turn into regions far apart, with the measured times. */
export function spreadOut(form: RunFormStore): void {
  const size = form.getState().valid.cluster?.servers ?? 0;
  for (let i = 0; i < size; i += 1)
    typePlace(form, serverName(i + 1), AROUND_THE_WORLD[i % AROUND_THE_WORLD.length] ?? '');
  fillInMeasured(form);
}
