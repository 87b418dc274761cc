/** The space–time diagram: what is drawn of a stretch of a run, and where. */
import { describe, expect, test } from 'vitest';
import { compile } from '../scenario/compile.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { History } from '../sim/history.ts';
import { createDiagramRenderer, type Diagram } from './diagram.ts';
import { conesOf } from './diagram-causes.ts';
import { axisTimes, frameOf, lanesBelow } from './diagram-frame.ts';
import { stopsOf } from './diagram-messages.ts';
import { firstStop, stopAfter, stopsOn } from './diagram-stops.ts';
import { DIAGRAM_BOUNDS, drawnFor, following, openingAt } from './diagram-window.ts';
import { panned, spanOf, type TimeWindow, zoomed } from './time-window.ts';

const HEIGHT = 300;
const led = { S1: { term: 1, role: 'leader' } } as const;

/** The diagram of a run from `from` to `to` (ms), 4 pixels a ms. */
function diagramOf(document: Partial<ScenarioDocument>, from: number, to: number, most = Infinity): Diagram {
  const { cluster, script } = compile({ raftarium: 1, ...document } as ScenarioDocument);
  const history = new History({ cluster, script });
  history.seek(to * 1000);
  const frame = frameOf(from * 1000, to * 1000, 0.004, cluster.settings.servers.length, HEIGHT);
  return createDiagramRenderer(frame)(history.excerpt(from * 1000, to * 1000, most), history.highlights);
}

describe('messages', () => {
  const steady = { cluster: { servers: 3, latency: [10, 10], initial: led } } as const;

  test('are lines from the time and server of sending to those of arrival', () => {
    const { lines, frame } = diagramOf(steady, 0, 60);
    expect(lines).toHaveLength(4);
    const [ask] = lines;
    expect(ask?.fate).toBe('delivered');
    expect(ask?.points.map(({ x }) => x)).toEqual([0, 40]);
    const [start, end] = ask?.points.map(({ y }) => y) ?? [];
    expect(start).toBeGreaterThan(frame.y(1));
    expect(end).toBeLessThan(frame.y(2));
  });

  test('in flight at the end are drawn up to their arrival', () => {
    const { lines } = diagramOf(steady, 0, 5);
    expect(lines.map(({ fate, points }) => [fate, points.at(-1)?.x])).toEqual([
      ['open', 40],
      ['open', 40],
    ]);
  });

  test('that were sent before the window are drawn too', () => {
    const { lines } = diagramOf(steady, 5, 60);
    expect(lines).toHaveLength(4);
    expect(lines[0]?.points[0]?.x).toBe(-20);
  });

  test('that are lost end where they were lost: at a cut half-way, at a crashed server on its lane', () => {
    const cut = diagramOf(
      { ...steady, actions: [{ at: 0, do: 'cut', from: 'S1', to: 'S2' }] } as Partial<ScenarioDocument>,
      0,
      60,
    );
    const halfway = cut.lines.find(({ fate }) => fate === 'lost')?.points.at(-1);
    expect(halfway?.x).toBeCloseTo(20);
    expect(halfway?.y).toBeCloseTo((cut.frame.y(1) + cut.frame.y(2)) / 2);
    const crash = diagramOf(
      { ...steady, actions: [{ at: 3, do: 'crash', server: 'S3' }] } as Partial<ScenarioDocument>,
      0,
      60,
    );
    const there = crash.lines.find(({ fate }) => fate === 'lost')?.points.at(-1);
    expect(there?.x).toBeCloseTo(40);
    expect(Math.abs((there?.y ?? 0) - crash.frame.y(3))).toBeLessThan(12);
  });

  test('that wait at a paused server lie along its lane until it handles them', () => {
    const { lines } = diagramOf(
      {
        ...steady,
        actions: [
          { at: 3, do: 'pause', server: 'S2' },
          { at: 30, do: 'resume', server: 'S2' },
        ],
      } as Partial<ScenarioDocument>,
      0,
      60,
    );
    const waited = lines.find(({ points }) => points.length === 3);
    expect(waited?.points.map(({ x }) => x)).toEqual([0, 40, 120]);
    expect(waited?.points[1]?.y).toBe(waited?.points[2]?.y);
  });

  test('that are held do not advance', () => {
    const { lines } = diagramOf(
      {
        ...steady,
        actions: [{ at: 5, do: 'hold', message: { from: 'S1', to: 'S2' } }],
      } as Partial<ScenarioDocument>,
      0,
      20,
    );
    const held = lines.find(({ packet }) => packet.at === Infinity);
    expect(held?.points[1]?.x).toBeCloseTo(20);
    expect(held?.points[2]?.y).toBe(held?.points[1]?.y);
  });

  test('are the same objects as long as nothing happened to them', () => {
    const { cluster, script } = compile({ raftarium: 1, ...steady } as ScenarioDocument);
    const history = new History({ cluster, script });
    history.seek(12_000);
    const draw = createDiagramRenderer(frameOf(0, 60_000, 0.004, 3, HEIGHT));
    const excerpt = history.excerpt(0, 60_000);
    const before = draw(excerpt, []).lines;
    history.seek(40_000);
    const after = draw(history.extend(excerpt), []).lines;
    expect(before).toHaveLength(4);
    expect(after[0]).toBe(before[0]);
    expect(after[2]).not.toBe(before[2]);
    expect(
      stopsOf({ packet: after[0]?.packet as never, fate: { kind: 'delivered', at: 10_000 }, end: 1 }),
    ).toEqual([
      [0, 0],
      [10_000, 1],
    ]);
  });
});

