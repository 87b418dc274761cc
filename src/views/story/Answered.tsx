import type { ReactNode } from 'react';
import type { Option, Question, QuestionWords } from '../../lessons/types.ts';
import { askAgain } from '../../store/story/question.ts';
import { hasRunShown, isShown, useReading, useStory } from '../../store/story/state.ts';
import { tryOut } from '../../store/story/trial.ts';
import { Button } from '../../ui/Button.tsx';
import { REST } from '../../ui/focus.ts';
import * as texts from '../../words/story.ts';
import { unbroken } from '../../words/unbroken.ts';
import { Prose } from './Prose.tsx';
import { verdictOf } from './verdict.ts';

interface Props {
  readonly question: Question;
  readonly words: QuestionWords;
  readonly answer: readonly string[];
}

/** The chosen options, and the right ones once the run has shown them. `children`: further words. */
export function Answered({ children, ...props }: Props & { readonly children: ReactNode }) {
  const reading = useReading();
  const isOver = useStory(isShown);
  if (!isOver) return <p className="question-wait">{texts.watch}</p>;
  return (
    <>
      <Outcomes {...props} />
      <Verdict {...props} />
      <div className="question-row" aria-live="off">
        <Button data-focus-then={REST} onClick={() => askAgain(reading)}>
          {texts.askAgain}
        </Button>
      </div>
      <OtherAnswers {...props} />
      {children}
    </>
  );
}

/** The right options, and the wrong ones that were chosen. */
function Outcomes({ question, words, answer }: Props) {
  return (
    <ul className="outcomes">
      {question.options.filter(isExplained(answer)).map((option) => (
        <Outcome key={option.id} option={option} words={words} isChosen={answer.includes(option.id)} />
      ))}
    </ul>
  );
}

/** Options with trials have a button each. */
const isExplained =
  (answer: readonly string[]) =>
  ({ id, right, if: trialActions }: Option): boolean =>
    right === true || trialActions !== undefined || answer.includes(id);

function Verdict({ question, words, answer }: Props) {
  const hasRun = useStory(hasRunShown);
  const trial = useStory((story) => story.trial);
  const verdict = verdictOf(question, answer, hasRun);
  const replied = trial ? [trial.option] : answer;
  return (
    <div className="reply">
      {verdict !== '' && <strong>{verdict} </strong>}
      {trial?.over === false ? (
        <p className="question-wait">{texts.watch}</p>
      ) : (
        question.options
          .filter(({ id }) => replied.includes(id))
          .map(({ id }) => <Prose key={id} text={replyTo(id, question, words)} />)
      )}
      <Prose text={words.after} />
    </div>
  );
}

/** If several servers are options, it is named. */
function replyTo(id: string, { by, many = false }: Question, { options }: QuestionWords): string {
  const reply = options[id]?.reply ?? '';
  return by === 'server' && many ? `${id}: ${reply}` : reply;
}

/** The other options. */
function OtherAnswers({ question, words, answer }: Props) {
  const isOther = (option: Option) => !isExplained(answer)(option);
  if (!question.options.some(isOther)) return null;
  return (
    <details className="other-answers" aria-live="off">
      <summary>{texts.otherAnswers}</summary>
      <ul className="outcomes">
        {question.options.filter(isOther).map((option) => (
          <Outcome key={option.id} option={option} words={words} isChosen={false} />
        ))}
      </ul>
    </details>
  );
}

interface OutcomeProps {
  readonly option: Option;
  readonly words: QuestionWords;
  readonly isChosen: boolean;
}

function Outcome({ option, words, isChosen }: OutcomeProps) {
  const reading = useReading();
  const isTried = useStory(({ trial }) => trial?.option === option.id);
  const canTry = useStory(({ onRun }) => onRun) && option.if !== undefined;
  const label = unbroken(words.options[option.id]?.label ?? '');
  return (
    <li className={option.right ? 'outcome is-right' : 'outcome'} data-tried={isTried || undefined}>
      <svg viewBox="0 0 18 18" aria-hidden="true">
        <path d={option.right ? 'M3.5 9.6l3.6 3.6L14.5 5' : 'M4.5 4.5l9 9m0-9l-9 9'} />
      </svg>
      <span>
        {label}
        {/* For screen readers, each outcome is a sentence of its own. */}
        <span className="hidden">
          {option.right && texts.isRight}
          {isChosen && ', '}
        </span>{' '}
        {isChosen && <i>{texts.yourAnswer}</i>}
        <span className="hidden">. </span>
      </span>
      {canTry && (
        <Button
          aria-label={texts.playAnswer(label)}
          data-focus-then={REST}
          onClick={() => tryOut(reading, option.id)}
        >
          {texts.playIt}
        </Button>
      )}
    </li>
  );
}
