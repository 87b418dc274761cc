import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

interface Props {
  /** Its accessible name. */
  readonly label: string;
  /** The id of the panel below it. */
  readonly controls: string;
  /** What the panel below it takes of the whole height, in percent. */
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

/** A line between two panels of a `main` element: dragged, or moved by keys, it gives the one what it takes from the other. */
export function Divider({ label, controls, value, min, max, onChange, onReset }: Props) {
  /** How far below the line the pointer took hold of it; null while it is not held. */
  const held = useRef<number | null>(null);
  const change = (next: number) => onChange(Math.min(max, Math.max(min, next)));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    change(step(value));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = event.clientY - event.currentTarget.getBoundingClientRect().top;
  };
  const onPointerMove = ({ currentTarget, clientY }: PointerEvent<HTMLElement>) => {
    const whole = currentTarget.closest('main')?.getBoundingClientRect();
    if (held.current === null || !whole) return;
    change(((whole.bottom - clientY + held.current) / whole.height) * 100);
  };
  const letGo = () => {
    held.current = null;
  };
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
      title={`${label}: drag it, or press ↑ and ↓; a double click puts it back`}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onLostPointerCapture={letGo}
      onDoubleClick={onReset}
    />
  );
}
