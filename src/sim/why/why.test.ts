/** Chains are sufficient: a run in which nothing but them happens comes to the same event. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { BUGS } from '../../raft/bugs.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import { History } from '../history.ts';
import { documents } from '../testing/documents.ts';
import { replayed } from '../testing/replay.ts';
import { compiled, everyRun, PATIENCE, withBugs } from '../testing/runs.ts';
import type { Kind, SimEvent } from '../types.ts';
import { type Explanation, isTrigger, whyOf } from './why.ts';

vi.setConfig({ testTimeout: PATIENCE });

/** What is the same in both runs: a message may bring more at once, so where it attaches is left out. */
function essence({ what, server, time }: SimEvent): string {
  if ('packet' in what) {
    const { type, from, to, term } = what.packet.message;
    return JSON.stringify([time, what.kind, type, from, to, term]);
  }
  const { prevLogIndex: _place, ...rest } = what as Record<string, unknown>;
  return JSON.stringify([time, server, rest]);
}

/** Writes are at once, and no disk fails: the draws of a disk are counted, so they would be others. */
function withQuickDisks(document: ScenarioDocument): ScenarioDocument {
  const { disk: _disk, disks: _disks, ...cluster } = document.cluster ?? { servers: 3 };
  const actions = (document.actions ?? []).filter(
    (action) => action.do !== 'failWrite' && !(action.do === 'settings' && 'disk' in action),
  );
  return { ...document, cluster, actions };
}

const isByChance = ({ what }: SimEvent): boolean => what.kind === 'lost' && what.reason === 'loss';
const isAct = ({ what }: SimEvent): boolean => 'action' in what;

/** Some events of every kind, as they are spread over the run. */
function sample(events: readonly SimEvent[], most: number): readonly SimEvent[] {
  const byKind = new Map<Kind, SimEvent[]>();
  for (const event of events) byKind.set(event.what.kind, [...(byKind.get(event.what.kind) ?? []), event]);
  return [...byKind.values()].flatMap((all) =>
    all.filter((_, i) => i % Math.max(1, Math.floor(all.length / most)) === 0).slice(0, most),
  );
}

function opened(document: ScenarioDocument) {
  const { cluster, script, until } = compiled(document);
  const history = new History({ cluster, script });
  history.seek(until);
  return { cluster, script, history, events: history.events(1, Math.min(history.world.seq, 1500)) };
}

/** What is wrong with a chain as such. */
function faults({ steps }: Explanation): readonly string[] {
  const seqs = steps.map(({ event }) => event.seq);
  const named = new Set(seqs);
  return steps.flatMap(({ event, reasons }) => [
    ...(reasons.length === 0 && !isTrigger(event) ? [`no reason: ${JSON.stringify(event)}`] : []),
    ...reasons
      .filter((one) => !named.has(one))
      .map((one) => `${event.seq} rests on ${one}, which is not named`),
    ...(seqs.filter((seq) => seq === event.seq).length > 1 ? [`twice: ${event.seq}`] : []),
  ]);
}

test('what a chain names is enough: nothing else happens, and the event comes at the same time', () => {
  const kinds = new Set<Kind>();
  everyRun(documents(), 60, (document) => {
    const { cluster, script, history, events } = opened(withQuickDisks(document));
    const those = events.filter((event) => !isAct(event) && !isByChance(event));
    const missing = sample(those, 3).flatMap((event) => {
      const why = whyOf(history, event.seq);
      kinds.add(event.what.kind);
      const again = replayed({ cluster, script }, events, why);
      return again.some((one) => essence(one) === essence(event)) ? [] : [essence(event)];
    });
    expect(missing).toEqual([]);
  });
  expect(kinds.size).toBeGreaterThanOrEqual(18);
});

test('every chain ends in triggers, and names no event twice, whatever is broken', () => {
  everyRun(
    fc.tuple(fc.subarray([...BUGS], { maxLength: 2 }), documents({ wipe: true })),
    40,
    ([bugs, document]) => {
      const { history, events } = opened(withBugs(document, bugs));
      expect(sample(events, 2).flatMap(({ seq }) => faults(whyOf(history, seq)))).toEqual([]);
    },
  );
});