describe('lanes', () => {
  const run: Partial<ScenarioDocument> = {
    seed: 31,
    cluster: { servers: 3 },
    actions: [
      { at: 600, do: 'crash', server: 'S1' },
      { at: 700, do: 'restart', server: 'S1' },
    ],
  };

  test('are complete: the bands of a server follow one another without a gap', () => {
    const { bands, frame } = diagramOf(run, 0, 1000);
    for (const server of [1, 2, 3]) {
      const own = bands.filter((band) => band.server === server);
      expect(own[0]?.x).toBe(0);
      for (const [i, band] of own.slice(1).entries()) {
        const before = own[i];
        expect(band.x).toBeCloseTo((before?.x ?? 0) + (before?.width ?? 0));
      }
      expect((own.at(-1)?.x ?? 0) + (own.at(-1)?.width ?? 0)).toBeCloseTo(frame.x(frame.to));
    }
  });

  test('show the crash, the election and the terms, and so do marks', () => {
    const { bands, marks } = diagramOf(run, 0, 1000);
    const crashed = bands.find(({ power }) => power === 'crashed');
    expect([crashed?.server, crashed?.from, crashed?.to]).toEqual([1, 600_000, 700_000]);
    expect(bands.some(({ role }) => role === 'candidate')).toBe(true);
    expect(marks.map(({ sign }) => sign)).toEqual(
      expect.arrayContaining(['candidate', 'leader', 'crash', 'restart']),
    );
    expect(marks.filter(({ sign }) => sign === 'crash').map(({ x }) => x)).toEqual([2400]);
  });
});

describe('what is drawn', () => {
  const busy: Partial<ScenarioDocument> = { seed: 31, cluster: { servers: 5 } };

  test('is no more for a long run than for a short one, in the same window', () => {
    const count = ({ lines, marks, bands }: Diagram) => lines.length + marks.length + bands.length;
    const early = count(diagramOf(busy, 1000, 1400));
    const late = count(diagramOf(busy, 60_000, 60_400));
    expect(late).toBeLessThan(early * 1.3);
  });

  test('leaves out messages that cannot be told apart, but has terms, leaders and marks', () => {
    const far = diagramOf(busy, 0, 60_000, 1000);
    expect([far.closeness, far.lines.length, far.events]).toEqual(['none', 0, null]);
    expect(far.bands.some(({ role }) => role === 'leader')).toBe(true);
    expect(far.marks.some(({ sign }) => sign === 'leader')).toBe(true);
  });

  test('has an axis with numbers, apart from each other and not before zero', () => {
    const frame = frameOf(-10_000, 390_000, 0.004, 5, HEIGHT);
    const times = axisTimes(frame);
    expect(times[0]).toBeGreaterThanOrEqual(0);
    expect(times.length).toBeGreaterThan(5);
    expect(times.length).toBeLessThan(30);
  });

  test('scrolls with ninety-nine servers: lanes keep their smallest distance', () => {
    const frame = frameOf(0, 1000, 1, 99, HEIGHT);
    expect(frame.y(2) - frame.y(1)).toBeGreaterThanOrEqual(17);
    expect(frame.height).toBeGreaterThan(1000);
    expect(frameOf(0, 1000, 1, 5, HEIGHT).height).toBe(HEIGHT);
  });
});

