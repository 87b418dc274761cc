import { type KeyboardEvent, memo } from 'react';
import type { BugName } from '../../../raft/rules.ts';
import type { LineId } from '../../../sim/figure/lines.ts';
import { isWrong } from '../../../sim/figure/ran.ts';
import { openLine } from '../../../store/figure/panel.ts';
import { useSession } from '../../../store/session.ts';
import { RULES_BY_NAME } from '../../../words/broken-rules.ts';
import * as words from '../../../words/figure.ts';
import { unbroken } from '../../../words/unbroken.ts';
import { Exact } from '../../narration/Exact.tsx';
import type { LitLine } from './lit-lines.ts';
import { Changes, RanDetails } from './RanDetails.tsx';

/** A line that ran more often says so in its words for assistive technology, and in its details. */
const NUMBERS_SHOWN = 3;

interface Props {
  readonly line: LineId;
  readonly lit: LitLine | undefined;
  /** The place among the lines that ran, if it is walked to. */
  readonly now: number | null;
  readonly isDetailed: boolean;
  /** One line only is a tab stop. */
  readonly isStop: boolean;
  /** The rules of this line that are broken on purpose, with spaces between them. */
  readonly off: string;
  readonly onFocus: (line: LineId) => void;
}

/** A rule, and what it did if it ran. A press lists its moments. */
export const FigureLine = memo(function Line(props: Props) {
  const session = useSession();
  const { line, lit, now, isDetailed, isStop, off, onFocus } = props;
  const { text, section } = words.lines[line];
  const said = <Exact text={unbroken(text)} />;
  return (
    <li
      className="figure-line"
      data-lit={lit !== undefined || undefined}
      data-first={(lit && lit.ran.length > 0 && lit.numbers[0] === 1) || undefined}
      data-now={now !== null || undefined}
      data-wrong={lit?.ran.some(isWrong) || undefined}
      aria-current={now !== null ? 'step' : undefined}
      style={lit && { '--order': lit.numbers[0] }}
    >
      {lit && (
        <span className="figure-numbers" aria-hidden="true">
          {lit.numbers.slice(0, NUMBERS_SHOWN).map((number) => (
            <span key={number}>{number}</span>
          ))}
        </span>
      )}
      <button
        type="button"
        className="figure-rule"
        tabIndex={isStop ? 0 : -1}
        onFocus={() => onFocus(line)}
        onKeyDown={moveBetweenLines}
        onClick={() => openLine(session, line)}
      >
        {off === '' ? said : <s>{said}</s>} {section && <cite>{section}</cite>}
        {lit && <span className="hidden"> {words.ranAs(lit.numbers)}</span>}
      </button>
      {off !== '' && <Off names={off} />}
      {isDetailed && lit && (
        <div className="figure-details">
          {lit.ran.map((ran, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts never change their places
            <RanDetails key={i} ran={ran} isNow={lit.numbers[i] === (now ?? -1) + 1} />
          ))}
          <Changes assigned={lit.assigned} ofField />
        </div>
      )}
    </li>
  );
});

const Off = ({ names }: { readonly names: string }) => (
  <p className="figure-off">
    {names.split(' ').map((bug) => (
      <span key={bug}>{words.isOff(RULES_BY_NAME[bug as BugName].name)}</span>
    ))}
  </p>
);

/** The arrow keys move from rule to rule. */
function moveBetweenLines(event: KeyboardEvent<HTMLElement>) {
  const { key, currentTarget } = event;
  const lines = [
    ...(currentTarget.closest('.figure-sheet')?.querySelectorAll<HTMLElement>('.figure-rule') ?? []),
  ];
  const here = lines.indexOf(currentTarget);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: lines.length }[key];
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  lines[Math.max(0, Math.min(to, lines.length - 1))]?.focus();
}
