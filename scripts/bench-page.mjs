// What a frame of the page costs the main thread while a run plays at 1/50: a production build in Chromium, for several
// numbers of servers, at full speed and with the CPU slowed four times, beside an empty page and a bare React page.
//
// A frame's cost is the time that the main thread spends in tasks from the beginning of one animation frame to the
// beginning of the next: scripts, styles, layout and paint, whatever they belong to, as the browser's own trace has it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { buildSite, chromiumPath, load, serve } from './site.mjs';

const SERVERS = [5, 9, 25, 51];
const SLOWED = [1, 4];
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const SECONDS = 4;
const SETTLING_MS = 1500;
const FRAME_MS = 1000 / 60;
/** The bars, in ms of the main thread a frame, frames a second, and ms until the page can be used. */
const BAR = { median: { 5: 2.5, 51: 8 }, p95: { 5: 4 }, fpsSlowed: { 5: 55 }, usable: 2500 };
/** Chromium's own preset “Slow 4G”. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6e6 * 0.9) / 8,
  uploadThroughput: (0.75e6 * 0.9) / 8,
};

const { encodeLink } = await load('src/scenario/link.ts');
const executablePath = await chromiumPath();
const folder = await buildSite('.cache/site');
const site = await serve(folder, { '/empty.html': page(''), '/bare.html': page(await bareReact()) });
const browser = await chromium.launch({ executablePath });

function page(script) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Beside it</title><body><div id="root"></div>
<script type="module">${script}</script></body></html>`;
}

/** As many circles as the page has moving shapes, each placed anew by React in every frame. Not part of the product. */
async function bareReact() {
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
    let frame = requestAnimationFrame(function step(now) { setTime(now); frame = requestAnimationFrame(step); });
    return () => cancelAnimationFrame(frame);
  }, []);
  return h('svg', { width: 800, height: 600 }, Array.from({ length: count }, (_, i) => h(Shape, { key: i, i, time })));
}
createRoot(document.getElementById('root')).render(h(Bare));`;
  const name = 'virtual:bare';
  const plugin = {
    name,
    resolveId: (id) => (id === name ? join(process.cwd(), 'bare.js') : null),
    load: (id) => (id === join(process.cwd(), 'bare.js') ? source : null),
  };
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [plugin],
    build: { write: false, rolldownOptions: { input: name } },
  });
  return output[0].code.replaceAll('</script', '<\\/script');
}

// ---------------------------------------------------------------------------------------------------------- measuring

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const share = (numbers, part) =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];
const median = (numbers) => share(numbers, 0.5);

async function openPage(slowed) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const opened = await context.newPage();
  const devtools = await context.newCDPSession(opened);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  return { opened, devtools, close: () => context.close() };
}

/**
 * The trace of some seconds, as events; and when each frame came, as the page was told. Tasks and our own marks only: whatever
 * else a trace may hold is written down while the page works, and at 5 servers that alone cost a fifth of a frame.
 */
async function traced(opened, devtools) {
  const events = [];
  const take = ({ value }) => events.push(...value);
  devtools.on('Tracing.dataCollected', take);
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['toplevel', 'blink.user_timing'],
    },
  });
  const stamps = await opened.evaluate(
    (ms) =>
      new Promise((resolve) => {
        const seen = [];
        const end = performance.now() + ms;
        const step = (now) => {
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
  const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.end');
  await complete;
  devtools.off('Tracing.dataCollected', take);
  return { events, stamps };
}

/** What each frame cost the main thread that ran the frames of this page, in ms. */
function costs(events) {
  const frames = events.filter(({ name }) => name === 'bench-frame');
  const threads = new Map();
  for (const { pid, tid } of frames) threads.set(`${pid} ${tid}`, (threads.get(`${pid} ${tid}`) ?? 0) + 1);
  const [main] = [...threads].sort((a, b) => b[1] - a[1])[0] ?? [];
  const isMain = ({ pid, tid }) => `${pid} ${tid}` === main;
  const tasks = events.filter((event) => isMain(event) && /(^|::)RunTask$/.test(event.name) && event.dur > 0);
  // Several callbacks may ask for one frame: what begins a frame is the task in which they run.
  const begins = sorted(
    new Set(
      frames
        .filter(isMain)
        .flatMap(({ ts }) => tasks.find((task) => task.ts <= ts && ts <= task.ts + task.dur)?.ts ?? []),
    ),
  );
  const sums = begins.map(() => 0);
  // The trace nests a task in a task where a loop runs within another: the outer one counts.
  let reached = 0;
  let at = -1;
  for (const { ts, dur } of tasks.sort((a, b) => a.ts - b.ts || b.dur - a.dur)) {
    while (at + 1 < begins.length && begins[at + 1] <= ts) at += 1;
    const own = Math.max(0, ts + dur - Math.max(ts, reached));
    reached = Math.max(reached, ts + dur);
    if (at >= 0) sums[at] += own / 1000;
  }
  return sums.slice(0, -1);
}

async function measure(path, slowed, prepare = async () => {}) {
  const { opened, devtools, close } = await openPage(slowed);
  await opened.goto('about:blank');
  await opened.goto(site.address + path);
  await prepare(opened);
  await opened.waitForTimeout(SETTLING_MS);
  const { events, stamps } = await traced(opened, devtools);
  await close();
  const each = costs(events);
  const gaps = stamps.slice(1).map((stamp, i) => stamp - stamps[i]);
  return {
    median: median(each),
    p95: share(each, 0.95),
    fps: (gaps.length * 1000) / (stamps.at(-1) - stamps[0]),
    dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / FRAME_MS) - 1), 0) / SECONDS,
  };
}

const MEASURES = ['median', 'p95', 'fps', 'dropped'];

/** Several rounds, and of each figure the median of them. */
async function repeated(path, slowed, prepare) {
  const rounds = [];
  for (let i = 0; i < ROUNDS; i += 1) rounds.push(await measure(path, slowed, prepare));
  return Object.fromEntries(MEASURES.map((name) => [name, median(rounds.map((round) => round[name]))]));
}

/** A run with a leader and requests now and then, so that entries are on their way and committed. */
function playing(servers) {
  const actions = Array.from({ length: 40 }, (_, i) => ({
    at: 20 + i * 37,
    do: 'request',
    server: 'leader',
    command: `SET k${i % 5} ${i}`,
  }));
  const initial = Object.fromEntries([['S1', { term: 1, role: 'leader' }]]);
  const link = encodeLink({ raftarium: 1, title: '', seed: 1, cluster: { servers, initial }, actions });
  return [`#run=${link}&t=50`, (opened) => opened.getByRole('button', { name: 'Play', exact: true }).click()];
}

