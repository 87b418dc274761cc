import { type FocusEvent, useEffect, useState } from 'react';
import type { Micros } from '../../base/time.ts';

/**
 * Whether the words over the track are shown: while the pointer is on the track or on them, or the keyboard is on the track. Escape
 * puts them away until the pointer or the focus has left, or a key is pressed on the track again (WCAG 1.4.13).
 */
export function useTrackTip() {
  const [pointedAt, setPointedAt] = useState<Micros | null>(null);
  const [isFocused, setFocused] = useState(false);
  const [isDismissed, setDismissed] = useState(false);
  const isAsked = isFocused || pointedAt !== null;
  const isTold = isAsked && !isDismissed;
  useEffect(() => {
    if (!isTold) return;
    const dismiss = (event: KeyboardEvent) => event.key === 'Escape' && setDismissed(true);
    window.addEventListener('keydown', dismiss);
    return () => window.removeEventListener('keydown', dismiss);
  }, [isTold]);
  return {
    isTold,
    /** What was put away is still there: the pointer cannot leave what is gone. */
    isAsked,
    /** What the pointer is over; null: nothing of the track. */
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
