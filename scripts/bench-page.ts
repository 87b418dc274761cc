// What a frame of the page costs the main thread while a run plays at 1/50: a production build in Chromium,
// for several numbers of servers, at full speed and with the CPU slowed four times, beside an empty page and
// a bare React page.
//
// A frame's cost is the time that the main thread spends in tasks from the beginning of one animation frame
// to the beginning of the next: scripts, styles, layout and paint, whatever they belong to, as the browser's
// own trace has it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { encodeLink } from '../src/scenario/link.ts';
import { buildSite, chromiumPath, serve } from './site.ts';

const SERVERS = [5, 9, 25, 51];
const SLOWED = [1, 4];
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const SECONDS = 4;
const SETTLING_MS = 1500;
const FRAME_MS = 1000 / 60;
/** Limits: ms of the main thread a frame, frames a second, and ms until the page can be used. */
const BAR: {
  readonly [kind in 'median' | 'p95' | 'fpsSlowed']: Readonly<Record<number, number>>;
} & { readonly usable: number } = {
  median: { 5: 2.5, 51: 8 },
  p95: { 5: 4 },
  fpsSlowed: { 5: 55 },
  usable: 2500,
};
/** Chromium's own preset “Slow 4G”. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6e6 * 0.9) / 8,
  uploadThroughput: (0.75e6 * 0.9) / 8,
};

const executablePath = await chromiumPath();
const folder = await buildSite('.cache/site');
const site = await serve(folder, { '/empty.html': page(''), '/bare.html': page(await bareReact()) });
const browser = await chromium.launch({ executablePath });

function page(script: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Beside it</title><body><div id="root"></div>
<script type="module">${script}</script></body></html>`;
}

/**
 * As many circles as the page has moving shapes, which React places in every frame. Not part of the product.
 */
async function bareReact(): Promise<string> {
  const source = `
import { createElement as h, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
const count = Number(new URLSearchParams(location.search).get('shapes'));
function Shape({ i, time }) {
  const angle = i + time / 1000;
  const place = 'translate(' + (400 + 300 * Math.cos(angle)) + ' ' + (300 + 200 * Math.sin(angle)) + ')';
  return h('circle', { r: 12, fill: '#559', transform: place });
}
function Bare() {
  const [time, setTime] = useState(0);
  useEffect(() => {
    let frame = requestAnimationFrame(function step(now) {
      setTime(now);
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  const shapes = Array.from({ length: count }, (_, i) => h(Shape, { key: i, i, time }));
  return h('svg', { width: 800, height: 600 }, shapes);
}
createRoot(document.getElementById('root')).render(h(Bare));`;
  const name = 'virtual:bare';
  const plugin = {
    name,
    resolveId: (id: string) => (id === name ? join(process.cwd(), 'bare.js') : null),
    load: (id: string) => (id === join(process.cwd(), 'bare.js') ? source : null),
  };
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [plugin],
    build: { write: false, rolldownOptions: { input: name } },
  });
  if (!('output' in result)) throw new Error('The bundler gave no bundle.');
  return result.output[0].code.replaceAll('</script', '<\\/script');
}

// ------------------------------------------------------------------------------------------------ measuring

const sorted = (numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => a - b);
const share = (numbers: readonly number[], part: number): number =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))] ?? Number.NaN;
const median = (numbers: readonly number[]): number => share(numbers, 0.5);

async function openPage(slowed: number) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const opened = await context.newPage();
  const devtools = await context.newCDPSession(opened);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  return { opened, devtools, close: () => context.close() };
}

/** An event of a trace: its name, its thread, its start and duration, in µs. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur: number;
}

/**
 * The trace of some seconds, as events, and the times of frames as the page saw them. Tasks and our own marks
 * only: a full trace is written while the page works, and at 5 servers that alone cost a fifth of a frame.
 */
