import { useEffect, useRef } from 'react';
import { dismissNotice, undo } from '../store/commands.ts';
import { useSession } from '../store/session.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { focusRestingPlace } from '../ui/focus.ts';
import * as words from '../words/page.ts';
import { reload, tryAgain } from '../words/ui.ts';

/**
 * A note disappears by itself; its command can still be reached elsewhere (Undo is in the header). An error
 * stays.
 */
const NOTE_LASTS_MS = 12_000;

/** The handler of a button in the notice; the button disappears with it. */
const away = (answer: () => void) => () => {
  answer();
  focusRestingPlace();
};

/**
 * Messages of the page: what was dropped, copied, or could not be read. Part of the first load, because it
 * also reports files that could not be fetched.
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
          {notice.offer && <Button onClick={away(notice.offer.take)}>{notice.offer.label}</Button>}
          {notice.again && <Again again={notice.again} />}
          {notice.reload && <Reload />}
          <IconButton icon="close" label={words.dismiss} onClick={away(() => dismissNotice(session))} />
        </div>
      )}
    </div>
  );
}

/** It is selected, so that one key copies it. */
function Link({ address }: { readonly address: string }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return <input ref={field} className="input" aria-label={words.address} readOnly value={address} />;
}

const Reload = () => <Button onClick={() => window.location.reload()}>{reload}</Button>;

function Again({ again }: { readonly again: () => void }) {
  const session = useSession();
  const retry = () => {
    dismissNotice(session);
    again();
  };
  return (
    <>
      <Button onClick={away(retry)}>{tryAgain}</Button>
      <Reload />
    </>
  );
}
