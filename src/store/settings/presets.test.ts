/** Presets, and places around the world, in the form of a new run. */
import { expect, test } from 'vitest';
import { createRunForm, placeText, type RunFormStore } from './form.ts';
import { canMeasure, fillInMeasured, presetIn, spreadOut, takePreset } from './presets.ts';

/** How often the form was validated anew meanwhile. */
function changesOf(form: RunFormStore, change: (form: RunFormStore) => void): number {
  let count = 0;
  const end = form.subscribe(() => {
    count += 1;
  });
  change(form);
  end();
  return count;
}

const form99 = () => createRunForm({ raftarium: 1, seed: 7, cluster: { servers: 99 } });

test('a preset sets its fields and puts back the others, validated once', () => {
  const form = createRunForm({ raftarium: 1, seed: 7, cluster: { servers: 9, loss: 0.1 } });
  expect(presetIn(form.getState())).toBeNull();
  expect(changesOf(form, () => takePreset(form, 'etcd'))).toBe(1);
  expect(presetIn(form.getState())).toBe('etcd');
  expect(form.getState().valid).toMatchObject({
    seed: 7,
    cluster: { electionTimeout: [1000, 2000], heartbeatInterval: 100 },
  });
  expect(form.getState().valid.cluster?.loss).toBeUndefined();
});

test('ninety-nine servers are spread over three regions with measured latencies, validated once', () => {
  const form = form99();
  expect(changesOf(form, spreadOut)).toBe(1);
  expect(placeText(form.getState(), 'S99')).toBe('Tokyo');
  const { places, links } = form.getState().valid.cluster ?? {};
  expect(Object.values(places ?? {}).map((names) => names.length)).toEqual([33, 33, 33]);
  expect(links).toHaveLength(6);
  expect(canMeasure(form.getState())).toBe(false);
  expect(changesOf(form, fillInMeasured)).toBe(1);
});

test('settings in another order are the same settings', () => {
  const form = createRunForm({ raftarium: 1, cluster: { disk: { fails: 0, write: [0, 0] } } });
  expect(form.getState().document).toEqual({
    raftarium: 1,
    title: '',
    seed: 1,
    cluster: { servers: 5 },
  });
  expect(presetIn(form.getState())).toBe('defaults');
});
