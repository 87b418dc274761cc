import { useEffect, useRef } from 'react';
import { dismissNotice, undo } from '../store/commands.ts';
import { useSession } from '../store/session.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { focusRestingPlace } from '../ui/focus.ts';
import * as words from '../words/page.ts';
import { reload, tryAgain } from '../words/ui.ts';

/** A note goes by itself; what it offers stays in reach elsewhere (Undo is in the header). An error stays. */
const NOTE_LASTS_MS = 12_000;

/** Does what a button of the notice says; the button is gone then. */
const away = (answer: () => void) => () => {
  answer();
  focusRestingPlace();
};

/**
 * What has to be said: what was forgotten, copied, or could not be read. All of it is in the first load: it tells that
 * something could not be fetched, too.
 */
export function Notices() {
  const session = useSession();
  const notice = useSession((state) => state.notice);
  useEffect(() => {
    if (notice?.tone !== 'note' || notice.link !== undefined) return;
    const waiting = setTimeout(() => dismissNotice(session), NOTE_LASTS_MS);
    return () => clearTimeout(waiting);
  }, [session, notice]);
  return (
    <div className="notices" role="status">
      {notice && (
        <div
          key={notice.text}
          className={`notice is-${notice.tone}`}
          role={notice.tone === 'error' ? 'alert' : undefined}
        >
          <p>{notice.text}</p>
          {notice.link !== undefined && <Link address={notice.link} />}
          {notice.undo && <Button onClick={away(() => undo(session))}>{words.undo}</Button>}
          {notice.again && <Again again={notice.again} />}
          <IconButton icon="close" label={words.dismiss} onClick={away(() => dismissNotice(session))} />
        </div>
      )}
    </div>
  );
}

/** It is selected: one key copies it. */
function Link({ address }: { readonly address: string }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return <input ref={field} className="input" aria-label={words.address} readOnly value={address} />;
}

function Again({ again }: { readonly again: () => void }) {
  const session = useSession();
  const retry = () => {
    dismissNotice(session);
    again();
  };
  return (
    <>
      <Button onClick={away(retry)}>{tryAgain}</Button>
      <Button onClick={() => window.location.reload()}>{reload}</Button>
    </>
  );
}
