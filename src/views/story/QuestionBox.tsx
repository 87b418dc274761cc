import { type ReactNode, useId } from 'react';
import type { Question, QuestionWords } from '../../lessons/types.ts';
import { answerTicked, choose, onlyShow } from '../../store/story/question.ts';
import { answerOf, isAsking, useReading, useStory } from '../../store/story/state.ts';
import { Button } from '../../ui/Button.tsx';
import { REST } from '../../ui/focus.ts';
import * as texts from '../../words/story.ts';
import { unbroken } from '../../words/unbroken.ts';
import { Answered } from './Answered.tsx';
import { OptionSign } from './OptionSign.tsx';
import { Prose } from './Prose.tsx';
import { Timers } from './Timers.tsx';
import { useAtTop } from './useAtTop.ts';

interface Props {
  readonly question: Question;
  readonly words: QuestionWords;
}

/**
 * A question: asked first, and discussed after the run has shown the answer. `children`: further words, once
 * it is over.
 */
export function QuestionBox({ question, words, children }: Props & { readonly children: ReactNode }) {
  const answer = useStory(answerOf);
  const asked = useId();
  const [ask, isFirst] = useAtTop(answer !== undefined);
  return (
    <section className={isFirst ? 'question is-first' : 'question'} aria-labelledby={asked}>
      <div ref={ask} id={asked} className="question-ask">
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
  const reading = useReading();
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
            aria-describedby={by === 'server' ? `timers-${id}` : undefined}
            data-focus-then={REST}
            onClick={() => choose(reading, id)}
          >
            <OptionSign many={many} on={ticked.includes(id)} number={i + 1} />
            <span>{unbroken(words.options[id]?.label ?? '')}</span>
          </button>
        ))}
        {by === 'server' && options.map(({ id }) => <Timers key={id} id={`timers-${id}`} server={id} />)}
      </div>
      <div className="question-row">
        {many && (
          <Button
            strong
            aria-disabled={ticked.length === 0}
            data-focus-then={REST}
            onClick={() => answerTicked(reading)}
          >
            {texts.answer}
          </Button>
        )}
        <Button data-focus-then={REST} onClick={() => onlyShow(reading)}>
          {texts.justShow}
        </Button>
      </div>
    </>
  );
}
