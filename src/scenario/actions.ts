/** Every action with its fields, one line each: how it is read from a document, and written back. */
import { keysOf } from '../base/keys.ts';
import { type Micros, toMs } from '../base/time.ts';
import type { Action, ActionWord, LinkSettings } from '../sim/types.ts';
import * as part from './field-codecs.ts';
import type { ActionDocument, LinkDocument, UntimedAction } from './types.ts';

/** The members of a union whose `do` may be this word; several words share one member. */
type Of<Union, Word> = Union extends { do: infer Words } ? (Word extends Words ? Union : never) : never;
type KeyOf<Union> = Union extends unknown ? keyof Union : never;
type ValueOf<Union, Key> = Union extends unknown
  ? Key extends keyof Union
    ? Exclude<Union[Key], undefined>
    : never
  : never;

/** The names of an action's fields, in the simulator and in documents. */
type PartName<Word> = Exclude<KeyOf<Of<Action, Word>> | KeyOf<Of<UntimedAction, Word>>, 'do'>;

/** One `T` for each field of each action. */
export type ByPart<T> = { readonly [Word in ActionWord]: Readonly<Record<PartName<Word>, T>> };

type Table = {
  readonly [Word in ActionWord]: {
    readonly [Name in PartName<Word>]: part.FieldCodec<
      ValueOf<Of<UntimedAction, Word>, Name>,
      ValueOf<Of<Action, Word>, Name>
    >;
  };
};

const { disk, duration, FILTER, groups, SETTINGS, same, selector, server, target, timer, timerSpan } = part;

const ACTIONS: Table = {
  request: { server: target, command: same },
  crash: { server: target },
  restart: { server: target },
  pause: { server: target },
  resume: { server: target },
  wipe: { server: target },
  timeout: { server: target },
  failWrite: { server: target },
  setTimer: { server: target, in: duration },
  partition: { groups },
  heal: {},
  cut: { from: server, to: server },
  mend: { from: server, to: server },
  link: { from: server, to: server, ...SETTINGS },
  network: SETTINGS,
  redraw: { stream: same },
  settings: {
    server: target,
    electionTimeout: timerSpan,
    heartbeatInterval: timer,
    replicate: same,
    maxEntries: same,
    noop: same,
    fastBacktrack: same,
    disk,
    clock: same,
  },
  drop: { message: selector },
  duplicate: { message: selector },
  deliver: { message: selector },
  delay: { message: selector, by: duration },
  block: FILTER,
  unblock: FILTER,
  // Messages in flight by a selector, or all later messages by a filter: `judgeAction` refuses both at once.
  hold: { ...FILTER, message: selector },
  release: { ...FILTER, message: selector },
};

/** Every action by its name. */
export const ACTION_WORDS: readonly ActionWord[] = keysOf(ACTIONS);

/** The action of a valid document, without its time. */
export const toAction = (document: UntimedAction): Action =>
  ({ do: document.do, ...part.readFields(ACTIONS[document.do], document) }) as Action;

/** The JSON form of an action at time `at`: so a document keeps what the reader does. */
export const actionToDocument = (action: Action, at: Micros): ActionDocument =>
  ({ at: toMs(at), do: action.do, ...part.writeFields(ACTIONS[action.do], action) }) as ActionDocument;

/** Only the settings that are given. */
export const toLink = (link: LinkDocument): Partial<LinkSettings> => part.readFields(SETTINGS, link);
