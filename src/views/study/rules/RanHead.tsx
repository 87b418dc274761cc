import { toMs } from '../../../base/time.ts';
import { actionOf } from '../../../store/fetch-events.ts';
import type { Lit } from '../../../store/figure/lit.ts';
import { showOnlyRan, useFigure, walkLine } from '../../../store/figure/panel.ts';
import { useLetterKeys } from '../../../store/letterKeys.ts';
import { type Session, useSession } from '../../../store/session.ts';
import { IconButton } from '../../../ui/Button.tsx';
import * as words from '../../../words/figure.ts';
import { unbroken } from '../../../words/unbroken.ts';
import { Exact } from '../../narration/Exact.tsx';
import { sentence } from '../../narration/sentences.ts';
import { spokenLine } from './spoken-line.ts';

const UP = 'M5.5 12l4.5-4.5 4.5 4.5';

/** The event of the shown moment, and the way through the lines that ran. */
export function RanHead() {
  const session = useSession();
  const lit = useFigure((state) => state.lit);
  const at = useFigure((state) => state.at);
  const onlyRan = useFigure((state) => state.onlyRan);
  const isOpen = useFigure(({ open }) => open !== null);
  const isHurried = useFigure((state) => state.isHurried);
  const hasKeys = useLetterKeys(({ on }) => on);
  return (
    <div className="ran-head">
      <p className="ran-event">
        {isHurried ? (
          words.tooFast
        ) : lit === null ? (
          words.nothingYet
        ) : (
          <>
            <Exact text={unbroken(eventWords(session, lit))} />{' '}
            <span className="ran-time">{words.atTime(toMs(lit.time).toFixed(1))}</span>
          </>
        )}
      </p>
      <div className="ran-walk" role="group" aria-label={words.walk}>
        <IconButton
          icon={UP}
          label={words.previousLine}
          keys={hasKeys ? words.previousKeys : ''}
          onClick={() => walkLine(session, -1)}
        />
        <IconButton
          icon="down"
          label={words.nextLine}
          keys={hasKeys ? words.nextKeys : ''}
          onClick={() => walkLine(session, 1)}
        />
        {lit && (
          <span className="ran-count">
            {at === null ? words.linesRan(lit.ran.length) : words.lineOf(at + 1, lit.ran.length)}
          </span>
        )}
        {!isOpen && (
          <label className="ran-only">
            <input
              type="checkbox"
              checked={onlyRan}
              onChange={({ currentTarget }) => showOnlyRan(session, currentTarget.checked)}
            />
            {words.onlyRan}
          </label>
        )}
      </div>
      <p className="hidden" role="status">
        {lit && at !== null && spokenLine(lit, at)}
      </p>
    </div>
  );
}

const eventWords = (session: Session, { event, server }: Lit): string =>
  event === null ? words.written(server) : sentence(event, actionOf(session, event));
