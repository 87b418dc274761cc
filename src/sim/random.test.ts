import { describe, expect, test } from 'vitest';
import type { ScenarioDocument } from '../scenario/document.ts';
import { Safety } from './safety/safety.ts';
import { Simulation } from './simulation.ts';
import { documents } from './testing/documents.ts';
import { Both, firsts, Naive } from './testing/naive.ts';
import { compiled, everyRun, mustBeNone, play } from './testing/runs.ts';
import { Structure, traceFaults } from './testing/structure.ts';
import type { Node } from './types.ts';

/** The servers as a run of this document begins. */
function beginning(document: ScenarioDocument): readonly Node[] {
  const { cluster, script } = compiled(document);
  return new Simulation(cluster, script, { watch: null }).nodes;
}

describe('whatever is done to a cluster short of wiping a disk', () => {
  test('it stays safe, and both checkers say so', () => {
    everyRun(documents(), 150, (document) => {
      const nodes = beginning(document);
      const watch = new Both(new Safety(nodes), new Naive(nodes));
      play(document, { watch });
      expect(firsts(watch.fast.violations)).toEqual(firsts(watch.naive.violations));
      expect(watch.fast.violations).toEqual([]);
    });
  });

  test('every step, every moment and every line of the trace is in order', () => {
    everyRun(documents(), 250, (document) => {
      const structure = new Structure(beginning(document));
      const { events } = play(document, { watch: null, protocol: structure.spy }, (sim) =>
        structure.look(sim),
      );
      mustBeNone([...structure.faults, ...traceFaults(events)]);
    });
  });
});
