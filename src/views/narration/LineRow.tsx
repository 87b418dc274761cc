import { type KeyboardEvent, memo } from 'react';
import { toMs } from '../../base/time.ts';
import { select } from '../../store/commands.ts';
import { hovers, pointEvent, pointNowhere } from '../../store/pointing.ts';
import { useSession } from '../../store/session.ts';
import { ExactWords } from './Exact.tsx';
import { lineWords } from './line-words.ts';
import { isPart, type Row } from './rows.ts';
import { Why } from './Why.tsx';

/** As wide as a digit. */
const FIGURE_SPACE = '\u2007';

interface LineProps {
  readonly row: Row;
  /** As wide as the time is, in digits. */
  readonly digits: number;
  readonly isSelected: boolean;
  readonly isPointed: boolean;
  /** The reader stands at its event. */
  readonly isCurrent: boolean;
  /** Tab stops at one line only; from there the arrow keys go up and down. */
  readonly isStop: boolean;
  readonly onUnfold: (row: Row) => void;
  readonly onEnd: (end: 'first' | 'last') => void;
}

/** The rows are made again with every event; most of them tell the same as before. */
const isSameLine = (a: LineProps, b: LineProps): boolean =>
  a.isSelected === b.isSelected &&
  a.isPointed === b.isPointed &&
  a.isCurrent === b.isCurrent &&
  a.isStop === b.isStop &&
  a.digits === b.digits &&
  a.row.id === b.row.id &&
  a.row.isOpen === b.row.isOpen &&
  a.row.line.events.length === b.row.line.events.length &&
  a.row.line.events[0] === b.row.line.events[0] &&
  a.row.line.events.at(-1) === b.row.line.events.at(-1);

/** One event, or several that are told as one. */
export const LineRow = memo(function Line(props: LineProps) {
  const session = useSession();
  const { row, digits, isSelected, isPointed, isCurrent, isStop, onUnfold, onEnd } = props;
  const { line, isOpen } = row;
  const [event] = line.events;
  const classes = [
    'line',
    isSelected && 'is-selected',
    isPart(row) && 'is-part',
    isOpen !== null && 'is-fold',
  ];
  const press = () => {
    if (isOpen !== null) onUnfold(row);
    else select(session, isSelected ? null : { kind: 'event', id: event.seq });
  };
  return (
    <div
      className={classes.filter(Boolean).join(' ')}
      data-row={row.id}
      data-lit={isPointed || undefined}
      aria-current={isCurrent || undefined}
    >
      <button
        type="button"
        className="line-button"
        aria-expanded={isOpen ?? isSelected}
        aria-current={isCurrent || undefined}
        tabIndex={isStop ? 0 : -1}
        onFocus={() => pointEvent(session, event)}
        onBlur={() => pointNowhere(session)}
        {...hovers(session, () => pointEvent(session, event))}
        onKeyDown={(pressed) => walk(pressed, onEnd)}
        onClick={press}
      >
        {/* One run of text with the words, up to a tab stop: a box of its own would have to be laid out for each line. */}
        <span className="line-time">{`${toMs(event.time).toFixed(1).padStart(digits, FIGURE_SPACE)}\t`}</span>
        <ExactWords text={lineWords(session, line)} />
      </button>
      {/* Of another event it is another one: it brings itself into view as it comes. */}
      {isSelected && <Why key={event.seq} event={event} />}
    </div>
  );
}, isSameLine);

function walk(event: KeyboardEvent<HTMLElement>, onEnd: LineProps['onEnd']) {
  const { key, currentTarget } = event;
  const row = currentTarget.parentElement;
  if (key === 'ArrowUp') focus(row?.previousElementSibling);
  else if (key === 'ArrowDown') focus(row?.nextElementSibling);
  else if (key === 'Home') onEnd('first');
  else if (key === 'End') onEnd('last');
  else return;
  event.preventDefault();
}

const focus = (row: Element | null | undefined): void => row?.querySelector('button')?.focus();