describe('cones', () => {
  test('are all causes of an event, and all its effects', () => {
    const { events } = diagramOf({ seed: 31, cluster: { servers: 5 } }, 0, 600);
    const all = events ?? [];
    const leader = all.find(({ what }) => what.kind === 'become-leader');
    const cones = conesOf(all, leader?.seq ?? 0);
    const candidate = all.find(({ what }) => what.kind === 'become-candidate');
    expect(cones.past.has(candidate?.seq ?? 0)).toBe(true);
    const bySeq = new Map(all.map((event) => [event.seq, event]));
    for (const seq of cones.future) {
      const causes = bySeq.get(seq)?.causes ?? [];
      expect(causes.some((cause) => cause === cones.event || cones.future.has(cause))).toBe(true);
    }
    for (const seq of cones.past)
      for (const cause of bySeq.get(seq)?.causes ?? []) expect(cones.past.has(cause)).toBe(true);
    expect([...cones.past].every((seq) => seq < cones.event)).toBe(true);
    expect([...cones.future].every((seq) => seq > cones.event)).toBe(true);
    expect(cones.future.size).toBeGreaterThan(8);
  });
});

describe('walking', () => {
  const diagram = diagramOf({ seed: 31, cluster: { servers: 3 } }, 0, 600);
  const stops = stopsOn(diagram);

  test('goes along a lane and back', () => {
    const first = firstStop(stops, 400_000);
    if (!first) throw new Error('nothing to stop at');
    const next = stopAfter(stops, first, 'next');
    expect(next?.server).toBe(first.server);
    expect(next && stopAfter(stops, next, 'previous')).toBe(first);
  });

  test('goes to other lanes, to the nearest in time, and stops at the last', () => {
    const top = stops.find(({ server }) => server === 1);
    if (!top) throw new Error('nothing on the first lane');
    const below = stopAfter(stops, top, 'down');
    expect(below?.server).toBe(2);
    expect(stopAfter(stops, top, 'up')).toBeUndefined();
  });
});

describe('the window', () => {
  test('lets the playhead move to its place, and then moves with it, steadily', () => {
    let window = openingAt(0, 1000);
    const places: number[] = [];
    for (let time = 0; time < 2 * spanOf(window); time += spanOf(window) / 50) {
      window = following(window, time, true);
      places.push((time - window.from) / spanOf(window));
    }
    expect(places.every((place, i) => i === 0 || place >= (places[i - 1] ?? 0) - 1e-9)).toBe(true);
    expect(places.at(-1)).toBeCloseTo(0.7);
  });

  test('stays where it is for a step in view, and follows a jump out of it', () => {
    const window = openingAt(500_000, 1000);
    expect(following(window, 510_000, false)).toBe(window);
    expect(following(window, 9_000_000, false).from).toBeGreaterThan(8_000_000);
  });

  test('does not move while playing once the reader has moved it', () => {
    const moved = { ...panned(DIAGRAM_BOUNDS, openingAt(500_000, 1000), 400_000), loose: true };
    expect(following(moved, 500_000, true)).toBe(moved);
  });

  test('zooms around a fixed place', () => {
    const window = openingAt(5_000_000, 1000);
    const at = window.from + spanOf(window) / 4;
    const near = zoomed(DIAGRAM_BOUNDS, window, 0.5, at);
    expect(spanOf(near)).toBeCloseTo(spanOf(window) / 2);
    expect((at - near.from) / spanOf(near)).toBeCloseTo(0.25);
  });

  test('keeps its exact length while it moves: the sheet is not drawn again', () => {
    let window: TimeWindow = zoomed(DIAGRAM_BOUNDS, openingAt(3e9, 1000), 0.777, 3e9);
    const span = spanOf(window);
    for (let i = 0; i < 400; i += 1) {
      window = panned(DIAGRAM_BOUNDS, window, 0.1 * i - 7 / 3);
      expect(spanOf(window)).toBe(span);
    }
  });

  test('is always within the drawn stretch, which rarely changes', () => {
    let window: TimeWindow = openingAt(5_000_000, 1000);
    const stretches = new Set<number>();
    for (let i = 0; i < 400; i += 1) {
      window = panned(DIAGRAM_BOUNDS, window, spanOf(window) / 100);
      const { from, to } = drawnFor(window);
      expect(from).toBeLessThanOrEqual(window.from);
      expect(to).toBeGreaterThanOrEqual(window.to);
      stretches.add(from);
    }
    expect(stretches.size).toBeLessThan(10);
  });
});

test('lanes that are cut or covered below the window are counted', () => {
  const tall = frameOf(0, 100_000, 0.004, 25, 200);
  expect(lanesBelow(tall, tall.height)).toBe(0);
  expect(lanesBelow(tall, tall.y(25) + 8)).toBe(0);
  expect(lanesBelow(tall, tall.y(25))).toBe(2);
  expect(lanesBelow(tall, 0)).toBe(25);
  const low = frameOf(0, 100_000, 0.004, 5, 200);
  expect(lanesBelow(low, low.height)).toBe(0);
});
