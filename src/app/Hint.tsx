import { useLetterKeys } from '../store/letterKeys.ts';
import { useSession } from '../store/session.ts';
import { useFingers } from '../ui/tap.ts';
import { useOpenEntry } from '../views/library/useOpenEntry.ts';
import * as words from '../words/columns.ts';

/**
 * One line about what to try, until the reader has acted. An entry of the library says what to watch, and a
 * comparison has no room for more.
 */
export function Hint() {
  const session = useSession();
  const untouched = useSession(
    ({ comparison, notice, selected }) =>
      comparison === null &&
      notice === null &&
      selected === null &&
      session.run.history.recording.script.length === 0,
  );
  const letters = useLetterKeys(({ on }) => on);
  const fingers = useFingers();
  const isEntry = useOpenEntry() !== null;
  if (!untouched || isEntry) return null;
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
