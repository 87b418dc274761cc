import { Popover } from 'radix-ui';
import type { PointerEvent, RefObject } from 'react';
import { glossary } from '../../store/story/glossary.ts';

interface Props {
  readonly id: string;
  readonly term: string;
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: (event: PointerEvent) => void;
}

/** An entry of the glossary, beside its word. It takes no focus. */
export function TermCard({ id, term, anchor, onClose, ...pointer }: Props) {
  const entry = glossary.here?.[term];
  if (!entry) return null;
  const isWord = (target: EventTarget | null) =>
    target instanceof Node && (anchor.current?.contains(target) ?? false);
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={anchor as RefObject<HTMLButtonElement>} />
      <Popover.Portal container={document.querySelector('main')}>
        <Popover.Content
          id={id}
          role="tooltip"
          className="term-card"
          side="top"
          sideOffset={8}
          collisionPadding={12}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => isWord(event.target) && event.preventDefault()}
          {...pointer}
        >
          <strong>{entry.name}</strong>
          <p>{entry.text}</p>
          {entry.source && <cite>{entry.source}</cite>}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
