interface Props {
  /** Several may be chosen. */
  readonly many: boolean;
  readonly on: boolean;
  /** The key that chooses it, if one answer is enough. */
  readonly number?: number;
}

/** The sign before an option. */
export function OptionSign({ many, on, number }: Props) {
  if (!many)
    return (
      <kbd aria-hidden="true" translate="no">
        {number}
      </kbd>
    );
  return (
    <svg className="tick" viewBox="0 0 18 18" aria-hidden="true">
      <rect x="1.5" y="1.5" width="15" height="15" rx="4" />
      {on && <path d="M5 9.4l2.8 2.8L13 6.4" />}
    </svg>
  );
}
