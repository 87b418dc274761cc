import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The step of an arrow key in a list: 1, −1, or 0. With a modifier it is a command of the page. */
export const stepOf = ({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): number =>
  shiftKey || ctrlKey || altKey || metaKey ? 0 : (STEPS[key] ?? 0);
