/**
 * The document as a text that the reader edits. The text and the run follow each other: a valid text is
 * applied at once, as one act for each burst of edits; what is done to the run is written into the text,
 * unless the reader has a text that cannot be run.
 */
import { jsonSchema } from '../scenario/json-schema.ts';
import { brokenAt, lineAt, type Stretch, stretchOf } from '../scenario/positions.ts';
import { documentText } from '../scenario/print.ts';
import { isSameValue } from '../scenario/same.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { rememberPast } from './acting.ts';
import { readText } from './address.ts';
import { placeNow, restore } from './branches.ts';
import { endComparison } from './comparison.ts';
import { MOST_EDITED } from './editor.ts';
import { openInstead } from './opening.ts';
import type { Past, Session } from './session.ts';

export const schemaOfDocuments = jsonSchema;

export interface EditFault extends Stretch {
  /** Begins with the path of the field. */
  readonly message: string;
  readonly line: number;
}

export interface EditState {
  readonly text: string;
  /** Why the text cannot be run; null if it can. */
  readonly fault: EditFault | null;
  /** The run was changed while the text could not be run: the reader chooses one of them. */
  readonly isAsking: boolean;
  /** The text is another document, which has not been opened. */
  readonly isOther: boolean;
}

/** The error of a text, with its place; null if it can be run. */
export function faultIn(text: string): EditFault | null {
  const read = readText(text);
  if (read.ok) return null;
  const broken = brokenAt(text);
  const stretch = broken === null ? stretchOf(text, read.path ?? []) : { from: broken, to: broken + 1 };
  return { ...stretch, message: read.message, line: lineAt(text, stretch.from) };
}

/** The text of the open run's document, while it is edited. */
export class Edits {
  readonly #session: Session;
  readonly #onChange: (state: EditState) => void;
  #state: EditState;
  /** The document that the text was made of, or that was made of the text. */
  #document: ScenarioDocument;
  /** What `undo` restores of the burst of edits, and the document that it has led to. */
  #burst: { readonly past: Past | undefined; readonly document: ScenarioDocument } | null = null;
  readonly #stop: () => void;

  /**
   * `brought`: the text of another document that cannot be run; null for the open run's own, or for what was
   * left of it when the editor was closed.
   */
  constructor(session: Session, brought: string | null, onChange: (state: EditState) => void) {
    this.#session = session;
    this.#onChange = onChange;
    this.#document = session.getState().document;
    const text = brought ?? session.unsaved ?? documentText(this.#document);
    session.unsaved = null;
    this.#state = { text, fault: faultIn(text), isAsking: false, isOther: brought !== null };
    this.#stop = session.subscribe(({ document }, before) => {
      if (document !== before.document) this.#follow(document);
    });
  }

  get state(): EditState {
    return this.#state;
  }

  /** The editor is closed. A text that cannot be run is kept until it is opened again. */
  end(): void {
    this.#stop();
    this.check();
    if (this.#state.fault !== null || this.#state.isAsking) this.#session.unsaved = this.#state.text;
  }

  /** The text is another one. Nothing is applied before `check`. */
  write(text: string): void {
    this.#change({ text });
  }

  /** Applies the text if it can be run, else finds its error. */
  check(): void {
    const { text, isAsking } = this.#state;
    const fault = faultIn(text);
    this.#change({ fault });
    if (fault === null && !isAsking) this.#apply();
  }

  /** The next edit is another act. */
  endBurst(): void {
    this.#burst = null;
  }

  /** The text becomes that of the open run. */
  takeRun(): void {
    const { document } = this.#session.getState();
    this.#document = document;
    this.#change({ text: documentText(document), fault: null, isAsking: false, isOther: false });
  }

  /** The text stays, and replaces the run as soon as it can be run. */
  keepText(): void {
    this.#document = this.#session.getState().document;
    this.#change({ isAsking: false });
    this.check();
  }

  #change(change: Partial<EditState>): void {
    this.#state = { ...this.#state, ...change };
    this.#onChange(this.#state);
  }

  /** The run has another document. */
  #follow(document: ScenarioDocument): void {
    if (document === this.#document || this.#state.isOther) return;
    this.endBurst();
    if (isSameValue(document, this.#document)) this.#document = document;
    else if (this.#isUnsaved()) this.#change({ isAsking: true });
    else this.takeRun();
  }

  /** The text holds something that is not in the run. */
  #isUnsaved(): boolean {
    const read = readText(this.#state.text);
    return !read.ok || !isSameValue(read.document, this.#document);
  }

  #apply(): void {
    const read = readText(this.#state.text);
    if (!read.ok || (!this.#state.isOther && isSameValue(read.document, this.#document))) return;
    const session = this.#session;
    this.#document = read.document;
    if (this.#state.isOther) {
      openInstead(session, read.document);
      this.#change({ isOther: false });
    } else this.#replace(read.document);
    this.#burst = { past: session.pasts.at(-1), document: read.document };
  }

  /** The open branch has another document from now on. The playhead stays, if it can. */
  #replace(document: ScenarioDocument): void {
    const session = this.#session;
    endComparison(session);
    const place = placeNow(session);
    const goesOn = this.#burst?.document === place.document && this.#burst.past === session.pasts.at(-1);
    if (!goesOn) rememberPast(session, place);
    const branches = place.branches.map((one) => (one.id === place.branch ? { ...one, document } : one));
    restore(session, { ...place, branches, document });
    session.setState({ canUndo: true });
  }
}

/** An action takes more characters: a long list need not be printed to know. */
const LEAST_ACTION = 20;

/** Whether a document is too long to be edited on the page. */
export const isTooLongToEdit = (document: ScenarioDocument): boolean =>
  (document.actions ?? []).length * LEAST_ACTION > MOST_EDITED || documentText(document).length > MOST_EDITED;
