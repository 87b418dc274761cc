import type { RunQuestion } from '../../../sim/questions/types.ts';
import { askBefore, inquiryIn } from '../../../store/asking.ts';
import type { RunInquiry } from '../../../store/inquiry.ts';
import { useSession } from '../../../store/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { questionWords } from '../../../words/questions.ts';
import * as words from '../../../words/why-panel.ts';
import { Exact } from '../../narration/Exact.tsx';
import { WhyChain } from '../../rules/WhyChain.tsx';
import { Offered } from './Offered.tsx';
import { WhyNot } from './WhyNot.tsx';
import './why-panel.css';

/** The answer to what the reader has asked about the run; else what may be asked. */
export function WhyPanel() {
  const session = useSession();
  const inquiry = useSession((state) => inquiryIn(session, state));
  if (inquiry === null) return <Offered />;
  const { question } = inquiry;
  return (
    <>
      <h3 className="inquiry-question" tabIndex={-1}>
        <Exact text={questionWords(question)} />
      </h3>
      <Answer
        key={`${inquiry.at} ${inquiry.world.moment} ${questionWords(question)}`}
        inquiry={inquiry}
        question={question}
      />
      <div className="inquiry-back" data-focus-then=".inquiry-question, .offered button">
        <Button onClick={() => askBefore(session)}>
          {inquiry.before === null ? words.other : words.back(questionWords(inquiry.before.question))}
        </Button>
      </div>
    </>
  );
}

interface AnswerProps {
  readonly inquiry: RunInquiry;
  readonly question: RunQuestion;
}

function Answer({ inquiry, question }: AnswerProps) {
  if (question.ask === 'why') return <WhyChain seq={question.event.seq} />;
  return <WhyNot inquiry={inquiry} goal={question.goal} />;
}
