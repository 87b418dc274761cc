import { useMemo, useState } from 'react';
import { timeWords, toMs } from '../../../base/time.ts';
import { wordsOf } from '../../../raft/rules.ts';
import type { SimEvent } from '../../../sim/types.ts';
import type { Aim, ReasonLine } from '../../../sim/why-not/types.ts';
import { askWhy } from '../../../store/asking.ts';
import { goToEvent, seek } from '../../../store/commands.ts';
import { fetchEvent } from '../../../store/fetch-events.ts';
import type { RunInquiry } from '../../../store/inquiry.ts';
import { answerWhyNot } from '../../../store/questions.ts';
import { useSession } from '../../../store/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { fails, holds } from '../../../words/conditions.ts';
import { unbroken } from '../../../words/unbroken.ts';
import { why } from '../../../words/why.ts';
import { lineWords } from '../../../words/why-not.ts';
import * as words from '../../../words/why-panel.ts';
import { Exact } from '../../narration/Exact.tsx';
import { NearestRuns } from './NearestRuns.tsx';

interface Props {
  readonly inquiry: RunInquiry;
  readonly goal: Aim;
}

/** The conditions of the rule that would have had to decide, and what each rests on. */
export function WhyNot({ inquiry, goal }: Props) {
  const session = useSession();
  const { lines, rule, decided, holds: isSo } = useMemo(() => answerWhyNot(inquiry, goal), [inquiry, goal]);
  const [section, text] = (rule !== null && wordsOf(rule)) || [];
  const time = decided?.time ?? inquiry.at;
  return (
    <>
      <p className="inquiry-time">
        <Button onClick={() => (decided ? goToEvent(session, decided.seq) : seek(session, time))}>
          {decided ? words.decidedAt(timeWords(time)) : words.at(timeWords(time))}
        </Button>
      </p>
      {isSo && <p>{words.happened}</p>}
      {text && (
        <p className="inquiry-rule">
          <Exact text={text} /> <cite>{section}</cite>
        </p>
      )}
      <Lines inquiry={inquiry} lines={lines} />
      {!isSo && goal.want !== 'arrive' && <NearestRuns inquiry={inquiry} aim={goal} />}
    </>
  );
}

const Lines = ({
  inquiry,
  lines,
}: {
  readonly inquiry: RunInquiry;
  readonly lines: readonly ReasonLine[];
}) => (
  <ul className="reasons">
    {lines.map((line) => (
      <Reason key={lineWords(line.says, line.holds)} inquiry={inquiry} line={line} />
    ))}
  </ul>
);

const SIGN = { true: 'check', false: 'close', null: null } as const;

function Reason({ inquiry, line }: { readonly inquiry: RunInquiry; readonly line: ReasonLine }) {
  const [isOpen, setOpen] = useState(false);
  const { goal, parts, event } = line;
  const sign = SIGN[`${line.holds}`];
  const sentence = lineWords(line.says, line.holds);
  const opens = goal !== undefined && line.holds !== true;
  return (
    <li className="reason" data-holds={line.holds ?? undefined}>
      <span className="reason-sign">{sign && <Icon name={sign} />}</span>
      <div>
        <p>
          {line.holds !== null && <span className="hidden">{line.holds ? holds : fails} </span>}
          <Exact text={unbroken(sentence)} />
        </p>
        {(opens || event !== undefined) && (
          <div className="reason-ways">
            {opens && (
              <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                {words.whyNot}
                <span className="hidden"> {sentence}</span>
              </Button>
            )}
            {event !== undefined && <Made seq={event} inquiry={inquiry} />}
          </div>
        )}
        {parts && <Lines inquiry={inquiry} lines={parts} />}
        {isOpen && goal && <Open inquiry={inquiry} goal={goal} />}
      </div>
    </li>
  );
}

/** The answer to the why not of a line. */
function Open({ inquiry, goal }: Props) {
  const { lines } = useMemo(() => answerWhyNot(inquiry, goal), [inquiry, goal]);
  return <Lines inquiry={inquiry} lines={lines} />;
}

/** What made a line so: its moment, and why it happened. */
function Made({ seq, inquiry }: { readonly seq: number; readonly inquiry: RunInquiry }) {
  const session = useSession();
  const event: SimEvent | undefined = fetchEvent(session, seq);
  if (event === undefined) return null;
  const isAct = 'action' in event.what;
  return (
    <>
      <Button onClick={() => goToEvent(session, seq)}>
        {words.since(`${toMs(event.time).toFixed(1)} ms`)}
      </Button>
      {!isAct && <Button onClick={() => askWhy(session, event, inquiry)}>{why}</Button>}
    </>
  );
}