async function traced(opened: Page, devtools: CDPSession) {
  const events: TraceEvent[] = [];
  const take = ({ value }: { value: unknown[] }) => events.push(...(value as TraceEvent[]));
  devtools.on('Tracing.dataCollected', take);
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['toplevel', 'blink.user_timing'],
    },
  });
  const stamps = await opened.evaluate(
    (ms) =>
      new Promise<number[]>((resolve) => {
        const seen: number[] = [];
        const end = performance.now() + ms;
        const step = (now: number) => {
          performance.mark('bench-frame');
          seen.push(now);
          if (now < end) requestAnimationFrame(step);
          else resolve(seen);
        };
        performance.mark('bench-begins');
        requestAnimationFrame(step);
      }),
    SECONDS * 1000,
  );
  const complete = new Promise<unknown>((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.end');
  await complete;
  devtools.off('Tracing.dataCollected', take);
  return { events, stamps };
}

/** The cost of each frame for the main thread of this page, in ms. */
function costs(events: readonly TraceEvent[]): number[] {
  const frames = events.filter(({ name }) => name === 'bench-frame');
  const threads = new Map<string, number>();
  for (const { pid, tid } of frames) threads.set(`${pid} ${tid}`, (threads.get(`${pid} ${tid}`) ?? 0) + 1);
  const [main] = [...threads].sort((a, b) => b[1] - a[1])[0] ?? [];
  const isMain = ({ pid, tid }: TraceEvent): boolean => `${pid} ${tid}` === main;
  const tasks = events.filter((event) => isMain(event) && /(^|::)RunTask$/.test(event.name) && event.dur > 0);
  // Several callbacks may request one frame: the frame begins with the task in which they run.
  const begins = sorted(
    new Set(
      frames
        .filter(isMain)
        .flatMap(({ ts }) => tasks.find((task) => task.ts <= ts && ts <= task.ts + task.dur)?.ts ?? []),
    ),
  );
  const sums = begins.map(() => 0);
  // The trace nests tasks where a loop runs within another: the outer one counts.
  let reached = 0;
  let at = -1;
  for (const { ts, dur } of tasks.sort((a, b) => a.ts - b.ts || b.dur - a.dur)) {
    while ((begins[at + 1] ?? Infinity) <= ts) at += 1;
    const own = Math.max(0, ts + dur - Math.max(ts, reached));
    reached = Math.max(reached, ts + dur);
    if (at >= 0) sums[at] = (sums[at] ?? 0) + own / 1000;
  }
  return sums.slice(0, -1);
}

interface Figures {
  readonly median: number;
  readonly p95: number;
  readonly fps: number;
  readonly dropped: number;
}

/** Prepares an opened page for the measurement. */
type Prepare = (opened: Page) => Promise<void>;

async function measure(path: string, slowed: number, prepare: Prepare = async () => {}): Promise<Figures> {
  const { opened, devtools, close } = await openPage(slowed);
  await opened.goto('about:blank');
  await opened.goto(site.address + path);
  await prepare(opened);
  await opened.waitForTimeout(SETTLING_MS);
  const { events, stamps } = await traced(opened, devtools);
  await close();
  const each = costs(events);
  const gaps = stamps.slice(1).map((stamp, i) => stamp - (stamps[i] ?? stamp));
  return {
    median: median(each),
    p95: share(each, 0.95),
    fps: (gaps.length * 1000) / gaps.reduce((sum, gap) => sum + gap, 0),
    dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / FRAME_MS) - 1), 0) / SECONDS,
  };
}

/** The median of several rounds, for each figure. */
async function repeated(path: string, slowed: number, prepare?: Prepare): Promise<Figures> {
  const rounds: Figures[] = [];
  for (let i = 0; i < ROUNDS; i += 1) rounds.push(await measure(path, slowed, prepare));
  const middle = (name: keyof Figures): number => median(rounds.map((round) => round[name]));
  return {
    median: middle('median'),
    p95: middle('p95'),
    fps: middle('fps'),
    dropped: middle('dropped'),
  };
}

/** A run with a leader and some requests, so that entries are replicated and committed. */
function playing(servers: number): readonly [path: string, prepare: Prepare] {
  const actions = Array.from({ length: 40 }, (_, i) => ({
    at: 20 + i * 37,
    do: 'request' as const,
    server: 'leader' as const,
    command: `SET k${i % 5} ${i}`,
  }));
  const initial = Object.fromEntries([['S1', { term: 1, role: 'leader' as const }]]);
  const link = encodeLink({ raftarium: 1, title: '', seed: 1, cluster: { servers, initial }, actions });
  return [`#run=${link}&t=50`, (opened) => opened.getByRole('button', { name: 'Play', exact: true }).click()];
}

