/** The text field of the editor: CodeMirror, with the document's schema, and the page's colours. */
import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  snippet,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorState, type Extension, Prec, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { MOST_SERVERS } from '../../store/commands.ts';
import type { EditFault } from '../../store/editing.ts';
import { schemaOfDocuments } from '../../store/editing.ts';
import * as words from '../../words/editor.ts';
import { type Proposal, Proposals } from './completion.ts';
import { cursorPlace } from './place.ts';

// ---------------------------------------------------------------------------------------------- completion

/** The servers of the document in the text, also while it is no JSON. */
function serversIn(state: EditorState): readonly string[] {
  const [, size = '5'] = /"servers"\s*:\s*(\d{1,2})/.exec(state.sliceDoc(0, 4000)) ?? [];
  const count = Math.min(Math.max(Number(size), 1), MOST_SERVERS);
  return Array.from({ length: count }, (_, i) => `S${i + 1}`);
}

/** `|` is where the cursor goes. */
const toSnippet = (text: string) => snippet(text.replace(/[{}\\]/g, '\\$&').replace('|', '$' + '{}'));

function completing(proposals: Proposals): (context: CompletionContext) => CompletionResult | null {
  return ({ state, pos, explicit }) => {
    const place = cursorPlace(state, pos);
    if (place === null) return null;
    const isKey = place.what === 'key';
    const found = isKey
      ? proposals.keys(place.levels, place.fields)
      : proposals.values(place.levels, serversIn(state));
    const typed = state.sliceDoc(place.from, pos).replace(/^"/, '');
    if (found.length === 0 || (!explicit && typed === '' && !isKey)) return null;
    const hasColon = /^"?\s*:/.test(state.sliceDoc(place.to, place.to + 20));
    const options = found.map(({ text, label, detail }: Proposal) => {
      const written = isKey && hasColon ? JSON.stringify(label) : text;
      return {
        label: `"${label}"`,
        displayLabel: label,
        detail,
        apply: toSnippet(written),
        type: place.what,
      };
    });
    // A value that is no text is found without its quotes.
    const plain = options.map((option) =>
      isKey || found.some((one) => one.text === option.label)
        ? option
        : { ...option, label: option.displayLabel },
    );
    return { from: place.from, to: place.to, options: plain, validFor: /^"?[\w-]*"?$/ };
  };
}

// ------------------------------------------------------------------------------------------- the one error

const setFault = StateEffect.define<EditFault | null>();

const marks = (state: EditorState, { from, to }: EditFault): DecorationSet => {
  const length = state.doc.length;
  const start = Math.min(from, length);
  const line = state.doc.lineAt(start);
  const end = Math.min(Math.max(to, start + 1), line.to);
  const whole = Decoration.line({ class: 'is-wrong-line' }).range(line.from);
  if (end <= start) return Decoration.set([whole]);
  return Decoration.set([whole, Decoration.mark({ class: 'is-wrong' }).range(start, end)]);
};

const faultField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { effects, changes, state }) => {
    const effect = effects.find((one) => one.is(setFault));
    if (effect === undefined) return before.map(changes);
    return effect.value === null ? Decoration.none : marks(state, effect.value);
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const showFault = (view: EditorView, fault: EditFault | null): void =>
  view.dispatch({ effects: setFault.of(fault) });

/** Moves the cursor to the error. */
export function goToFault(view: EditorView, { from }: EditFault): void {
  const at = Math.min(from, view.state.doc.length);
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
  view.focus();
}

// ------------------------------------------------------------------------------------------------ the text

/** Replaces the text where it differs: the cursor and the scroll position stay where they can. */
export function replaceText(view: EditorView, text: string): void {
  const before = view.state.doc.toString();
  if (before === text) return;
  let from = 0;
  const shortest = Math.min(before.length, text.length);
  while (from < shortest && before[from] === text[from]) from += 1;
  let same = 0;
  while (same < shortest - from && before.at(-1 - same) === text.at(-1 - same)) same += 1;
  const changes = { from, to: before.length - same, insert: text.slice(from, text.length - same) };
  view.dispatch({ changes, userEvent: 'input.replaced' });
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--ink)', fontWeight: '600' },
  { tag: [tags.string, tags.number, tags.bool, tags.null], color: 'var(--ink-soft)' },
  { tag: [tags.separator, tags.squareBracket, tags.brace, tags.punctuation], color: 'var(--ink-soft)' },
]);

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', fontSize: 'var(--typed, var(--text-s))' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace',
    lineHeight: '1.5',
  },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { background: 'transparent', border: '0', color: 'var(--ink-soft)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { background: 'var(--line)' },
  '.cm-tooltip': {
    border: '0',
    borderRadius: 'var(--round-card)',
    background: 'var(--raised)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--ink)', color: 'var(--paper)' },
  '.cm-completionDetail': { color: 'inherit', opacity: '0.75', fontStyle: 'normal' },
  '.is-wrong-line': { background: 'var(--line)' },
  '.is-wrong': { textDecoration: 'underline wavy var(--ink)', textUnderlineOffset: '3px' },
});

/** How long Tab leaves the text after Escape, unless another key is pressed, in ms. */
const TAB_LEAVES_MS = 10_000;

/** Escape closes the proposals, too. */
function tabLeaves(view: EditorView): boolean {
  view.setTabFocusMode(TAB_LEAVES_MS);
  return false;
}

/** The elements that describe the text: the keys, and the error while there is one. */
export interface Described {
  readonly hint: string;
  readonly fault: string;
}

const attributes = (state: EditorState, { hint, fault }: Described): Record<string, string> => {
  const isWrong = state.field(faultField).size > 0;
  return {
    'aria-label': words.label,
    'aria-describedby': isWrong ? `${fault} ${hint}` : hint,
    'aria-invalid': String(isWrong),
    translate: 'no',
  };
};

interface Options {
  readonly parent: Element;
  readonly text: string;
  readonly ids: Described;
  readonly onText: (text: string) => void;
  readonly onBlur: () => void;
  readonly onSave: () => void;
}

/** Opens the text field in `parent`. */
export function openCode({ parent, text, ids, onText, onBlur, onSave }: Options): EditorView {
  const run = () => {
    onSave();
    return true;
  };
  const extensions: Extension = [
    // Before the proposals, which take Escape for themselves.
    Prec.highest(keymap.of([{ key: 'Escape', run: tabLeaves }])),
    lineNumbers(),
    history(),
    json(),
    indentUnit.of('  '),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    syntaxHighlighting(colours),
    autocompletion({
      override: [completing(new Proposals(schemaOfDocuments()))],
      icons: false,
      interactionDelay: 0,
    }),
    faultField,
    theme,
    EditorView.lineWrapping,
    EditorView.contentAttributes.compute([faultField], (state) => attributes(state, ids)),
    EditorState.phrases.of({ Completions: words.proposals }),
    keymap.of([
      { key: 'Mod-s', run },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...historyKeymap,
      ...defaultKeymap,
      indentWithTab,
      // Handled: CodeMirror’s own answer gives two seconds only.
      { key: 'Escape', run: () => true },
    ]),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) onText(state.doc.toString());
    }),
    EditorView.domEventHandlers({ blur: onBlur }),
  ];
  return new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) });
}
