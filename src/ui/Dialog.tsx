import { type ReactNode, useLayoutEffect, useRef } from 'react';
import * as words from '../words/ui.ts';
import { IconButton } from './Button.tsx';
import { focusOnPage, giveFocusBack } from './focus.ts';
import { useMore } from './more.ts';
import { boxOf, type Rect, type RectSize, stand } from './place.ts';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** `aside` leaves the page in sight and stands beside what opened it; `wide` is for reading, `broad` for tables. */
  readonly shape?: 'aside' | 'wide' | 'broad';
  /** What its menu stood beside; else what has the focus opened it. */
  readonly opener?: Opener | undefined;
  /** What it does not cover either, if it can: a selector. */
  readonly clearOf?: string;
}

type Opener = Pick<Rect, 'x' | 'y'> & Partial<RectSize>;

/** A native modal dialog: it keeps the focus, closes on Escape, and gives the focus back. Open as long as it is there. */
export function Dialog({ title, onClose, children, shape = 'aside', opener, clearOf = '' }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useMore(dialog);
  // Gives the focus back before it is gone, and so before anything else takes it.
  useLayoutEffect(() => {
    const before = focusOnPage();
    const { current } = dialog;
    const focused = boxOf(document.activeElement);
    current?.showModal();
    const leave =
      current && shape === 'aside'
        ? stand(current, opener ? { width: 0, height: 0, ...opener } : focused, clearOf)
        : undefined;
    // What the dialog is for comes before the button that closes it.
    current
      ?.querySelector<HTMLElement>('.dialog-content :is(input:not([type=checkbox]), select, button)')
      ?.focus();
    return () => {
      leave?.();
      current?.close();
      if (before.length > 0) giveFocusBack(before);
    };
  }, [shape, opener, clearOf]);
  return (
    <dialog
      ref={dialog}
      className={`dialog is-${shape}`}
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A browser may close it without asking, when Escape follows nothing that the reader did in it.
      onClose={onClose}
      onPointerDown={(event) => event.target === dialog.current && onClose()}
    >
      <div className="dialog-body">
        <header className="dialog-head">
          <h2 id="dialog-title">{title}</h2>
          <IconButton icon="close" label={words.close} keys={words.escape} onClick={onClose} />
        </header>
        <div className="dialog-content">{children}</div>
      </div>
    </dialog>
  );
}
