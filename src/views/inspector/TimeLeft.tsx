import { useLayoutEffect, useRef } from 'react';
import type { ServerId } from '../../raft/types.ts';
import type { ShownTimer } from '../../scene/arcs.ts';
import { nodeOf } from '../../sim/nodes.ts';
import { useSession } from '../../store/session.ts';
import { setText } from '../../ui/text.ts';
import { timeLeft } from '../../words/servers.ts';

/** What is left of a timer. It runs between events too, so a painter writes the text. */
export function TimeLeft({ id, name }: { readonly id: ServerId; readonly name: ShownTimer }) {
  const session = useSession();
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(
    () =>
      session.playhead.onCalmPaint((time) => {
        const timer = nodeOf(session.getState().world, id)?.timers[name];
        const left = timer && timeLeft(timer, time);
        if (left && place.current && place.current.textContent !== left) setText(place.current, left);
      }),
    [session, id, name],
  );
  return <span ref={place} />;
}
