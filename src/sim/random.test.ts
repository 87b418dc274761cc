import { describe, expect, test, vi } from 'vitest';
import { Safety } from './safety/safety.ts';
import { documents } from './testing/documents.ts';
import { Both, firsts, Naive } from './testing/naive.ts';
import { beginning, everyRun, PATIENCE, play } from './testing/runs.ts';
import { Structure, traceFaults } from './testing/structure.ts';

vi.setConfig({ testTimeout: PATIENCE });

describe('whatever is done to a cluster short of wiping a disk', () => {
  test('it stays safe, and both checkers say so', () => {
    everyRun(documents(), 120, (document) => {
      const nodes = beginning(document);
      const watch = new Both(new Safety(nodes), new Naive(nodes));
      play(document, { watch });
      expect(firsts(watch.fast.violations)).toEqual(firsts(watch.naive.violations));
      expect(watch.fast.violations).toEqual([]);
    });
  });

  test('every step, every moment and every line of the trace is in order', () => {
    everyRun(documents(), 200, (document) => {
      const structure = new Structure(beginning(document));
      const { events } = play(document, { watch: null, protocol: structure.spy }, (sim) =>
        structure.look(sim),
      );
      expect([...structure.faults, ...traceFaults(events)].slice(0, 3)).toEqual([]);
    });
  });
});
