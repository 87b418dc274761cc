/** Tasks: whatever the reader does to the cluster is looked at for whether it does, or will do, what the page asks. */
import { fromMs, type Micros } from '../../base/time.ts';
import type { Goal, Task } from '../../lessons/types.ts';
import { toAction } from '../../scenario/actions.ts';
import type { History } from '../../sim/history.ts';
import { Simulation } from '../../sim/simulation.ts';
import type { World } from '../../sim/types.ts';
import { acting, dismissNotice, play, seek, stopAt, wantsStillness } from '../commands.ts';
import { run, type Session, useSession } from '../session.ts';
import { showOnTheWay } from '../showing.ts';
import { type Job, perform } from '../work.ts';
import { goalTest } from './goal.ts';
import { keyOf, type Page } from './pages.ts';
import { including } from './progress.ts';
import { byPage, changeProgress, returning } from './reading.ts';
import { beatOf, type Story, useStory } from './state.ts';

const { getState: now, setState: set } = useStory;

/** After so many acts that miss the goal, help is offered. */
export const MISSES_BEFORE_HELP = 2;
/** How far the run is looked ahead in, for whether an act will do it. */
const MOMENTS_AHEAD = 500;
/** An act that misses the goal is played so far before the page says so: 5 s at the usual speed. */
const PLAYED_OUT = fromMs(100);
/** The first half of a task is played so far: one sees that it is done. */
const HALF_PLAYED = fromMs(20);

let test: { readonly goal: Goal; readonly holds: (world: World) => boolean } | null = null;

function isReached(goal: Goal, world: World): boolean {
  if (test?.goal !== goal) test = { goal, holds: goalTest(goal) };
  return test.holds(world);
}

/** When the run as it is will reach the goal by itself; null if it does not soon. The history knows no more of it than before. */
function whenReached(goal: Goal, { recording: { cluster, script }, world }: History): Micros | null {
  const ahead = new Simulation(cluster, script, { watch: null }, world);
  const holds = goalTest(goal);
  for (let i = 0; i < MOMENTS_AHEAD && ahead.advance(Number.POSITIVE_INFINITY); i += 1)
    if (holds(ahead.world())) return ahead.time;
  return null;
}

/** The goal is reached, and the page is about to say so. */
let telling = false;

/** Judges every moment of what the reader made of the run. */
function judge(session: Session, before: Session): void {
  const story = now();
  const task = beatOf(story)?.task;
  if (task === undefined || story.mode === 'sandbox' || story.onRun || story.reached || telling) return;
  const hasMoved = session.world !== before.world;
  // The page says itself that this is another run; a notice would lie over what it says of the act.
  if (session.document !== before.document) queueMicrotask(dismissNotice);
  if (hasMoved && isReached(task.goal, session.world)) {
    tellReached(story.page);
  } else if (hasMoved && session.document !== before.document) judgeAct(task, before.world);
  else if (before.playing && !session.playing && story.watching !== null) stopWatching();
}

/** What was done is on the page before what it means. Of the run, this hears before React, which draws it in a microtask: so two. */
function tellReached(page: Page): void {
  telling = true;
  const tell = () => {
    telling = false;
    if (now().page !== page) return;
    set({ watching: null, half: false, reached: true });
    changeProgress(({ done }) => ({ done: including(done, keyOf(page)) }));
  };
  queueMicrotask(() => queueMicrotask(tell));
}

/** Plays what comes of an act: up to the goal, or long enough to see that it does a half of it, or something else. */
function judgeAct({ goal, half }: Task, before: World): void {
  const { time } = run.history.world;
  const at = whenReached(goal, run.history);
  const halfAt = at === null && half ? whenHalf(half) : null;
  if (at !== null) watch('hit', at);
  else if (half === undefined || halfAt === null) watch('miss', time + PLAYED_OUT);
  // It was done before, and this act did something else.
  else if (goalTest(half)(before)) watch('half', time + PLAYED_OUT);
  else watch('half', Math.max(halfAt, time + HALF_PLAYED));
}

function whenHalf(half: Goal): Micros | null {
  const { world } = run.history;
  return goalTest(half)(world) ? world.time : whenReached(half, run.history);
}

function watch(watching: Story['watching'], until: Micros): void {
  set({ watching });
  // Once the act is over: its first moment is not shown yet.
  queueMicrotask(() => goOnTo(until));
}

function goOnTo(at: Micros): void {
  if (!wantsStillness()) {
    stopAt(at);
    return play();
  }
  seek(at);
  stopWatching();
}

/** The play has come to its end, or the reader has stopped it: now the page says what the act was not. */
function stopWatching(): void {
  if (telling) return;
  set(({ watching, missed }) => ({
    watching: null,
    half: watching === 'half',
    missed: missed + (watching === 'miss' ? 1 : 0),
  }));
}

/** After `followRun`, which tells whether the run is the page's own. */
export function followTasks(): void {
  useSession.subscribe(judge);
}

/** Does what is asked for, one way of it, where the page's run ends. */
export function showMe(): void {
  const task = beatOf(now())?.task;
  if (task === undefined) return;
  const showing = function* (): Job {
    yield* returning();
    for (const document of task.shown) yield* acting(toAction(document));
  };
  perform({ what: 'Computing the run of this chapter', job: byPage(showing()), waiting: showOnTheWay });
}
