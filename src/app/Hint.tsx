import { type Session, useSession } from '../store/session.ts';

const isUntouched = ({ document, notice }: Session) =>
  (document.actions ?? []).length === 0 && notice === null;

/** One line on what to try, until something was tried. */
export function Hint() {
  const untouched = useSession(isUntouched);
  if (!untouched) return null;
  return (
    <p className="hint">
      Click a server to crash it, or drag a line across the ring to cut the network.{' '}
      <span className="by-key">
        <kbd>R</kbd> asks the leader, <kbd>T</kbd> shows you around.
      </span>
    </p>
  );
}
