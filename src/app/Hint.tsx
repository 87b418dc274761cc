import { useLetterKeys } from '../store/letterKeys.ts';
import { useSession } from '../store/session.ts';
import { useTapWords } from '../ui/tap.ts';

/** One line on what to try, until something was tried. */
export function Hint() {
  const session = useSession();
  const untouched = useSession(
    ({ notice }) => notice === null && session.run.history.recording.script.length === 0,
  );
  const letters = useLetterKeys(({ on }) => on);
  const said = useTapWords();
  if (!untouched) return null;
  return (
    <p className="hint">
      {said('Click a server to crash it, or drag a line across the ring to cut the network.')}{' '}
      {letters && (
        <span className="by-key">
          <kbd translate="no">R</kbd> asks the leader, <kbd translate="no">T</kbd> shows you around.
        </span>
      )}
    </p>
  );
}
