import { type FocusEvent, useEffect, useState } from 'react';
import type { Micros } from '../../base/time.ts';

/**
 * Whether the text over the track is shown: while the pointer is on the track or on the text, or the focus is
 * on the track. Escape hides it until the pointer or the focus has left, or a key is pressed on the track
 * again (WCAG 1.4.13).
 */
export function useTrackTip() {
  const [pointedAt, setPointedAt] = useState<Micros | null>(null);
  const [isFocused, setFocused] = useState(false);
  const [isDismissed, setDismissed] = useState(false);
  const isAsked = isFocused || pointedAt !== null;
  const isShown = isAsked && !isDismissed;
  useEffect(() => {
    if (!isShown) return;
    const dismiss = (event: KeyboardEvent) => event.key === 'Escape' && setDismissed(true);
    window.addEventListener('keydown', dismiss);
    return () => window.removeEventListener('keydown', dismiss);
  }, [isShown]);
  return {
    isTold: isShown,
    /** A dismissed text keeps its element: otherwise no `pointerleave` would come. */
    isAsked,
    /** The place under the pointer; null: not on the track. */
    pointedAt,
    point: setPointedAt,
    leave: () => {
      setPointedAt(null);
      setDismissed(false);
    },
    onFocus: (event: FocusEvent) => setFocused(event.currentTarget.matches(':focus-visible')),
    onKey: (key: string) => {
      setFocused(true);
      if (key !== 'Escape') setDismissed(false);
    },
    onBlur: () => {
      setFocused(false);
      setDismissed(false);
    },
  };
}
