/** What the hall tells the presenter's window: everything at first, and then what changes. */
import type { ScenarioDocument } from '../scenario/types.ts';
import {
  type HallPlace,
  type Tidings,
  type ToldBranch,
  targetOf,
  tidingsOf,
} from '../store/present/protocol.ts';
import type { Branch, SessionState } from '../store/session.ts';
import { openEntryOf } from '../store/story/open-now.ts';
import { answerOf, isAsking, type Reading } from '../store/story/state.ts';

/** A longer document is not sent at each act: then the presenter's window has no picture. */
export const MOST_SENT = 400_000;
const LONGEST_NAME = 1000;
/** The picture in the presenter's window moves in such steps. */
const TIME_EVERY_MS = 66;

export const say = (to: Window, message: Tidings): void => to.postMessage(message, targetOf(window.location));

/** `gone`: called when the window is closed. Returns a function that stops it. */
export function tell(reading: Reading, to: Window, gone: () => void): () => void {
  const { session } = reading;
  let told: Shown | null = null;
  let run = 0;
  let place = '';
  let latest = -1;
  let isDue = false;
  let isOver = false;

  const tellPlace = () => {
    const now = placeOf(reading);
    const asText = JSON.stringify(now);
    if (asText !== place) say(to, tidingsOf({ say: 'place', place: now }));
    place = asText;
  };
  const tellTime = () => {
    const time = session.playhead.now();
    if (time !== latest) say(to, tidingsOf({ say: 'time', run, time }));
    latest = time;
  };
  const tellAll = () => {
    isDue = false;
    if (isOver) return;
    if (to.closed) return gone();
    const shown = shownIn(session.getState());
    if (told === null || !isSame(told, shown)) {
      told = shown;
      run += 1;
      const { open, beside } = shown;
      say(to, tidingsOf({ say: 'run', run, open: sent(open), beside: beside && sent(beside) }));
      latest = -1;
    }
    tellPlace();
    tellTime();
  };
  const stages = watchStages(() => told !== null && tellPlace());
  /** Several changes of one task are told at once. */
  const soon = () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(tellAll);
    stages.look();
  };
  let last = 0;
  const stopTime = session.playhead.onPaint((_, from) => {
    const wall = session.clock.now();
    const isMoving = from !== Infinity;
    if (isMoving && wall - last < TIME_EVERY_MS) return;
    last = wall;
    if (told !== null) tellTime();
  });
  const onLeave = () => say(to, tidingsOf({ say: 'bye' }));
  window.addEventListener('pagehide', onLeave);
  const stops = [
    session.subscribe(soon),
    reading.subscribe(soon),
    stopTime,
    stages.stop,
    () => window.removeEventListener('pagehide', onLeave),
  ];
  soon();
  return () => {
    isOver = true;
    for (const stop of stops) stop();
  };
}

// ------------------------------------------------------------------------------------------- what is shown

/** The open branch, and the one that it is compared with. */
interface Shown {
  readonly open: Told;
  readonly beside: Told | null;
}
type Told = Pick<Branch, 'document' | 'name' | 'isStaged'>;

function shownIn({ branches, branch, comparison, document }: SessionState): Shown {
  const own = branches.find(({ id }) => id === branch);
  return {
    // A branch has the document with which it was left.
    open: { name: own?.name ?? '', isStaged: branches[0]?.isStaged ?? false, document },
    beside: branches.find(({ id }) => id === comparison?.with) ?? null,
  };
}

const isSame = (one: Shown, other: Shown): boolean =>
  one.open.document === other.open.document &&
  one.open.name === other.open.name &&
  one.beside?.document === other.beside?.document &&
  one.beside?.name === other.beside?.name;

function sent({ document, name, isStaged = false }: Told): ToldBranch {
  const text = textOf(document);
  return { document: text.length > MOST_SENT ? null : text, isStaged, name: name.slice(0, LONGEST_NAME) };
}

const textOf = (document: ScenarioDocument): string => JSON.stringify(document);

/** The stage, and the one beside it. */
export const STAGES = { open: '.stage-tank', beside: '.other .stage-tank' } as const;

/** Tells when a stage has another size: that comes after the change that made it so. */
function watchStages(changed: () => void) {
  const sizes = new ResizeObserver(changed);
  let watched: readonly (Element | null)[] = [];
  let frame = 0;
  const observe = () => {
    const stages = Object.values(STAGES).map((stage) => document.querySelector(stage));
    if (stages.every((stage, i) => stage === watched[i])) return;
    watched = stages;
    sizes.disconnect();
    for (const stage of stages) if (stage !== null) sizes.observe(stage);
    changed();
  };
  return {
    /** Looks for the stages, once the page is drawn. */
    look: () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(observe);
    },
    stop: () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
    },
  };
}

function sizeOf(stage: string): { readonly width: number; readonly height: number } | null {
  const found = document.querySelector(stage);
  return found && { width: found.clientWidth, height: found.clientHeight };
}

function placeOf(reading: Reading): HallPlace {
  const story = reading.getState();
  const { hall, present: shown, playing, speed, canUndo, menu, dialog } = reading.session.getState();
  const { mode, page, over, onRun } = story;
  return {
    mode,
    page: { chapter: page.chapter, beat: page.beat },
    entry: openEntryOf(reading)?.slug ?? null,
    asking: isAsking(story),
    answer: mode === 'story' ? [...(answerOf(story) ?? [])] : null,
    over,
    onRun,
    hall,
    blank: shown.blank,
    pointer: shown.pointer,
    playing,
    speed,
    canUndo,
    isBusy: menu !== null || dialog !== null,
    stage: sizeOf(STAGES.open) ?? { width: 0, height: 0 },
    beside: sizeOf(STAGES.beside),
  };
}
