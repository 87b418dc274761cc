/** What a leader holds of its followers, as lines of text. */
import { serverName } from '../../base/names.ts';
import { timeWords } from '../../base/time.ts';
import type { ServerId } from '../../raft/types.ts';
import type { LastAnswer } from '../../store/inspect.ts';
import * as words from '../../words/inspector.ts';
import { cellText } from './joined.ts';
import type { FollowerRow } from './state.ts';

export const answerWords = (answer: LastAnswer | undefined): string =>
  answer ? words.answered(answer.message.success, timeWords(answer.at)) : words.noAnswer;

/** `answers`: by follower. */
export const followersText = (
  leader: ServerId,
  rows: readonly FollowerRow[],
  answers: ReadonlyMap<ServerId, LastAnswer>,
): string =>
  [
    words.asLeaderOf(leader),
    ...rows.map(
      ({ follower, next, match }) =>
        `  ${serverName(follower)}: ${words.ofFollower([
          `nextIndex ${cellText(next)}`,
          `matchIndex ${cellText(match)}`,
          `${words.lastAnswer} ${answerWords(answers.get(follower))}`,
        ])}`,
    ),
  ].join('\n');
