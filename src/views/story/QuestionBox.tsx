import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import type { Option, Question, QuestionWords } from '../../lessons/types.ts';
import { answerTicked, askAgain, choose, isRight, onlyShow } from '../../store/story/question.ts';
import { answerOf, isAsking, useStory } from '../../store/story/state.ts';
import { Button } from '../../ui/Button.tsx';
import { REST } from '../../ui/focus.ts';
import { Prose } from './Prose.tsx';

interface Props {
  readonly question: Question;
  readonly words: QuestionWords;
}
/** What is said besides, once it is over. */
interface Besides {
  readonly children: ReactNode;
}

/** What will happen? Asked before, and told after the run has shown it. */
export function QuestionBox({ question, words, children }: Props & Besides) {
  const answer = useStory(answerOf);
  const asked = useId();
  return (
    <section className="question" aria-labelledby={asked}>
      <div id={asked} className="question-ask">
        <Prose text={words.ask} />
      </div>
      {answer === undefined ? (
        <Asked question={question} words={words} />
      ) : (
        <Answered question={question} words={words} answer={answer}>
          {children}
        </Answered>
      )}
    </section>
  );
}

function Asked({ question, words }: Props) {
  const { many = false, by, options } = question;
  const asking = useStory(isAsking);
  const ticked = useStory((story) => story.ticked);
  if (!asking) return null;
  return (
    <>
      <div className={by === 'server' ? 'options is-short' : 'options'}>
        {options.map(({ id }, i) => (
          <button
            key={id}
            type="button"
            className="option"
            {...(many && { role: 'checkbox', 'aria-checked': ticked.includes(id) })}
            data-focus-then={REST}
            onClick={() => choose(id)}
          >
            <Sign many={many} on={ticked.includes(id)} number={i + 1} />
            <span>{words.options[id]?.label}</span>
          </button>
        ))}
      </div>
      <div className="question-row">
        {many && (
          <Button strong aria-disabled={ticked.length === 0} data-focus-then={REST} onClick={answerTicked}>
            Answer
          </Button>
        )}
        <Button data-focus-then={REST} onClick={onlyShow}>
          Just show me
        </Button>
      </div>
    </>
  );
}

function Sign({
  many,
  on,
  number,
}: {
  readonly many: boolean;
  readonly on: boolean;
  readonly number: number;
}) {
  if (!many)
    return (
      <kbd aria-hidden="true" translate="no">
        {number}
      </kbd>
    );
  return (
    <svg className="tick" viewBox="0 0 18 18" aria-hidden="true">
      <rect x="1.5" y="1.5" width="15" height="15" rx="4" />
      {on && <path d="M5 9.4l2.8 2.8L13 6.4" />}
    </svg>
  );
}

/** What was chosen, and what is right once the run has shown it. */
function Answered(props: Props & Besides & { readonly answer: readonly string[] }) {
  const over = useStory((story) => story.over);
  return over ? <Shown {...props} /> : <p className="question-wait">Watch.</p>;
}

function Shown({
  question,
  words,
  answer,
  children,
}: Props & Besides & { readonly answer: readonly string[] }) {
  const end = useRef<HTMLDivElement>(null);
  // What is said now may stand below what is in view. In braces: newer browsers answer with a promise.
  useLayoutEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const replies = question.options.filter(({ id }) => answer.includes(id));
  return (
    <>
      <ul className="outcomes">
        {question.options.map((option) => (
          <Outcome key={option.id} option={option} words={words} isChosen={answer.includes(option.id)} />
        ))}
      </ul>
      <div className="reply">
        {answer.length > 0 && (
          <strong>{isRight(question, answer) ? 'That is what happened.' : 'It went another way.'} </strong>
        )}
        {replies.map(({ id }) => (
          <Prose key={id} text={words.options[id]?.reply ?? ''} />
        ))}
        <Prose text={words.after} />
      </div>
      <div ref={end} className="question-end">
        <div className="question-row">
          <Button data-focus-then={REST} onClick={askAgain}>
            Ask me again
          </Button>
        </div>
        {children}
      </div>
    </>
  );
}

interface OutcomeProps {
  readonly option: Option;
  readonly words: QuestionWords;
  readonly isChosen: boolean;
}

function Outcome({ option, words, isChosen }: OutcomeProps) {
  const label = words.options[option.id]?.label;
  return (
    <li className={option.right ? 'outcome is-right' : 'outcome'}>
      <svg viewBox="0 0 18 18" aria-hidden="true">
        {option.right && <path d="M3.5 9.6l3.6 3.6L14.5 5" />}
      </svg>
      <span>
        {label}
        {/* Read out, each outcome is a sentence of its own. */}
        <span className="hidden">
          {option.right && ', right'}
          {isChosen && ', '}
        </span>{' '}
        {isChosen && <i>your answer</i>}
        <span className="hidden">. </span>
      </span>
    </li>
  );
}
