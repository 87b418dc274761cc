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
  /**
   * `aside` opens beside its opener and leaves the page visible. `wide` is for reading, `broad` for tables.
   */
  readonly shape?: 'aside' | 'wide' | 'broad';
  /** The element or point that it opens beside; by default the focused element. */
  readonly opener?: Opener | undefined;
  /** A selector of elements that it must not cover, besides the opener. */
  readonly clearOf?: string;
  /** The id of what describes it. */
  readonly describedBy?: string;
}

type Opener = Pick<Rect, 'x' | 'y'> & Partial<RectSize>;

const FIRST = '.dialog-content :is(input:not([type=checkbox]), select, button):not([data-focus-later])';

/** A native modal dialog: traps the focus, closes on Escape, returns the focus. Open while it is mounted. */
export function Dialog(props: Props) {
  const { title, onClose, children, shape = 'aside', opener, clearOf = '', describedBy } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useMore(dialog);
  // A layout effect: it returns the focus before the dialog is removed, and before other code moves it.
  useLayoutEffect(() => {
    const before = focusOnPage();
    const { current } = dialog;
    const focused = boxOf(document.activeElement);
    current?.showModal();
    const leave =
      current && shape === 'aside'
        ? stand(current, opener ? { width: 0, height: 0, ...opener } : focused, clearOf)
        : undefined;
    // The first field gets the focus, not the button that closes the dialog. On a touch screen a field brings
    // a keyboard, which would cover what is to be read: there the dialog itself gets it.
    const isCovered = shape !== 'aside' && window.matchMedia('(pointer: coarse)').matches;
    const first = isCovered ? current : current?.querySelector<HTMLElement>(FIRST);
    first?.focus();
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
      aria-describedby={describedBy}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A browser may close the dialog without asking if Escape follows no other input in it.
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
