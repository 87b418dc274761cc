import { expect, test } from 'vitest';
import { type FrameSource, Playhead } from './playhead.ts';

/** Frames by hand: `run(wallMs)` runs the requested one. */
function handFrames() {
  let waiting: ((wall: number) => void) | null = null;
  const source: FrameSource = {
    request: (frame) => {
      waiting = frame;
      return 1;
    },
    cancel: () => {
      waiting = null;
    },
  };
  const run = (wall: number) => {
    const frame = waiting;
    waiting = null;
    frame?.(wall);
    return frame !== null;
  };
  return { source, run, isWaiting: () => waiting !== null };
}

function playing(speed = 1) {
  const frames = handFrames();
  const playhead = new Playhead(frames.source);
  playhead.setSpeed(speed);
  playhead.start();
  return { ...frames, playhead };
}

test('virtual time advances at the chosen speed', () => {
  const { playhead, run } = playing(1 / 50);
  for (const wall of [1000, 1050, 1100]) run(wall);
  expect(playhead.now()).toBe(2000);
});

test('fractions of a microsecond are kept at the slowest speed', () => {
  const { playhead, run } = playing(1 / 1000);
  for (let wall = 0; wall <= 1000; wall += 0.5) run(wall);
  expect(playhead.now()).toBe(1000);
});

test('a frame longer than 100 ms counts as 100 ms', () => {
  const { playhead, run } = playing();
  run(0);
  run(5000);
  expect(playhead.now()).toBe(100_000);
});

test('a frame advances, then commits once, then paints', () => {
  const { playhead, run } = playing();
  const seen: string[] = [];
  playhead.drive((target) => {
    seen.push(`commit ${target}`);
    return target;
  });
  playhead.onPaint((time) => seen.push(`paint ${time}`));
  run(0);
  run(10);
  expect(seen).toEqual(['paint 0', 'commit 0', 'paint 0', 'commit 10000', 'paint 10000']);
});

test('the playhead does not pass the time that the world has reached', () => {
  const { playhead, run } = playing();
  playhead.drive((target) => Math.min(target, 7000));
  run(0);
  run(10);
  expect(playhead.now()).toBe(7000);
});

test('while paused, no frame is requested and none runs', () => {
  const { playhead, run, isWaiting } = playing();
  run(0);
  playhead.stop();
  expect(isWaiting()).toBe(false);
  expect(run(20)).toBe(false);
  expect(playhead.frames).toBe(1);
});

test('a commit that pauses ends the frames', () => {
  const { playhead, run, isWaiting } = playing();
  playhead.drive((target) => {
    playhead.stop();
    return target;
  });
  run(0);
  expect(isWaiting()).toBe(false);
});

test('wall time during a pause does not count', () => {
  const { playhead, run } = playing();
  run(0);
  run(10);
  playhead.stop();
  playhead.start();
  run(90);
  run(100);
  expect(playhead.now()).toBe(20_000);
});

test('a seek paints once, without a frame, and only what is still subscribed', () => {
  const { source } = handFrames();
  const playhead = new Playhead(source);
  const seen: number[] = [];
  const stop = playhead.onPaint((time) => seen.push(time));
  playhead.seek(500);
  stop();
  playhead.seek(900);
  expect(seen).toEqual([0, 500]);
  expect(playhead.frames).toBe(0);
});

test('a commit that seeks decides where the playhead is', () => {
  const { playhead, run } = playing();
  playhead.drive((target) => {
    if (target > 0) playhead.seek(3000);
    return target;
  });
  run(0);
  run(50);
  expect(playhead.now()).toBe(3000);
});

test('slow painters run only every 30 ms while playing, and exactly at the end', () => {
  const { playhead, run } = playing();
  const seen: number[] = [];
  playhead.onCalmPaint((time) => seen.push(time));
  for (const wall of [0, 16, 32, 48, 64]) run(wall);
  expect(seen).toEqual([0, 0, 32_000, 64_000]);
  run(70);
  playhead.stop();
  expect(seen.at(-1)).toBe(70_000);
  playhead.seek(500);
  expect(seen.at(-1)).toBe(500);
});

test('painters get the start of the play, and Infinity while paused', () => {
  const { source, run } = handFrames();
  const playhead = new Playhead(source);
  const seen: [number, number][] = [];
  playhead.onPaint((time, from) => seen.push([time, from]));
  playhead.seek(500);
  playhead.start();
  for (const wall of [0, 10]) run(wall);
  playhead.goOn(10_501);
  playhead.seek(2000);
  playhead.stop();
  expect(seen).toEqual([
    [0, Infinity],
    [500, Infinity],
    [500, 500],
    [10_500, 500],
    [10_501, 500],
    [2000, 2000],
    [2000, Infinity],
  ]);
});
