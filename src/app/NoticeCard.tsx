import { AnimatePresence } from 'framer-motion';
import * as m from 'framer-motion/m';
import { useEffect } from 'react';
import { dismissNotice, undo } from '../store/commands.ts';
import { useSession } from '../store/session.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { restFocus } from '../ui/focus.ts';
import { Motion } from '../ui/Motion.tsx';

/** A note goes by itself; what it offers stays in reach elsewhere (Undo is in the header). An error stays. */
const NOTE_LASTS_MS = 12_000;

/** Does what a button of the notice says; the button is gone then. */
const away = (deed: () => void) => () => {
  deed();
  restFocus();
};

/** A notice as it comes and goes. */
export default function NoticeCard() {
  const notice = useSession((session) => session.notice);
  useEffect(() => {
    if (notice?.tone !== 'note') return;
    const waiting = setTimeout(dismissNotice, NOTE_LASTS_MS);
    return () => clearTimeout(waiting);
  }, [notice]);
  return (
    <Motion>
      <AnimatePresence>
        {notice && (
          <m.div
            key={notice.text}
            className={`notice is-${notice.tone}`}
            role={notice.tone === 'error' ? 'alert' : undefined}
            initial={{ opacity: 0, y: 12 }}
            animate={{ opacity: 1, y: 0 }}
            exit={{ opacity: 0, y: 12 }}
          >
            <p>{notice.text}</p>
            {notice.undo && <Button onClick={away(undo)}>Undo</Button>}
            <IconButton icon="close" label="Dismiss" onClick={away(dismissNotice)} />
          </m.div>
        )}
      </AnimatePresence>
    </Motion>
  );
}
