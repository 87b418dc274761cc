/** An answer to a question of the story, as a statement in the shape of xAPI. It names no reader. */
import type { EmbedStatement } from '../../embed/api.ts';
import { isRight } from '../story/question.ts';
import { answerOf, beatOf, beatWordsOf, type Story } from '../story/state.ts';

const ANSWERED = 'http://adlnet.gov/expapi/verbs/answered';
const INTERACTION = 'http://adlnet.gov/expapi/activities/cmi.interaction';
/** Between several chosen options, and between an option's id and its words. */
const BETWEEN = '[,]';

/** The statement about the open page’s answer; null without one. `address`: of the page of the story. */
export function statementOf(story: Story, address: string): EmbedStatement | null {
  const question = beatOf(story)?.question;
  const words = beatWordsOf(story)?.question;
  const chosen = answerOf(story);
  if (question === undefined || chosen === undefined || chosen.length === 0) return null;
  const right = question.options.filter((option) => option.right).map(({ id }) => id);
  return {
    actor: {
      objectType: 'Agent',
      account: { homePage: address.replace(/[?#].*$/, ''), name: 'anonymous' },
    },
    verb: { id: ANSWERED, display: { en: 'answered' } },
    object: {
      objectType: 'Activity',
      id: address,
      definition: {
        type: INTERACTION,
        interactionType: 'choice',
        name: { en: words?.ask ?? '' },
        correctResponsesPattern: question.many ? [right.join(BETWEEN)] : right,
        choices: question.options.map(({ id }) => ({
          id,
          description: { en: words?.options[id]?.label ?? id },
        })),
      },
    },
    result: { success: isRight(question, chosen), completion: true, response: chosen.join(BETWEEN) },
  };
}
