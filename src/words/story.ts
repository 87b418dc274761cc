/** The words around those of a page of the story: its questions, tasks, answers, and the way on. */
import { list, plural } from './grammar.ts';

export const page = 'This page';
export const chapterMissing = 'This chapter';
export const captions = 'Said at the servers';

export const next = 'Next';
export const back = 'Back';
export const onward = (to: string) => `Next: ${to}`;
export const pageOf = (number: number, count: number) => `Page ${number} of ${count}`;
export const playAgain = 'Play again';
export const takeOver = 'Take over';
export const takeOverHint = 'Opens the sandbox on this very moment';

export const ownRun = 'This run is yours; Next goes on with the story’s own.';
export const ownRunAtItsEnd = 'This run is yours, and “Take over” keeps it; Next opens another.';
export const otherRun = 'This is not the story’s run any more.';
export const returnToStory = 'Return to the story';

export const watch = 'Watch.';
export const answer = 'Answer';
export const justShow = 'Just show me';
export const askAgain = 'Ask me again';
export const otherAnswers = 'The other answers';
export const yourAnswer = 'your answer';
/** After an answer, for screen readers. */
export const isRight = ', right';
export const playIt = 'Play it';
export const playAnswer = (answer: string) => `Play it: ${answer}`;

export const cameTrue = 'That is what happened.';
export const right = 'Right.';
const COUNTS = ['', 'one', 'two', 'three', 'four'];
export const rightSoFar = (missing: number) =>
  plural(missing, {
    one: 'Right so far: there is one more.',
    other: `Right so far: there are ${COUNTS[missing] ?? missing} more.`,
  });
export const notAll = 'Not all of them.';
export const otherWay = 'It went another way.';
export const none = 'None of them.';
export const wrong = 'Not this one.';

export const toPick = 'To pick';
export const firstGroup = 'The first:';
export const secondGroup = 'The second:';
export const pickAgain = 'Try two others';
export const servers = (names: readonly string[]) => list(names, 'No server');

export const toDo = 'To do';
export const doneBefore = 'You have done this before. Do it again, or go on.';
export const hint = 'A hint';
export const showHow = 'Show me how';

export const guesses = 'Your guesses';
export const guessesCameTrue = (made: number, cameTrue: number): string => {
  if (made === 1)
    return cameTrue === 1 ? 'Your guess came true.' : 'Your guess did not come true. Now you know why.';
  if (cameTrue === made)
    return made === 2 ? 'Both of your guesses came true.' : `All ${made} of your guesses came true.`;
  if (cameTrue === 0)
    return `This chapter surprised you ${made === 2 ? 'twice' : `${made} times`}. Now you know why.`;
  return `${cameTrue} of your ${made} guesses came true.`;
};
export const youSaid = (answer: string, why: string) => `You said “${answer}”. ${why}`;
