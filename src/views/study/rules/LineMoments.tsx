import { useLayoutEffect, useRef } from 'react';
import { countBefore } from '../../../base/sorted.ts';
import { LINE_OF_BUG, type LineId, rulesOn } from '../../../sim/figure/lines.ts';
import { rulesOff } from '../../../store/broken-rules.ts';
import { foundFor, type RanMoments } from '../../../store/figure/deciding.ts';
import {
  cancelSearch,
  goToRan,
  openLine,
  pinLine,
  playOnTo,
  useFigure,
} from '../../../store/figure/panel.ts';
import { useSession } from '../../../store/session.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import * as words from '../../../words/figure.ts';
import { unbroken } from '../../../words/unbroken.ts';
import { Exact } from '../../narration/Exact.tsx';
import { MomentList } from './MomentList.tsx';
import { RuleCount } from './RuleCount.tsx';

const BACK = 'M12 5.5L7.5 10l4.5 4.5';

/** A rule, when it ran, and how its decisions came out. */
export function LineMoments({ line }: { readonly line: LineId }) {
  const session = useSession();
  const isPinned = useSession(({ pinned }) => pinned === line);
  const off = useSession(rulesOff);
  const back = useRef<HTMLButtonElement>(null);
  useFigure(({ searched }) => searched);
  const found = foundFor(session.run.history, line);
  useLayoutEffect(() => back.current?.focus({ preventScroll: true }), []);
  const { text, section } = words.lines[line];
  const rules = [
    ...rulesOn(line),
    ...off.filter((bug) => LINE_OF_BUG[bug] === line).map((bug) => `bug:${bug}` as const),
  ];
  return (
    <div className="ran-moments">
      <div className="ran-bar">
        <button ref={back} type="button" className="button" onClick={() => openLine(session, null)}>
          <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
            <path d={BACK} fill="none" stroke="currentColor" strokeWidth="1.6" />
          </svg>
          {words.backToAll}
        </button>
        <Button aria-pressed={isPinned} onClick={() => pinLine(session, isPinned ? null : line)}>
          {isPinned ? words.unpin : words.pin}
        </Button>
      </div>
      <p className="ran-rule">
        <Exact text={unbroken(text)} /> {section && <cite>{section}</cite>}
      </p>
      <Steps line={line} found={found} />
      <MomentList line={line} found={found} />
      {rules.length > 0 && (
        <ul className="ran-rules">
          {rules.map((rule) => (
            <RuleCount key={rule} rule={rule} count={found.byRule.get(rule) ?? 0} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** How often it ran, and the ways to these moments. */
function Steps({ line, found: { at } }: { readonly line: LineId; readonly found: RanMoments }) {
  const session = useSession();
  const moment = useSession(({ world }) => world.moment);
  const share = useFigure((state) => state.share);
  const before = countBefore(at, (one) => one.moment < moment);
  const here = at[before]?.moment === moment;
  const next = at[here ? before + 1 : before];
  const previous = at[before - 1];
  return (
    <>
      <div className="ran-walk" role="group" aria-label={words.moments}>
        <IconButton
          icon="previous"
          label={words.previousMoment}
          disabled={previous === undefined}
          onClick={() => previous && goToRan(session, line, previous.moment)}
        />
        <IconButton
          icon="next"
          label={words.nextMoment}
          disabled={next === undefined}
          onClick={() => next && goToRan(session, line, next.moment)}
        />
        <span className="ran-count" role="status">
          {here ? words.moment(before + 1, at.length) : words.ranCount(at.length)}
        </span>
      </div>
      {share !== null && (
        <p className="ran-progress">
          {words.searching(share)} <Button onClick={() => cancelSearch(session)}>{words.cancel}</Button>
        </p>
      )}
      {share === null && next === undefined && (
        <p>
          <Button onClick={() => playOnTo(session, line)}>{words.playOn}</Button>
        </p>
      )}
    </>
  );
}
