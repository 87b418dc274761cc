import { isLine } from '../../../sim/figure/lines.ts';
import { foundFor } from '../../../store/figure/deciding.ts';
import { openLine, useFigure } from '../../../store/figure/panel.ts';
import { useSession } from '../../../store/session.ts';
import * as words from '../../../words/figure.ts';
import { unbroken } from '../../../words/unbroken.ts';
import { Exact } from '../../narration/Exact.tsx';

/** The rule that stays in view, with how often it ran; it lights whenever it does. */
export function PinnedLine() {
  const session = useSession();
  const pinned = useSession((state) => state.pinned);
  const isLit = useFigure(({ lit }) =>
    (lit?.ran ?? []).some((one) => one.line === pinned || one.assigned.some(({ field }) => field === pinned)),
  );
  const isOpen = useFigure(({ open }) => open === pinned);
  useFigure(({ searched }) => searched);
  if (!isLine(pinned) || isOpen) return null;
  const count = foundFor(session.run.history, pinned).at.length;
  return (
    <section className="ran-pinned" aria-label={words.pinned} data-lit={isLit || undefined}>
      <button type="button" className="figure-rule" onClick={() => openLine(session, pinned)}>
        <Exact text={unbroken(words.lines[pinned].text)} />{' '}
        <span className="ran-times">{words.ranAtMoments(count)}</span>
      </button>
    </section>
  );
}