/** Timers that run, and as many messages as are sent at once. */
const movingShapes = (servers: number): number => 2 * servers;

/** From the first request of the page to a click on Play or Pause that has shown its effect, in ms. */
async function usableAfter(): Promise<number> {
  const { opened, devtools, close } = await openPage(4);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await opened.addInitScript(() => {
    const name = (button: Element | null) => button?.getAttribute('aria-label') ?? null;
    const look = () =>
      document.querySelector<HTMLElement>('button[aria-label="Play"], button[aria-label="Pause"]');
    let before: string | null = null;
    const watch = () => {
      const button = look();
      if (button && before === null) {
        before = name(button);
        button.click();
      } else if (button && name(button) !== before) {
        requestAnimationFrame(() => performance.mark('usable'));
        return;
      }
      requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
  });
  await opened.goto(site.address, { waitUntil: 'commit' });
  const at = await opened.waitForFunction(() => performance.getEntriesByName('usable')[0]?.startTime, null, {
    timeout: 60_000,
  });
  const ms = (await at.jsonValue()) ?? Number.NaN;
  await close();
  return ms;
}

// ------------------------------------------------------------------------------------------------- printing

const lines: string[] = [];
const print = (line: string) => {
  lines.push(line);
  console.log(line);
};
const digits = (value: number, places: number): string => value.toFixed(places);

/** The limits of a row, if it has any: `≤ 2.5 yes`. */
function judged(
  kind: string,
  slowed: number,
  servers: number,
  { median: middle, p95, fps }: Figures,
): string {
  if (kind !== 'Raftarium') return '';
  const claims: (readonly [name: string, isMet: boolean, bar: string])[] = [];
  const most = (name: string, value: number, bar?: number) => {
    if (bar !== undefined) claims.push([name, value <= bar, `≤ ${bar}`]);
  };
  if (slowed === 1) {
    most('median', middle, BAR.median[servers]);
    most('p95', p95, BAR.p95[servers]);
  }
  const least = BAR.fpsSlowed[servers];
  if (slowed === 4 && least !== undefined) claims.push(['fps', fps >= least, `≥ ${least}`]);
  return claims.map(([name, isMet, bar]) => `${name} ${bar} ${isMet ? 'met' : 'MISSED'}`).join(', ');
}

function row(kind: string, servers: number, slowed: number, figures: Figures): void {
  const cells = [
    kind.padEnd(11),
    (servers > 0 ? String(servers) : '').padStart(7),
    `1/${slowed}`.padStart(5),
    digits(figures.median, 2).padStart(8),
    digits(figures.p95, 2).padStart(8),
    digits(figures.fps, 1).padStart(6),
    digits(figures.dropped, 1).padStart(9),
  ];
  print(`${cells.join('')}  ${judged(kind, slowed, servers, figures)}`.trimEnd());
}

try {
  const names = ['page'.padEnd(11), 'servers', '  CPU', '  median', '     p95', '   fps', '  dropped/s'];
  print(`Main thread a frame, ms, playing at 1/50; ${ROUNDS} rounds of ${SECONDS} s, medians of them.`);
  print(names.join(''));
  for (const slowed of SLOWED) {
    row('empty', 0, slowed, await repeated('empty.html', slowed));
    for (const servers of SERVERS) {
      row('bare React', servers, slowed, await repeated(`bare.html?shapes=${movingShapes(servers)}`, slowed));
      const [path, play] = playing(servers);
      row('Raftarium', servers, slowed, await repeated(path, slowed, play));
    }
  }
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i += 1) times.push(await usableAfter());
  const usable = median(times);
  print(
    `Usable on a slow 4G line with the CPU slowed four times: ${digits(usable, 0)} ms, ` +
      `≤ ${BAR.usable} ${usable <= BAR.usable ? 'met' : 'MISSED'}`,
  );
  writeFileSync('.reports/bench-page.txt', `${lines.join('\n')}\n`);
} finally {
  await browser.close();
  site.stop();
}
