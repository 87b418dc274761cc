import { useLayoutEffect, useRef, useState } from 'react';
import { wantsStillness } from '../../store/commands.ts';

/**
 * Scrolls an element to the top of the words when the reader has answered, so that everything below it is in
 * view and nothing moves any more. An earlier answer stays where the page has it.
 */
export function useAtTop(isAnswered: boolean) {
  const element = useRef<HTMLDivElement>(null);
  const [wasAnswered, setWasAnswered] = useState(isAnswered);
  if (wasAnswered && !isAnswered) setWasAnswered(false);
  const isFirst = isAnswered && !wasAnswered;
  useLayoutEffect(() => {
    // In braces: newer browsers return a promise.
    if (isFirst) {
      element.current?.scrollIntoView({ block: 'start', behavior: wantsStillness() ? 'instant' : 'smooth' });
    }
  }, [isFirst]);
  return [element, isFirst] as const;
}
