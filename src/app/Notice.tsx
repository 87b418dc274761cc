import { useEffect } from 'react';
import { dismissNotice, undo } from '../store/commands.ts';
import { type Session, useSession } from '../store/session.ts';
import { Button, IconButton } from '../ui/Button.tsx';

/** A note goes by itself; what it offers stays in reach elsewhere (Undo is in the header). An error stays. */
const NOTE_LASTS_MS = 12_000;

/** What has to be said: what was forgotten, copied, or could not be read. */
export function NoticeBar() {
  const notice = useSession((session) => session.notice);
  useEffect(() => {
    if (notice?.tone !== 'note') return;
    const waiting = setTimeout(dismissNotice, NOTE_LASTS_MS);
    return () => clearTimeout(waiting);
  }, [notice]);
  return (
    <div className="notices" role="status">
      {notice && (
        <div className={`notice is-${notice.tone}`} role={notice.tone === 'error' ? 'alert' : undefined}>
          <p>{notice.text}</p>
          {notice.undo && <Button onClick={undo}>Undo</Button>}
          <IconButton icon="close" label="Dismiss" onClick={dismissNotice} />
        </div>
      )}
    </div>
  );
}

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
        <kbd>R</kbd> asks the leader, <kbd>?</kbd> shows all keys.
      </span>
    </p>
  );
}
