import { type KeyboardEvent, memo } from 'react';
import { toMs } from '../../base/time.ts';
import { select } from '../../store/commands.ts';
import { hovers, pointEvent, pointNowhere } from '../../store/pointing.ts';
import { useSession } from '../../store/session.ts';
import { unbroken } from '../../words/unbroken.ts';
import { ExactWords } from './Exact.tsx';
import { lineWords } from './line-words.ts';
import { isPart, type Row } from './rows.ts';
import { Why } from './Why.tsx';

/** A space as wide as a digit. */
const FIGURE_SPACE = '\u2007';

interface LineProps {
  readonly row: Row;
  /** The width of the times, in digits. */
  readonly digits: number;
  readonly isSelected: boolean;
  readonly isPointed: boolean;
  /** Its event is at the cursor. */
  readonly isCurrent: boolean;
  /** One line only is a tab stop; the arrow keys move from there. */
  readonly isStop: boolean;
  readonly onUnfold: (row: Row) => void;
  readonly onEnd: (end: 'first' | 'last') => void;
}

/** Rows are made again with every event; most of them have the same content. */
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

/** One event, or several that are folded. */
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
      data-highlighted={isPointed || undefined}
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
        {/* Time and words are one text with a tab stop: a box of its own would need layout for each line. */}
        <span className="line-time">{`${toMs(event.time).toFixed(1).padStart(digits, FIGURE_SPACE)}\t`}</span>
        <ExactWords text={unbroken(lineWords(session, line))} />
      </button>
      {/* The key is the event, so that another one mounts a new row, which scrolls into view. */}
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
