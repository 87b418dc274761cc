import { type RefObject, useSyncExternalStore } from 'react';
import type { Diagram } from '../../scene/diagram.ts';
import { showDiagram } from '../../store/diagram.ts';
import { useKeysOf } from '../../store/keys.ts';
import { useSession } from '../../store/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useFingers } from '../../ui/tap.ts';
import * as words from '../../words/diagram.ts';
import { eventWords, messageWords } from './diagram-words.ts';
import { exportSheet } from './export.ts';
import type { Pane } from './pane.ts';

const ZOOM = 1.5;

interface Props {
  readonly pane: Pane;
  readonly diagram: Diagram;
  readonly sheet: RefObject<SVGSVGElement | null>;
  readonly isText: boolean;
  readonly onText: () => void;
}

/** The head of the diagram: its title, what is pointed at, and its tools. */
export function Head({ pane, diagram, sheet, isText, onText }: Props) {
  const session = useSession();
  const { loose } = useSyncExternalStore(pane.onDraw, pane.drawn);
  const keys = useKeysOf('diagram');
  const anchor = () => pane.anchor(session.playhead.now());
  return (
    <header className="diagram-head">
      <h2>{words.title}</h2>
      <Words diagram={diagram} />
      <div className="diagram-tools">
        {loose && <Button onClick={() => pane.reset(session.playhead.now())}>{words.backToPlayhead}</Button>}
        <IconButton icon="minus" label={words.zoomOut} keys="−" onClick={() => pane.zoom(ZOOM, anchor())} />
        <IconButton icon="plus" label={words.zoomIn} keys="+" onClick={() => pane.zoom(1 / ZOOM, anchor())} />
        <Button aria-pressed={isText} onClick={onText}>
          {words.asText}
        </Button>
        {session.allowed === null && (
          <>
            <Button
              disabled={isText}
              title={words.saveHint}
              onClick={() => sheet.current && exportSheet(session, sheet.current, pane)}
            >
              {words.save}
            </Button>
            <IconButton
              icon="close"
              label={words.close}
              keys={keys}
              onClick={() => showDiagram(session, false)}
            />
          </>
        )}
      </div>
    </header>
  );
}

/** A visible hint: what is pointed at, else what cannot be shown, else what the pointer can do. */
function Words({ diagram: { lines, closeness } }: Pick<Props, 'diagram'>) {
  const session = useSession();
  const pointed = useSession((state) => state.pointed);
  const fingers = useFingers();
  const line = lines.find(({ id }) => id === pointed?.message);
  const text =
    pointed?.event != null
      ? eventWords(session, pointed.event)
      : line === undefined
        ? null
        : messageWords(line);
  if (text !== null) return <p className="diagram-words">{text}</p>;
  // In an embed the wheel and the menus do less.
  if (closeness !== 'none' && session.allowed !== null) return <p className="diagram-words" />;
  if (closeness !== 'none') return <p className="diagram-words is-hint">{words.hint(fingers)}</p>;
  return (
    <p className="diagram-words" role="note">
      {words.tooClose}
    </p>
  );
}
