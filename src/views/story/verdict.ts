/** What the page says of an answer before anything else: only what is so. */
import type { Question } from '../../lessons/types.ts';
import { isRight } from '../../store/story/question.ts';

const COUNTS = ['', 'one', 'two', 'three', 'four'];

/** `hasRun`: the page's run has played since, and has shown it. Nothing for who only wanted to see. */
export function verdictOf(question: Question, chosen: readonly string[], hasRun: boolean): string {
  if (chosen.length === 0) return '';
  if (isRight(question, chosen)) return hasRun ? 'That is what happened.' : 'Right.';
  const right = question.options.filter((option) => option.right).map(({ id }) => id);
  const found = chosen.filter((id) => right.includes(id)).length;
  if (found > 0 && found === chosen.length) return `Right so far: there ${more(right.length - found)}.`;
  if (found > 0) return 'Not all of them.';
  if (hasRun) return 'It went another way.';
  return chosen.length > 1 ? 'None of them.' : 'Not this one.';
}

const more = (count: number): string => `${count === 1 ? 'is' : 'are'} ${COUNTS[count] ?? count} more`;
