import type { ButtonHTMLAttributes, ReactNode } from 'react';
import * as words from '../words/ui.ts';
import { Icon, type IconName } from './Icon.tsx';
import './ui.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly children: ReactNode;
  /** The primary button of its place. */
  readonly strong?: boolean;
}

type Attributes = ButtonHTMLAttributes<HTMLButtonElement>;

/** A disabled button keeps the focus: with the `disabled` attribute, browsers would drop it. */
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

/**
 * An icon and its label. If there is no room the label is hidden (`app.css`), so the accessible name is
 * separate.
 */
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
  /** The accessible name, also the tooltip. */
  readonly label: string;
  /** The key of the same command, as printed. */
  readonly keys?: string;
  readonly strong?: boolean;
  /** Gets the focus when the focused element is removed, see `focus.ts`. */
  readonly 'data-rest-focus'?: boolean;
}

/** A button with an icon only. */
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
