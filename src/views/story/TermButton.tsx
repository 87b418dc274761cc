import { type PointerEvent, useEffect, useId, useRef } from 'react';
import { Part } from '../../parts/part.ts';
import { complain } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { glossary } from '../../store/story/glossary.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { late } from '../../ui/late.tsx';
import * as parts from '../../words/parts.ts';
import { Exact } from '../narration/Exact.tsx';

const card = new Part(async () => (await Promise.all([import('./TermCard.tsx'), glossary.fetch()]))[0]);
const TermCard = late(card, (module) => module.TermCard);

/** The pointer may cross the gap between a word and its card. */
const GRACE_MS = 160;

interface Props {
  readonly term: string;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: string;
}

/** A word of the glossary: hovered, focused or tapped it opens its card, which need not be closed. */
export function TermButton({ term, isOpen, onOpen, children }: Props) {
  const session = useSession();
  const button = useRef<HTMLButtonElement>(null);
  const leaving = useRef(0);
  const cardId = useId();
  useEffect(() => () => window.clearTimeout(leaving.current), []);
  const stay = () => window.clearTimeout(leaving.current);
  /**
   * A word that scrolls under a resting pointer is not hovered: the browser sends `pointerenter`, but no
   * move.
   */
  const move = ({ pointerType, movementX, movementY }: PointerEvent) => {
    if (!isOpen && pointerType === 'mouse' && (movementX !== 0 || movementY !== 0)) onOpen(true);
  };
  const leave = ({ pointerType }: PointerEvent) => {
    if (pointerType !== 'mouse') return;
    leaving.current = window.setTimeout(() => {
      if (document.activeElement !== button.current) onOpen(false);
    }, GRACE_MS);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="glossed"
        aria-describedby={isOpen ? cardId : undefined}
        onPointerEnter={stay}
        onPointerMove={move}
        onPointerLeave={leave}
        onFocus={() => onOpen(true)}
        onBlur={() => onOpen(false)}
        onClick={() => onOpen(true)}
      >
        <Exact text={children} />
      </button>
      {isOpen && (
        <Boundary what={parts.glossary} onFail={(words) => complain(session, words)}>
          <TermCard
            id={cardId}
            term={term}
            anchor={button}
            onClose={() => onOpen(false)}
            onPointerEnter={stay}
            onPointerLeave={leave}
          />
        </Boundary>
      )}
    </>
  );
}
