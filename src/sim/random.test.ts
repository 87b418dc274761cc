import { describe, expect, test, vi } from 'vitest';
import { Safety } from './safety/safety.ts';
import { documents, readers } from './testing/documents.ts';
import { Both, firsts, Naive } from './testing/naive.ts';
import { beginning, everyRun, PATIENCE, play } from './testing/runs.ts';
import { Structure, traceFaults } from './testing/structure.ts';

vi.setConfig({ testTimeout: PATIENCE });

describe('whatever is done to a cluster short of wiping a disk', () => {
  test('it stays safe, and both checkers say so', () => {
    everyRun(documents(), 120, (document) => {
      const start = beginning(document);
      const watch = new Both(new Safety(...start), new Naive(...start));
      play(document, { watch });
      expect(firsts(watch.fast.violations)).toEqual(firsts(watch.naive.violations));
      expect(watch.fast.violations).toEqual([]);
    });
  });

  test('no read through the log is out of date, and both checkers say so', () => {
    let answered = 0;
    everyRun(
      readers('log').filter(({ actions = [] }) => !actions.some((action) => action.do === 'wipe')),
      120,
      (document) => {
        const start = beginning(document);
        const watch = new Both(new Safety(...start), new Naive(...start));
        const { events } = play(document, { watch });
        expect(watch.fast.violations).toEqual([]);
        expect(watch.naive.violations).toEqual([]);
        answered += events.filter(
          ({ what }) => what.kind === 'client-response' && 'result' in what.answer,
        ).length;
      },
    );
    expect(answered).toBeGreaterThanOrEqual(100);
  });

  test('every step, every moment and every line of the trace is in order', () => {
    everyRun(documents(), 200, (document) => {
      const structure = new Structure(beginning(document)[0]);
      const { events } = play(document, { watch: null, onStep: structure.step }, (sim) =>
        structure.look(sim),
      );
      expect([...structure.faults, ...traceFaults(events)].slice(0, 3)).toEqual([]);
    });
  });
});
