import type { ButtonHTMLAttributes, ReactNode } from 'react';
import * as words from '../words/ui.ts';
import { Icon, type IconName } from './Icon.tsx';
import './ui.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly children: ReactNode;
  /** The one thing to press in its place. */
  readonly strong?: boolean;
}

type Attributes = ButtonHTMLAttributes<HTMLButtonElement>;

/** One that is disabled keeps the focus, and does nothing: a browser would drop the focus. */
const pressable = ({ disabled = false, ...rest }: Attributes): Attributes =>
  disabled ? { ...rest, 'aria-disabled': true, onClick: (event) => event.preventDefault() } : rest;

export function Button({ children, strong = false, className = '', ...rest }: Props) {
  return (
    <button type="button" className={`button ${strong ? 'is-strong' : ''} ${className}`} {...pressable(rest)}>
      {children}
    </button>
  );
}

interface WordedProps extends Omit<Attributes, 'children'> {
  readonly icon: IconName;
  readonly label: string;
}

/** A sign and its word. Where there is no room for the word it is hidden (`app.css`), so the name stands apart from it. */
export function WordedButton({ icon, label, ...rest }: WordedProps) {
  return (
    <Button aria-label={label} {...rest}>
      <Icon name={icon} />
      <span className="word">{label}</span>
    </Button>
  );
}

interface IconProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly icon: IconName;
  /** Its accessible name, also what the pointer is told. */
  readonly label: string;
  /** The key that does the same, as it is printed. */
  readonly keys?: string;
  readonly strong?: boolean;
  /** Takes the focus when what had it is gone, see `focus.ts`. */
  readonly 'data-rest-focus'?: boolean;
}

/** A button that shows a sign only. */
export function IconButton({ icon, label, keys, strong = false, className = '', ...rest }: IconProps) {
  const title = keys ? words.withKeys(label, keys) : label;
  return (
    <button
      type="button"
      className={`button is-icon ${strong ? 'is-strong' : ''} ${className}`}
      aria-label={label}
      title={title}
      {...pressable(rest)}
    >
      <Icon name={icon} />
    </button>
  );
}
