import { useLetterKeys } from '../store/letterKeys.ts';
import { useSession } from '../store/session.ts';
import { useFingers } from '../ui/tap.ts';
import * as words from '../words/columns.ts';

/** One line about what to try, until the reader has acted. */
export function Hint() {
  const session = useSession();
  const untouched = useSession(
    ({ notice, selected }) =>
      notice === null && selected === null && session.run.history.recording.script.length === 0,
  );
  const letters = useLetterKeys(({ on }) => on);
  const fingers = useFingers();
  if (!untouched) return null;
  return (
    <p className="hint">
      {words.hint(fingers)}{' '}
      {letters && (
        <span className="by-key">
          <kbd translate="no">R</kbd> {words.hintOfKeys.request} <kbd translate="no">T</kbd>{' '}
          {words.hintOfKeys.tour} <kbd translate="no">O</kbd> {words.hintOfKeys.files}
        </span>
      )}
    </p>
  );
}
