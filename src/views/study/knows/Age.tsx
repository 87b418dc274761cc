import { useLayoutEffect, useRef } from 'react';
import type { Micros } from '../../../base/time.ts';
import { useSession } from '../../../store/session.ts';
import { setText } from '../../../ui/text.ts';
import { ago } from '../../../words/knows.ts';

/** How long ago something was; only painters write it, so that nothing renders while time passes. */
export function Age({ since }: { readonly since: Micros }) {
  const session = useSession();
  const text = useRef<HTMLSpanElement>(null);
  useLayoutEffect(
    () =>
      session.playhead.onCalmPaint((time) => {
        const age = ago(time - since);
        if (text.current && text.current.textContent !== age) setText(text.current, age);
      }),
    [session, since],
  );
  return <span ref={text} className="knows-age" />;
}
