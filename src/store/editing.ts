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
import * as words from '../words/files.ts';
import { rememberPast } from './acting.ts';
import { readText } from './address.ts';
import { placeNow, restore } from './branches.ts';
import { endComparison } from './comparison.ts';
import { download } from './download.ts';
import { MOST_EDITED } from './editor.ts';
import { openInstead } from './opening.ts';
import type { Past, Session, Unsaved } from './session.ts';
import { note } from './showing.ts';
import { saveDocument } from './story/files.ts';

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

type Read = ReturnType<typeof readText>;

/** The error of a text, with its place; null if it can be run. */
export function faultIn(text: string, read: Read = readText(text)): EditFault | null {
  if (read.ok) return null;
  const broken = brokenAt(text);
  const stretch = broken === null ? stretchOf(text, read.path ?? []) : { from: broken, to: broken + 1 };
  return { ...stretch, message: read.message, line: lineAt(text, stretch.from) };
}

/** Whether the text is that of the open run, as far as it was checked. */
export const isTheRun = ({ fault, isAsking, isOther }: EditState): boolean =>
  fault === null && !isAsking && !isOther;

/** The reader's text that is not the run, to be opened again; null if there is none of this run. */
export function ownText({ unsaved: { own }, getState }: Session): Unsaved['own'] {
  return own?.isLeft && !isSameValue(own.document, getState().document) ? null : own;
}

const DRAFT = 'draft.raftarium.json';

/**
 * The text of the open run's document, while it is edited. A text that is not the run is also in
 * `session.unsaved`, from which it opens again.
 */
export class Edits {
  readonly #session: Session;
  readonly #onChange: (state: EditState) => void;
  /** The editor opened it as this. */
  readonly #of: object | undefined;
  #state: EditState;
  /** The text that was checked last. */
  #checked: string | null = null;
  /** The document that the text was made of, or that was made of the text. */
  #document: ScenarioDocument;
  /** What `undo` restores of the burst of edits, and the document that it has led to. */
  #burst: { readonly past: Past | undefined; readonly document: ScenarioDocument } | null = null;
  readonly #stop: () => void;

  constructor(session: Session, onChange: (state: EditState) => void) {
    this.#session = session;
    this.#onChange = onChange;
    this.#document = session.getState().document;
    this.#of = session.getState().editor?.of;
    this.#state = this.#begin();
    this.#tellOther();
    this.#stop = session.subscribe(({ document }, before) => {
      if (document !== before.document) this.#follow(document);
    });
  }

  get state(): EditState {
    return this.#state;
  }

  /** The editor is closed, or opens another text. */
  end(): void {
    this.#stop();
    this.check();
  }

  /** The text is another one. Nothing is applied before `check`. */
  write(text: string): void {
    this.#change({ text });
  }

  /** Applies the text if it can be run, else finds its error. */
  check(): void {
    if (!this.#isReplaced() && this.#state.text !== this.#checked) this.#read();
  }

  /** Saves what is shown: the document of the run, or a text that is not the run as it stands. */
  save(): void {
    this.check();
    if (isTheRun(this.#state)) return saveDocument(this.#session);
    download(DRAFT, 'application/json', this.#state.text);
    this.#session.setState({ notice: note(words.savedAs(DRAFT)) });
  }

  /** The next edit is another act. */
  endBurst(): void {
    this.#burst = null;
  }

  /** The text becomes that of the open run; instead of a file's, the reader's own opens again. */
  takeRun(): void {
    const { unsaved } = this.#session;
    const own = this.#state.isOther ? unsaved.own : null;
    this.#session.unsaved = { own, brought: null };
    this.#beginAgain();
  }

  /** The text stays, and replaces the run as soon as it can be run. */
  keepText(): void {
    this.#document = this.#session.getState().document;
    this.#change({ isAsking: false });
    this.#read();
  }

  /** The text to begin with: a file's, the reader's own, or the run's. */
  #begin(): EditState {
    const session = this.#session;
    this.#document = session.getState().document;
    const { own, brought } = session.unsaved;
    if (brought !== null) {
      this.#checked = null;
      // As the text field counts them, so that an error is marked in its place.
      const text = brought.replace(/\r\n?/g, '\n');
      session.unsaved = { own, brought: text };
      return { text, fault: faultIn(text), isAsking: false, isOther: true };
    }
    const kept = ownText(session);
    if (kept === null) {
      this.#checked = documentText(this.#document);
      return { text: this.#checked, fault: null, isAsking: false, isOther: false };
    }
    session.unsaved = { own: { ...kept, isLeft: false }, brought };
    this.#checked = null;
    const { text, document } = kept;
    const fault = faultIn(text);
    // A text that can be run was kept because the reader had not chosen it.
    const isAsking = fault === null || !isSameValue(document, this.#document);
    this.#document = document;
    return { text, fault, isAsking, isOther: false };
  }

  /** Shows what a newly opened editor would show. */
  #beginAgain(): void {
    this.endBurst();
    this.#change(this.#begin());
    this.#tellOther();
  }

  #read(): void {
    const { text, isAsking } = this.#state;
    const read = readText(text);
    this.#checked = text;
    this.#change({ fault: faultIn(text, read) });
    if (read.ok && !isAsking) this.#apply(read.document);
  }

  #change(change: Partial<EditState>): void {
    this.#state = { ...this.#state, ...change };
    this.#keep();
    this.#onChange(this.#state);
  }

  /** Another text of a file was brought instead of this one. */
  #isReplaced(): boolean {
    const { editor } = this.#session.getState();
    return this.#state.isOther && editor !== null && editor.of !== this.#of;
  }

  /** What is not the run is kept, with what it is of. */
  #keep(): void {
    const session = this.#session;
    const { own, brought } = session.unsaved;
    const { text, isOther } = this.#state;
    const isRun = text === this.#checked && isTheRun(this.#state);
    if (this.#isReplaced()) return;
    if (isOther) session.unsaved = { own, brought: text };
    else if (!isRun) session.unsaved = { own: { text, document: this.#document, isLeft: false }, brought };
    else if (own && !own.isLeft) session.unsaved = { own: null, brought };
  }

  /** The run has another document. */
  #follow(document: ScenarioDocument): void {
    const { own, brought } = this.#session.unsaved;
    const { isOther } = this.#state;
    if (document === this.#document || (isOther && brought !== null)) return;
    this.endBurst();
    if (!isOther && isSameValue(document, this.#document)) {
      this.#document = document;
      return this.#keep();
    }
    const isOfThisRun = !isOther && own !== null && !own.isLeft;
    if (!isOfThisRun) this.#beginAgain();
    else if (this.#isUnsaved()) this.#change({ isAsking: true });
    else this.takeRun();
  }

  /** The text holds something that is not in the run. */
  #isUnsaved(): boolean {
    const { text, fault, isAsking } = this.#state;
    if (text === this.#checked && !isAsking) return fault !== null;
    const read = readText(text);
    return !read.ok || !isSameValue(read.document, this.#document);
  }

  #apply(document: ScenarioDocument): void {
    if (!this.#state.isOther && isSameValue(document, this.#document)) return;
    const session = this.#session;
    this.#document = document;
    if (this.#state.isOther) {
      openInstead(session, document);
      this.#change({ isOther: false });
      this.#tellOther();
    } else this.#replace(document);
    this.#burst = { past: session.pasts.at(-1), document };
  }

  /** The page knows whether the text is another document. */
  #tellOther(): void {
    const { editor } = this.#session.getState();
    const { isOther } = this.#state;
    if (editor !== null && editor.isOther !== isOther)
      this.#session.setState({ editor: { ...editor, isOther } });
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
