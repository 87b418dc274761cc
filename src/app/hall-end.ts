/**
 * The hall's end of the presenter's window: it tells that window what the hall sees, and does what is asked
 * there. Fetched when such a window speaks for the first time.
 */
import type { ScenarioDocument } from '../scenario/types.ts';
import { present, showHall } from '../store/hall.ts';
import { commandOf, runCommand } from '../store/keys.ts';
import { blank, showAgain } from '../store/present/hall-acts.ts';
import {
  type Asking,
  type HallPlace,
  hearAsking,
  isOfThisSite,
  type Tidings,
  targetOf,
  tidingsOf,
} from '../store/present/protocol.ts';
import type { Session } from '../store/session.ts';
import { openEntryOf } from '../store/story/open-now.ts';
import { chooseNumber } from '../store/story/question.ts';
import { answerOf, isAsking, type Reading } from '../store/story/state.ts';
import { SERVER_COMMANDS } from '../store/targets.ts';
import { POINTED } from '../views/presenter/pointing.ts';
import { scrollsBefore } from '../views/story/scroll.ts';

/** A longer document is not sent at each act: then the presenter's window has no picture. */
const MOST_SENT = 400_000;
/** The picture in the presenter's window moves in such steps. */
const TIME_EVERY_MS = 66;

/** A message of a window of this site, which says that it is the presenter's. */
export function hearPresenter(reading: Reading, { data, source, origin }: MessageEvent): void {
  const heard = hearAsking(data);
  if ('fault' in heard || !isOfThisSite(origin, window.location)) return;
  // Not a frame in this page, nor one around it.
  if (!isWindow(source) || source.parent !== source) return;
  const { message } = heard;
  if (message.say === 'hello') return connect(reading, source, message);
  if (reading.session.presenter?.window !== source) return;
  if (message.say === 'bye') disconnect(reading.session);
  else obey(reading, message);
}

const isWindow = (source: MessageEventSource | null): source is Window =>
  source !== null && 'window' in source;

interface Hello {
  readonly fresh: boolean;
  readonly hall: boolean;
}

function connect(reading: Reading, source: Window, { fresh, hall }: Hello): void {
  const { session } = reading;
  const { presenter } = session;
  if (presenter?.window === source && !fresh) return say(source, tidingsOf({ say: 'here' }));
  presenter?.stop();
  session.presenter = { window: source, stop: tell(reading, source) };
  if (hall) showHall(session, true);
  present(session, { window: 'open' });
}

function disconnect(session: Session): void {
  session.presenter?.stop();
  session.presenter = null;
  present(session, { window: 'none' });
}

const say = (to: Window, message: Tidings): void => to.postMessage(message, targetOf(window.location));

// ------------------------------------------------------------------------------------------ what it is told

/** Tells everything, and then what changes. Returns a function that stops it. */
function tell(reading: Reading, to: Window): () => void {
  const { session } = reading;
  let document: ScenarioDocument | null = null;
  let run = 0;
  let place = '';
  let latest = -1;
  let isDue = false;

  const tellAll = () => {
    isDue = false;
    if (to.closed) return disconnect(session);
    const state = session.getState();
    if (state.document !== document) {
      document = state.document;
      run += 1;
      const text = JSON.stringify(document);
      say(to, tidingsOf({ say: 'run', run, document: text.length > MOST_SENT ? null : text }));
      latest = -1;
    }
    const now = placeOf(reading);
    const asText = JSON.stringify(now);
    if (asText !== place) say(to, tidingsOf({ say: 'place', place: now }));
    place = asText;
    tellTime();
  };
  const tellTime = () => {
    const time = session.playhead.now();
    if (time !== latest) say(to, tidingsOf({ say: 'time', run, time }));
    latest = time;
  };
  /** Several changes of one task are told at once. */
  const soon = () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(tellAll);
  };
  let last = 0;
  const stopTime = session.playhead.onPaint((_, from) => {
    const wall = session.clock.now();
    const isMoving = from !== Infinity;
    if (isMoving && wall - last < TIME_EVERY_MS) return;
    last = wall;
    if (document !== null) tellTime();
  });
  const stops = [session.subscribe(soon), reading.subscribe(soon), stopTime];
  const onLeave = () => say(to, tidingsOf({ say: 'bye' }));
  window.addEventListener('resize', soon);
  window.addEventListener('pagehide', onLeave);
  soon();
  return () => {
    for (const stop of stops) stop();
    window.removeEventListener('resize', soon);
    window.removeEventListener('pagehide', onLeave);
  };
}

function placeOf(reading: Reading): HallPlace {
  const story = reading.getState();
  const { hall, present: shown, playing, speed, canUndo } = reading.session.getState();
  const { mode, page, over, onRun } = story;
  const stage = document.querySelector('.stage-tank');
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
    stage: { width: stage?.clientWidth ?? 0, height: stage?.clientHeight ?? 0 },
  };
}

// ---------------------------------------------------------------------------------------- what it is asked

function obey(reading: Reading, message: Asking): void {
  const { session } = reading;
  if (message.say === 'blank') return blank(session, message.as);
  if (message.say === 'point') return point(message.at);
  if (message.say === 'command' && ['blank', 'pointer', 'hall'].includes(message.id))
    return runCommand(commandOf(message.id), reading);
  // The hall sees nothing: first it has to.
  if (showAgain(session)) return;
  if (message.say === 'command') return step(reading, message);
  if (message.say === 'choose') return chooseNumber(reading, message.number);
  if (message.say !== 'server') return;
  const node = session.getState().world.nodes.find(({ id }) => id === message.server);
  const found = SERVER_COMMANDS.find(({ id }) => id === message.act);
  if (node && found?.whyNot(node) === null) found.run(session, node);
}

function step(reading: Reading, { id, scroll }: Extract<Asking, { say: 'command' }>): void {
  const { menu, dialog } = reading.session.getState();
  const command = commandOf(id);
  const { mode } = reading.getState();
  if (menu !== null || dialog !== null || (command.only ?? mode) !== mode) return;
  if (!scroll || !scrollsBefore(id)) runCommand(command, reading);
}

/** The ring of the hall listens to this: a move of the pointer renders nothing. */
function point(at: readonly [number, number] | null): void {
  const box = document.querySelector('.stage-tank')?.getBoundingClientRect();
  if (!box) return;
  const detail = at && { x: box.x + at[0] * box.width, y: box.y + at[1] * box.height };
  window.dispatchEvent(new CustomEvent(POINTED, { detail }));
}
