import { useLayoutEffect, useRef } from 'react';
import type { SimEvent } from '../../sim/types.ts';
import { askWhy } from '../../store/asking.ts';
import { goToEvent } from '../../store/commands.ts';
import { copyLine } from '../../store/copying.ts';
import { useSession } from '../../store/session.ts';
import { useReading } from '../../store/story/state.ts';
import { whatIfs } from '../../store/whatIf.ts';
import { Button } from '../../ui/Button.tsx';
import * as narration from '../../words/narration.ts';
import * as words from '../../words/what-if.ts';
import { why } from '../../words/why.ts';
import { Conditions } from './Conditions.tsx';
import { Exact } from './Exact.tsx';
import { useWhyWords } from './why-words.ts';

/** The fade of the list's upper edge, in pixels. */
const FADE = 24;

/** The rule of the selected event in its exact words, and a link to its cause. */
export function Why({ event }: { readonly event: SimEvent }) {
  const session = useSession();
  const reading = useReading();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // The whole row: its first line may lie under the fade of the list's edge.
    const row = box.current?.parentElement;
    const list = row?.closest('.events-scroll');
    const isTall = row && list && row.offsetHeight > list.clientHeight - FADE;
    row?.scrollIntoView({ block: isTall ? 'start' : 'nearest' });
  }, []);
  const [section, text] = useWhyWords(event);
  return (
    <div ref={box} className="line-why" data-focus-then=".line.is-selected .line-button">
      {text && (
        <p>
          <Exact text={text} /> <cite>{section}</cite>
        </p>
      )}
      <Conditions event={event} />
      <div className="line-ways">
        <Button onClick={() => goToEvent(session, event.seq)}>{narration.goToEvent}</Button>
        <Button onClick={() => void copyLine(reading, event)}>{narration.copy}</Button>
        {event.causes.length > 0 && <Button onClick={() => askWhy(session, event)}>{why}</Button>}
        {event.causes.map((cause) => (
          <Button key={cause} onClick={() => goToEvent(session, cause)}>
            {narration.whatLed}
          </Button>
        ))}
      </div>
      <WhatIf event={event} />
    </div>
  );
}

/** What-ifs: each makes a branch, which is compared with this run. */
function WhatIf({ event }: { readonly event: SimEvent }) {
  const session = useSession();
  const questions = whatIfs(session, event);
  if (questions.length === 0) return null;
  return (
    <fieldset className="what-if" data-focus-then=".differences button, .line.is-selected .line-button">
      <legend>{words.whatIf}</legend>
      {questions.map(({ id, name, run }) => (
        <Button key={id} onClick={run}>
          {name}
        </Button>
      ))}
    </fieldset>
  );
}
