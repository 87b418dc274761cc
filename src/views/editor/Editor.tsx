import type { EditorView } from '@codemirror/view';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  type EditFault,
  type EditState,
  Edits,
  isTheRun,
  isTooLongToEdit,
  ownText,
} from '../../store/editing.ts';
import { MOST_EDITED, showEditor } from '../../store/editor.ts';
import { useKeysOf } from '../../store/keys.ts';
import { type Session, useSession } from '../../store/session.ts';
import { saveDocument } from '../../store/story/files.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { focusOnPage, giveFocusBack } from '../../ui/focus.ts';
import { useFingers } from '../../ui/tap.ts';
import * as words from '../../words/editor.ts';
import { type Described, goToFault, openCode, replaceText, showFault } from './code.ts';
import './editor.css';

/** A text is applied when nobody has typed for so long, in ms. */
const APPLIED_AFTER_MS = 500;
/** Edits further apart are undone one by one, in ms. */
const BURST_MS = 4000;

/** The document of the run as text, beside the run. */
export function Editor() {
  const session = useSession();
  const keys = useKeysOf('edit');
  const run = useSession((state) => state.document);
  const isOther = useSession(({ editor }) => editor?.isOther ?? false);
  const isTooLong = useMemo(() => !isOther && isTooLongToEdit(run), [run, isOther]);
  const [edits, setEdits] = useState<Edits | null>(null);
  const save = () => (edits ? edits.save() : saveDocument(session));
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const before = focusOnPage();
    const { current } = section;
    return () => {
      if (current?.contains(document.activeElement)) giveFocusBack(before);
    };
  }, []);
  return (
    <section className="editor" ref={section} aria-label={words.title}>
      <header className="editor-head">
        <h2>{words.title}</h2>
        <Button onClick={save}>{words.save}</Button>
        <IconButton icon="close" label={words.close} keys={keys} onClick={() => showEditor(session, false)} />
      </header>
      {isTooLong ? <p>{words.isTooLong(MOST_EDITED)}</p> : <Text onOpen={setEdits} />}
    </section>
  );
}

interface Opened {
  readonly view: EditorView;
  readonly edits: Edits;
}

function Text({ onOpen }: { readonly onOpen: (edits: Edits | null) => void }) {
  const session = useSession();
  const of = useSession(({ editor }) => editor?.of);
  const wanted = useSession(({ editor }) => editor?.wanted);
  const place = useRef<HTMLDivElement>(null);
  const open = useRef<Opened | null>(null);
  const [state, setState] = useState<EditState | null>(null);
  const hint = useId();
  const fault = useId();

  useEffect(() => {
    if (place.current === null || of === undefined) return;
    const made = begin(place.current, session, { hint, fault }, setState);
    open.current = made;
    onOpen(made.edits);
    return () => {
      open.current = null;
      onOpen(null);
      made.end();
    };
  }, [session, of, hint, fault, onOpen]);
  useEffect(() => {
    if (wanted) open.current?.view.focus();
  }, [wanted]);

  const go = (to: EditFault) => open.current && goToFault(open.current.view, to);
  /** The button that was pressed goes away: the focus returns to the text. */
  const choose = (choice: (edits: Edits) => void) => {
    if (open.current === null) return;
    const { view, edits } = open.current;
    choice(edits);
    view.focus();
  };
  const takeRun = () => choose((edits) => edits.takeRun());
  const keepText = () => choose((edits) => edits.keepText());
  return (
    <>
      <div className="editor-text" ref={place} />
      <div className="editor-foot">
        {state?.isAsking && <Question onRun={takeRun} onText={keepText} />}
        <Verdict state={state} faultId={fault} onGo={go} onRun={takeRun} />
        <Hint id={hint} />
      </div>
    </>
  );
}

/** Opens the text field, and keeps text and run together until `end`. */
function begin(parent: Element, session: Session, ids: Described, show: (state: EditState) => void) {
  let waiting = 0;
  let bursting = 0;
  const edits = new Edits(session, (state) => {
    if (state.text !== view.state.doc.toString()) replaceText(view, state.text);
    if (state.fault !== shown.fault) showFault(view, state.fault);
    shown = state;
    show(state);
  });
  let shown = edits.state;
  const check = () => {
    window.clearTimeout(waiting);
    edits.check();
  };
  const view = openCode({
    parent,
    text: shown.text,
    ids,
    onText: (text) => {
      if (text === edits.state.text) return;
      edits.write(text);
      window.clearTimeout(waiting);
      waiting = window.setTimeout(check, APPLIED_AFTER_MS);
      window.clearTimeout(bursting);
      bursting = window.setTimeout(() => edits.endBurst(), BURST_MS);
    },
    onBlur: () => {
      check();
      edits.endBurst();
    },
    onSave: () => edits.save(),
  });
  show(shown);
  if (shown.fault) {
    showFault(view, shown.fault);
    goToFault(view, shown.fault);
  } else view.focus();
  const end = () => {
    window.clearTimeout(waiting);
    window.clearTimeout(bursting);
    edits.end();
    view.destroy();
  };
  return { view, edits, end };
}

interface VerdictProps {
  readonly state: EditState | null;
  readonly faultId: string;
  readonly onGo: (fault: EditFault) => void;
  readonly onRun: () => void;
}

/** Whether the run follows the text, and if not, why, and the way back to the run. */
function Verdict({ state, faultId, onGo, onRun }: VerdictProps) {
  const session = useSession();
  const fault = state?.fault ?? null;
  const isRun = state === null || isTheRun(state);
  const hasOwn = state?.isOther && ownText(session) !== null;
  return (
    <div className="editor-verdict" role="status">
      {fault === null ? (
        <p>{isRun ? words.isApplied : words.isWaiting}</p>
      ) : (
        <>
          <p id={faultId} className="editor-fault" translate="no" role={state?.isOther ? 'alert' : undefined}>
            {words.fault(fault.line, fault.message)}
          </p>
          <Button onClick={() => onGo(fault)}>{words.goThere(fault.line)}</Button>
        </>
      )}
      {!isRun && !state.isAsking && <Button onClick={onRun}>{hasOwn ? words.takeOwn : words.takeRun}</Button>}
    </div>
  );
}

/** Both the run and the text were changed. */
function Question({ onRun, onText }: { readonly onRun: () => void; readonly onText: () => void }) {
  return (
    <div className="editor-question" role="group" aria-label={words.asks}>
      <p>{words.asks}</p>
      <Button onClick={onRun}>{words.takeRun}</Button>
      <Button onClick={onText}>{words.keepText}</Button>
    </div>
  );
}

function Hint({ id }: { readonly id: string }) {
  const fingers = useFingers();
  return (
    <p className="editor-hint" id={id}>
      {fingers ? words.hintForFingers : words.hint}
    </p>
  );
}