/** Timers that run, and as many messages as leave at once. */
const movingShapes = (servers) => 2 * servers;

/** From the first byte asked for to a click on Play or Pause that is seen to be answered, in ms. */
async function usableAfter() {
  const { opened, devtools, close } = await openPage(4);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await opened.addInitScript(() => {
    const name = (button) => button?.getAttribute('aria-label');
    const look = () => document.querySelector('button[aria-label="Play"], button[aria-label="Pause"]');
    let before = null;
    const watch = () => {
      const button = look();
      if (button && before === null) {
        before = name(button);
        button.click();
      } else if (button && name(button) !== before) {
        requestAnimationFrame(() => (window.usableAfter = performance.now()));
        return;
      }
      requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
  });
  await opened.goto(site.address, { waitUntil: 'commit' });
  await opened.waitForFunction(() => window.usableAfter, null, { timeout: 60_000 });
  const ms = await opened.evaluate(() => window.usableAfter);
  await close();
  return ms;
}

// ------------------------------------------------------------------------------------------------------------ printing

const lines = [];
const say = (line) => {
  lines.push(line);
  console.log(line);
};
const digits = (value, places) => value.toFixed(places);

/** The bars of a row that has some: `≤ 2.5 yes`. */
function judged(kind, slowed, servers, { median: middle, p95, fps }) {
  if (kind !== 'Raftarium') return '';
  const claims = [
    slowed === 1 &&
      BAR.median[servers] && ['median', middle <= BAR.median[servers], `≤ ${BAR.median[servers]}`],
    slowed === 1 && BAR.p95[servers] && ['p95', p95 <= BAR.p95[servers], `≤ ${BAR.p95[servers]}`],
    slowed === 4 &&
      BAR.fpsSlowed[servers] && ['fps', fps >= BAR.fpsSlowed[servers], `≥ ${BAR.fpsSlowed[servers]}`],
  ].filter(Boolean);
  return claims.map(([name, ok, bar]) => `${name} ${bar} ${ok ? 'met' : 'MISSED'}`).join(', ');
}

function row(kind, servers, slowed, figures) {
  const cells = [
    kind.padEnd(11),
    String(servers).padStart(7),
    `1/${slowed}`.padStart(5),
    digits(figures.median, 2).padStart(8),
    digits(figures.p95, 2).padStart(8),
    digits(figures.fps, 1).padStart(6),
    digits(figures.dropped, 1).padStart(9),
  ];
  say(`${cells.join('')}  ${judged(kind, slowed, servers, figures)}`.trimEnd());
}

try {
  const names = ['page'.padEnd(11), 'servers', '  CPU', '  median', '     p95', '   fps', '  dropped/s'];
  say(`Main thread a frame, ms, playing at 1/50; ${ROUNDS} rounds of ${SECONDS} s, medians of them.`);
  say(names.join(''));
  for (const slowed of SLOWED) {
    row('empty', '', slowed, await repeated('empty.html', slowed));
    for (const servers of SERVERS) {
      row('bare React', servers, slowed, await repeated(`bare.html?shapes=${movingShapes(servers)}`, slowed));
      row(
        'Raftarium',
        servers,
        slowed,
        await repeated(...[playing(servers)].flatMap(([path, go]) => [path, slowed, go])),
      );
    }
  }
  const times = [];
  for (let i = 0; i < ROUNDS; i += 1) times.push(await usableAfter());
  const usable = median(times);
  say(
    `Usable on a slow 4G line with the CPU slowed four times: ${digits(usable, 0)} ms, ` +
      `≤ ${BAR.usable} ${usable <= BAR.usable ? 'met' : 'MISSED'}`,
  );
  writeFileSync('.reports/bench-page.txt', `${lines.join('\n')}\n`);
} finally {
  await browser.close();
  site.stop();
}
