/** Tasks: every act of the reader is checked for whether it reaches, or will reach, the goal of the page. */
import { fromMs, type Micros } from '../../base/time.ts';
import type { Goal, Task } from '../../lessons/types.ts';
import { toAction } from '../../scenario/actions.ts';
import type { History } from '../../sim/history.ts';
import { Simulation } from '../../sim/simulation.ts';
import type { World } from '../../sim/types.ts';
import { acting, dismissNotice, play, seeking, stopAt, wantsStillness } from '../commands.ts';
import { type SessionState } from '../session.ts';
import type { Job } from '../work.ts';
import { goalTest } from './goal.ts';
import { keyOf, type Page } from './pages.ts';
import { including } from './progress.ts';
import { changeProgress, compute, returning } from './reading.ts';
import { beatOf, type Reading, type Story } from './state.ts';

/** After this many misses, help is offered. */
export const MISSES_BEFORE_HELP = 2;
/** How far the run is searched for the goal after an act. */
const MOMENTS_AHEAD = 500;
/** An act that misses the goal plays for this long before the page says so: 5 s at the usual speed. */
const PLAYED_OUT = fromMs(100);
/** The first half of a task plays for this long, so that its effect is visible. */
const HALF_PLAYED = fromMs(20);

function isReached(reading: Reading, goal: Goal, world: World): boolean {
  if (reading.test?.goal !== goal) reading.test = { goal, holds: goalTest(goal) };
  return reading.test.holds(world);
}

/** When the run will reach the goal by itself; null if not soon. The history is not extended by it. */
function whenReached(goal: Goal, { recording: { cluster, script }, world }: History): Micros | null {
  const ahead = new Simulation(cluster, script, { watch: null }, world);
  const holds = goalTest(goal);
  for (let i = 0; i < MOMENTS_AHEAD && ahead.advance(Number.POSITIVE_INFINITY); i += 1)
    if (holds(ahead.world())) return ahead.time;
  return null;
}

/** Checks every moment of what the reader made of the run. */
function judge(reading: Reading, state: SessionState, before: SessionState): void {
  const story = reading.getState();
  const task = beatOf(story)?.task;
  if (task === undefined || story.mode !== 'story' || story.onRun || story.reached || reading.isReplying)
    return;
  const hasMoved = state.world !== before.world;
  // The page itself says that this is another run; a notice would cover its reply to the act.
  if (state.document !== before.document) queueMicrotask(() => dismissNotice(reading.session));
  if (hasMoved && isReached(reading, task.goal, state.world)) {
    replyReached(reading, story.page);
  } else if (hasMoved && state.document !== before.document) judgeAct(reading, task, before.world);
  else if (before.playing && !state.playing && story.watching !== null) stopWatching(reading);
}

/**
 * The page renders the act before it says what it means. React renders a change of the run in a microtask:
 * this waits for two.
 */
function replyReached(reading: Reading, page: Page): void {
  reading.isReplying = true;
  const reply = () => {
    reading.isReplying = false;
    if (reading.getState().page !== page) return;
    reading.setState({ watching: null, half: false, reached: true });
    changeProgress(reading, ({ done }) => ({ done: including(done, keyOf(page)) }));
  };
  queueMicrotask(() => queueMicrotask(reply));
}

/** Plays the effect of an act: up to the goal, or long enough to see a half or a miss. */
function judgeAct(reading: Reading, { goal, half }: Task, before: World): void {
  const { time } = reading.session.run.history.world;
  const at = whenReached(goal, reading.session.run.history);
  const halfAt = at === null && half ? whenHalf(reading, half) : null;
  if (at !== null) watch(reading, 'hit', at);
  else if (half === undefined || halfAt === null) watch(reading, 'miss', time + PLAYED_OUT);
  // The goal was reached before, and this act did something else.
  else if (goalTest(half)(before)) watch(reading, 'half', time + PLAYED_OUT);
  else watch(reading, 'half', Math.max(halfAt, time + HALF_PLAYED));
}

function whenHalf(reading: Reading, half: Goal): Micros | null {
  const { world } = reading.session.run.history;
  return goalTest(half)(world) ? world.time : whenReached(half, reading.session.run.history);
}

function watch(reading: Reading, watching: Story['watching'], until: Micros): void {
  reading.setState({ watching });
  // The moment of the act is not rendered yet.
  queueMicrotask(() => goOnTo(reading, until));
}

function goOnTo(reading: Reading, at: Micros): void {
  if (!wantsStillness()) {
    stopAt(reading.session, at);
    return play(reading.session);
  }
  const arriving = function* (): Job {
    yield* seeking(reading.session, at);
    stopWatching(reading);
  };
  compute(reading, arriving());
}

/** Playing has ended, or the reader has paused: now the page says that the act missed. */
function stopWatching(reading: Reading): void {
  if (reading.isReplying) return;
  reading.setState(({ watching, missed }) => ({
    watching: null,
    half: watching === 'half',
    missed: missed + (watching === 'miss' ? 1 : 0),
  }));
}

/**
 * Checks the acts of the reader while a task is shown. After `followRun`, which determines whether the run is
 * the page's own. Returns an unsubscribe function.
 */
export const followTasks = (reading: Reading): (() => void) =>
  reading.session.subscribe((state, before) => judge(reading, state, before));

/** Performs one solution of the task, at the end of the page's run. */
export function showMe(reading: Reading): void {
  const task = beatOf(reading.getState())?.task;
  if (task === undefined) return;
  const showing = function* (): Job {
    yield* returning(reading);
    for (const document of task.shown) yield* acting(reading.session, toAction(document));
  };
  compute(reading, showing());
}
