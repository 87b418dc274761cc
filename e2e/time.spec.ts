import { expect } from '@playwright/test';
import { compile } from '../src/scenario/compile.ts';
import { readDocument } from '../src/scenario/document.ts';
import type { ScenarioDocument } from '../src/scenario/types.ts';
import { Simulation } from '../src/sim/simulation.ts';
import { Tank } from './tank.ts';
import { test } from './test.ts';

test('a run is stepped event by event, forwards and back, to the same picture', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 7 }, 150);
  const hashes = [await tank.hash()];
  const times = [await tank.now()];
  for (let i = 0; i < 10; i += 1) {
    await tank.button('Next event').click();
    await tank.settled();
    hashes.push(await tank.hash());
    times.push(await tank.now());
  }
  expect(new Set(hashes).size).toBe(11);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  for (let i = 9; i >= 1; i -= 1) {
    await tank.button('Previous event').click();
    await tank.settled();
    expect(await tank.hash()).toBe(hashes[i]);
    expect(await tank.now()).toBe(times[i]);
  }
});

test('an act in the past changes the future, and can be undone', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 7 }, 1000);
  const before = await tank.hash();
  await tank.goTo(500);
  await tank.choose(tank.leaders(), 'Crash');
  await tank.goTo(1000);
  expect(await tank.hash()).not.toBe(before);
  await tank.inNote('Undo').click();
  await tank.goTo(1000);
  expect(await tank.hash()).toBe(before);
});

const BUSY: ScenarioDocument = {
  raftarium: 1,
  seed: 11,
  cluster: {
    servers: 5,
    loss: 0.05,
    duplication: 0.05,
    latency: [3, 30],
    disk: { write: [0, 8] },
    clock: { S2: 1.07 },
  },
  actions: [
    { at: 400, do: 'request', server: 'leader', command: 'SET x 5' },
    {
      at: 600,
      do: 'partition',
      groups: [
        ['S1', 'S2'],
        ['S3', 'S4', 'S5'],
      ],
    },
    { at: 900, do: 'request', server: 'leader', command: 'ADD x 2' },
    { at: 1200, do: 'crash', server: 'S4' },
    { at: 1800, do: 'heal' },
    { when: { leaders: 1 }, after: 1500, do: 'restart', server: 'S4' },
  ],
  until: 5000,
} as ScenarioDocument;

test('the same document gives the same trace here and in the browser', async ({ page }) => {
  const read = readDocument(BUSY);
  if (!read.ok) throw new Error(read.message);
  const { cluster, script } = compile(read.document);
  const here = new Simulation(cluster, script);
  while (here.advance(5_000_000));
  const tank = new Tank(page);
  await tank.openRun(BUSY, 5000);
  expect(await tank.hash()).toBe(here.hash);
  await tank.goTo(1234);
  await tank.goTo(5000);
  expect(await tank.hash()).toBe(here.hash);
});

test('the address holds the run: a reload restores it, with all acts', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ seed: 7 }, 400);
  const fresh = page.url();
  await tank.choose(tank.leaders(), 'Crash');
  await expect.poll(() => page.url()).not.toBe(fresh);
  const hash = await tank.hash();
  const now = await tank.now();
  await page.reload();
  await tank.hold();
  expect(await tank.hash()).toBe(hash);
  expect(await tank.now()).toBe(now);
  await expect(page.getByRole('button', { name: /^S\d, crashed/ })).toHaveCount(1);
});

test('an unreadable address gives a message, and the default opens', async ({ page }) => {
  await page.goto('/#run=1.thisisnotarun');
  const tank = new Tank(page);
  await tank.hold();
  await expect(page.getByRole('alert')).toContainText(/cannot be read/);
  await expect(page.getByRole('button', { name: /^S\d, / })).toHaveCount(5);
});

test('an address with a wrong document names the field', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun({ actions: [{ at: 1, do: 'crash', server: 'S9' }] });
  await expect(page.getByRole('alert')).toContainText('actions[0].server: there is no server "S9"');
});

test('the speed is shown in words', async ({ page }) => {
  const tank = new Tank(page);
  await tank.open();
  const speed = tank.slider('Speed');
  await speed.press('Home');
  await expect(speed).toHaveAttribute('aria-valuetext', '1000 times slower than real time');
  await speed.press('End');
  await expect(speed).toHaveAttribute('aria-valuetext', '100 times real time');
});

test('a long run can be sought to any time, with the same result from anywhere', async ({ page }) => {
  const tank = new Tank(page);
  const requests = Array.from({ length: 300 }, (_, i) => ({
    at: 300 + i * 300,
    do: 'request' as const,
    server: 'leader',
    command: `ADD x ${i}`,
  }));
  const run = { seed: 31, actions: requests };
  await tank.openRun(run, 0);
  await tank.goTo(90_000);
  const places = [60_000, 1000, 89_000, 30_000];
  const hashes = new Map<number, string>();
  for (const place of places) {
    await tank.goTo(place);
    hashes.set(place, await tank.hash());
  }
  for (const place of places.reverse()) {
    await tank.goTo(place);
    expect(await tank.hash()).toBe(hashes.get(place));
  }
  await tank.page.goto('about:blank');
  await tank.openRun(run, 60_000);
  expect(await tank.hash()).toBe(hashes.get(60_000));
});
