/**
 * The hall's end of the presenter's window: it does what is asked there. Fetched when such a window speaks
 * for the first time.
 */
import { closeDialog, closeMenu } from '../store/commands.ts';
import { present, showHall } from '../store/hall.ts';
import { commandOf, runCommand } from '../store/keys.ts';
import { blank, showAgain } from '../store/present/hall-acts.ts';
import { type Asking, hearAsking, isOfThisSite, tidingsOf } from '../store/present/protocol.ts';
import type { Session } from '../store/session.ts';
import { chooseNumber } from '../store/story/question.ts';
import type { Reading } from '../store/story/state.ts';
import { SERVER_COMMANDS } from '../store/targets.ts';
import { POINTED } from '../views/presenter/pointing.ts';
import { scrollsBefore } from '../views/story/scroll.ts';
import { STAGES, say, tell } from './hall-tidings.ts';

/** A message of a window of this site, which says that it is the presenter's. */
export function hearPresenter(reading: Reading, { data, source, origin }: MessageEvent): void {
  const heard = hearAsking(data);
  // Not a frame in this page, nor one around it.
  if (!isOfThisSite(origin, window.location) || !isWindow(source) || source.parent !== source) return;
  if ('fault' in heard) {
    // By the version of the answer, that window sees why it is not heard.
    if (heard.fault === 'version') say(source, tidingsOf({ say: 'here' }));
    return;
  }
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

/** Of several windows, the one that came last is the presenter's. */
function connect(reading: Reading, source: Window, { fresh, hall }: Hello): void {
  const { session } = reading;
  const { presenter } = session;
  if (presenter?.window === source && !fresh) return say(source, tidingsOf({ say: 'here' }));
  if (presenter !== null && presenter.window !== source && !presenter.window.closed) {
    if (!fresh) return say(source, tidingsOf({ say: 'taken' }));
    say(presenter.window, tidingsOf({ say: 'taken' }));
  }
  presenter?.stop();
  session.presenter = { window: source, stop: tell(reading, source, () => disconnect(session)) };
  if (hall) showHall(session, true);
  present(session, { window: 'open' });
}

function disconnect(session: Session): void {
  session.presenter?.stop();
  session.presenter = null;
  present(session, { window: 'none' });
}

// ---------------------------------------------------------------------------------------- what it is asked

function obey(reading: Reading, message: Asking): void {
  const { session } = reading;
  if (message.say === 'blank') return blank(session, message.as);
  if (message.say === 'point') return point(message.on, message.at);
  if (message.say === 'close') return closeWhatIsOpen(session);
  if (message.say === 'command' && ABOUT_THE_SCREEN.includes(message.id))
    return runCommand(commandOf(message.id), reading);
  // The hall sees nothing: first it has to.
  if (showAgain(session)) return;
  // The library has no run: nothing is done to the one that is open behind it.
  const { mode } = reading.getState();
  if (mode === 'library') return;
  if (message.say === 'command') return step(reading, message);
  if (message.say === 'choose') return mode === 'story' ? chooseNumber(reading, message.number) : undefined;
  if (message.say !== 'server') return;
  const node = session.getState().world.nodes.find(({ id }) => id === message.server);
  const found = SERVER_COMMANDS.find(({ id }) => id === message.act);
  if (node && found?.whyNot(node) === null) found.run(session, node);
}

/** They are done whatever the hall shows. */
const ABOUT_THE_SCREEN: readonly string[] = ['blank', 'pointer', 'hall'];

function closeWhatIsOpen(session: Session): void {
  const { menu, dialog } = session.getState();
  if (dialog !== null) closeDialog(session);
  if (menu !== null) closeMenu(session);
}

function step(reading: Reading, { id, scroll }: Extract<Asking, { say: 'command' }>): void {
  const { menu, dialog } = reading.session.getState();
  const command = commandOf(id);
  const { mode } = reading.getState();
  if (menu !== null || dialog !== null || (command.only ?? mode) !== mode) return;
  if (!scroll || !scrollsBefore(id)) runCommand(command, reading);
}

/** The ring of the hall listens to this: a move of the pointer renders nothing. */
function point(on: keyof typeof STAGES, at: readonly [number, number] | null): void {
  const box = document.querySelector(STAGES[on])?.getBoundingClientRect();
  if (!box) return;
  const detail = at && { x: box.x + at[0] * box.width, y: box.y + at[1] * box.height };
  window.dispatchEvent(new CustomEvent(POINTED, { detail }));
}
