import type { KeyboardEvent } from 'react';
import * as words from '../words/ui.ts';
import { useDrag } from './drag.ts';

interface Props {
  /** Its accessible name. */
  readonly label: string;
  /** The id of the panel below it. */
  readonly controls: string;
  /** The height of the panel below it, in percent of the whole. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  readonly onReset: () => void;
}

const STEP = 4;
const STEPS: Readonly<Record<string, (value: number) => number>> = {
  ArrowUp: (value) => value + STEP,
  ArrowDown: (value) => value - STEP,
  PageUp: (value) => value + 4 * STEP,
  PageDown: (value) => value - 4 * STEP,
  Home: () => 0,
  End: () => 100,
};

/** A divider between two panels of a `main` element, moved by pointer or keys. */
export function Divider({ label, controls, value, min, max, onChange, onReset }: Props) {
  const change = (next: number) => onChange(Math.min(max, Math.max(min, next)));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    change(step(value));
  };
  const { onPointerDown } = useDrag({
    begin: ({ currentTarget, clientY }) => {
      const whole = currentTarget.closest('main')?.getBoundingClientRect();
      if (!whole) return null;
      const held = clientY - currentTarget.getBoundingClientRect().top;
      return {
        move: (event) => change(((whole.bottom - event.clientY + held) / whole.height) * 100),
        cancel: () => change(value),
      };
    },
    slack: 2,
  });
  return (
    <div
      className="divider"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a separator that can be moved is a control (WAI-ARIA)
      tabIndex={0}
      role="separator"
      aria-label={label}
      aria-controls={controls}
      aria-orientation="horizontal"
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      title={words.divider(label)}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onDoubleClick={onReset}
    />
  );
}
