/**
 * The simulator's speed. Every figure is compared with a lower bound: a bare binary heap of 20 items, popped
 * and pushed once per event, in the same process. `npm run bench`.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fromMs } from '../base/time.ts';
import { RAFT } from '../raft/figure2.ts';
import { Agenda } from '../sim/agenda.ts';
import { History, KEYFRAME_EVERY, RECENT } from '../sim/history.ts';
import { everyServer } from '../sim/network.ts';
import { Simulation } from '../sim/simulation.ts';
import type { Cluster, Scripted, SimEvent, World } from '../sim/types.ts';
import { faults, requests } from './faults.ts';
import { type Rates, ratesOf } from './peers.ts';
import { played } from './played.ts';

const EVENTS = 150_000;
const ROUNDS = 5;
const HORIZON_MS = 600_000;

const cluster = (servers: number): Cluster => ({
  seed: 1,
  settings: {
    servers: everyServer(servers),
    configuration: { voters: everyServer(servers) },
    maxEntries: 100,
    replicate: 'heartbeat',
    noop: true,
    fastBacktrack: true,
    reads: 'log',
    policy: RAFT,
  },
  electionTimeout: [fromMs(150), fromMs(300)],
  heartbeatInterval: fromMs(75),
  link: { latency: [fromMs(10), fromMs(15)], loss: 0, duplication: 0 },
  disk: { write: [0, 0], fails: 0 },
  own: new Map(),
  links: new Map(),
  initial: [],
  timeouts: [],
});

/** The result of `work`, and its time in seconds. */
function timed<T>(work: () => T): { result: T; spent: number } {
  const start = process.hrtime.bigint();
  const result = work();
  return { result, spent: Number(process.hrtime.bigint() - start) / 1e9 };
}

/** The time of `work` in seconds. */
const seconds = (work: () => void): number => timed(work).spent;

/** The median of `ROUNDS` runs, after one for warming up. */
function median(measure: () => number): number {
  measure();
  const all = Array.from({ length: ROUNDS }, measure).sort((a, b) => a - b);
  return all[Math.floor(ROUNDS / 2)] as number;
}

/** Heap operations a second: pops the next of 20 items, pushes it back a little later. */
function floor(): number {
  const agenda = new Agenda();
  for (let i = 0; i < 20; i += 1) agenda.push({ kind: 'lead', at: i * 37, order: i, server: 1 });
  const spent = seconds(() => {
    for (let i = 0; i < 1_000_000; i += 1) {
      const { at } = agenda.pop() as { at: number };
      agenda.push({ kind: 'lead', at: at + 1 + ((i * 7919) % 1000), order: i, server: 1 });
    }
  });
  return 1_000_000 / spent;
}

interface Run {
  readonly servers: number;
  readonly script: readonly Scripted[];
}

/** Events a second without the checks, but with keyframes and latest events as `History` has them. */
function unchecked({ servers, script }: Run): number {
  const kept: World[] = [];
  const recentEvents: SimEvent[] = [];
  const onEvent = (event: SimEvent): void => {
    recentEvents[event.seq % RECENT] = event;
  };
  const run = new Simulation(cluster(servers), script, { watch: null, onEvent });
  const spent = seconds(() => {
    while (run.seq < EVENTS && run.advance(Infinity))
      if (run.moment % KEYFRAME_EVERY === 0) kept.push(run.world());
  });
  return run.seq / spent;
}

/** Events a second with checks and history: the work of the page. */
function checked({ servers, script }: Run): number {
  const { result: history, spent } = timed(() => played(cluster(servers), script, EVENTS));
  if (history.violations.length > 0) throw new Error('a safety property broke in the benchmark');
  return history.world.seq / spent;
}

/** Bytes of heap for every event of a run with its history. */
function bytesKept({ servers, script }: Run, gc: () => void): number {
  gc();
  const before = process.memoryUsage().heapUsed;
  const history = played(cluster(servers), script, 2 * EVENTS);
  gc();
  return (process.memoryUsage().heapUsed - before) / history.world.seq;
}

/** An hour of five servers with a request every 100 ms: its memory, and the time of a seek to any time. */
function hour(gc: () => void): string {
  gc();
  const before = process.memoryUsage().heapUsed;
  const history = new History({ cluster: cluster(5), script: requests(3_600_000) });
  for (let second = 0; second <= 3600; second += 1) history.seek(fromMs(1000 * second));
  gc();
  const kept = (process.memoryUsage().heapUsed - before) / 1e6;
  const seek = (i: number): number => seconds(() => history.seek(fromMs((i * 1_664_525_013) % 3_600_000)));
  const spent = Array.from({ length: 1000 }, (_, i) => 1000 * seek(i)).sort((a, b) => a - b);
  const at = (share: number): string =>
    `${(spent[Math.floor(share * spent.length)] as number).toFixed(1)} ms`;
  const { seq } = history.seek(fromMs(3_600_000));
  return `an hour of 5 servers, ${seq} events: ${kept.toFixed(1)} MB; a seek takes ${at(0.5)}, at the 99th percentile ${at(0.99)}`;
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

/** The figures that peers publish, also as shares of the bare heap. */
function peerRates(): Rates[] {
  return [3, 5, 9, 51].flatMap((servers) => [false, true].map((checks) => ratesOf(cluster(servers), checks)));
}

function printPeerRates(heap: number): void {
  const number = (value: number): string => value.toLocaleString('en-US').padStart(11);
  console.log('\nin a second of CPU time, steady, no clients');
  console.log('servers  checks   messages     rounds      events   heap ÷ messages');
  for (const { servers, checks, messages, rounds, events } of peerRates()) {
    const share = (heap / messages).toFixed(1).padStart(10);
    console.log(
      `${String(servers).padStart(7)}  ${checks ? 'yes   ' : 'no    '}${number(messages)}${number(rounds)}${number(events)}${share}`,
    );
  }
}

function main(): void {
  const heap = median(floor);
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ heap: Math.round(heap), rates: peerRates() }, null, 2));
    return;
  }
  const gc = collector();
  const per = (rate: number): string =>
    `${Math.round(rate).toLocaleString('en-US').padStart(10)} ${(heap / rate).toFixed(1).padStart(6)}`;
  console.log(
    `floor: a bare heap of 20 pending items, ${Math.round(heap).toLocaleString('en-US')} events/s\n`,
  );
  console.log('                 without checks          with checks       bytes kept');
  console.log('servers          events/s  ×floor     events/s  ×floor      per event');
  for (const kind of ['steady', 'faults'] as const) {
    for (const servers of [3, 5, 9, 25, 51, 99]) {
      const script = kind === 'steady' ? requests(HORIZON_MS) : faults(servers, HORIZON_MS);
      const run = { servers, script };
      const row = [per(median(() => unchecked(run))), per(median(() => checked(run)))];
      console.log(
        `${kind} ${String(servers).padStart(4)}     ${row.join('  ')} ${bytesKept(run, gc).toFixed(1).padStart(14)}`,
      );
    }
  }
  printPeerRates(heap);
  console.log(`\n${hour(gc)}`);
}

main();
