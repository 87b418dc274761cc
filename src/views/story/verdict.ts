/** The first words of the page about an answer: only what is certain. */
import type { Question } from '../../lessons/types.ts';
import { isRight } from '../../store/story/question.ts';
import * as texts from '../../words/story.ts';

/** `hasRun`: the page's run has played since, and has shown it. Nothing without an answer. */
export function verdictOf(question: Question, chosen: readonly string[], hasRun: boolean): string {
  if (chosen.length === 0) return '';
  if (isRight(question, chosen)) return hasRun ? texts.cameTrue : texts.right;
  const right = question.options.filter((option) => option.right).map(({ id }) => id);
  const found = chosen.filter((id) => right.includes(id)).length;
  if (found > 0 && found === chosen.length) return texts.rightSoFar(right.length - found);
  if (found > 0) return texts.notAll;
  if (hasRun) return texts.otherWay;
  return chosen.length > 1 ? texts.none : texts.wrong;
}
