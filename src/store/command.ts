/** What a command of the interface is. */
import type { Session, SessionState } from './session.ts';
import type { Reading, Story } from './story/state.ts';

export type Mode = Story['mode'];

export type CommandId =
  | 'next-page'
  | 'previous-page'
  | `choose-${number}`
  | 'toggle'
  | 'next-event'
  | 'previous-event'
  | 'next-highlight'
  | 'previous-highlight'
  | 'slower'
  | 'next-line'
  | 'previous-line'
  | 'faster'
  | 'start'
  | 'until'
  | 'end'
  | 'request'
  | 'partition'
  | 'heal'
  | 'release'
  | 'network'
  | 'new-run'
  | 'settings'
  | 'rules'
  | 'undo'
  | 'files'
  | 'open'
  | 'save'
  | 'edit'
  | 'look'
  | 'lens'
  | 'diagram'
  | 'hall'
  | 'blank'
  | 'pointer'
  | 'fill'
  | 'presenter'
  | 'legend'
  | 'find'
  | 'close'
  | 'tour'
  | 'help';

export interface Command {
  readonly id: CommandId;
  /** The description in the help. */
  readonly name: string;
  readonly group: 'story' | 'time' | 'cluster' | 'page';
  /** As `KeyboardEvent.key` gives it. */
  readonly key: string;
  /** Further keys of the command. */
  readonly also?: readonly string[];
  /** Further keys in the sandbox only, without Shift. */
  readonly alsoInSandbox?: readonly string[];
  /** Its key while a story is read, if the usual key has another meaning there. */
  readonly inStory?: string;
  /** The only mode in which it exists. */
  readonly only?: Mode;
  /** It exists in the library too: there, no cluster is shown. */
  readonly inLibrary?: boolean;
  /** How its keys are printed if several commands share one line of the help; '' on the others. */
  readonly printed?: string;
  readonly shift?: boolean;
  /** Its keys count with and without Shift. */
  readonly anyShift?: boolean;
  /** It exists in hall mode only. There its keys come before those of the other commands. */
  readonly inHall?: boolean;
  /** Control, or Command on a Mac. */
  readonly control?: boolean;
  /** Why it cannot be done now; null if it can. Without this function it can always be done. */
  readonly whyNot?: (state: SessionState) => string | null;
  readonly run: (session: Session, reading: Reading) => void;
}
