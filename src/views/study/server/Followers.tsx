import { serverName } from '../../../base/names.ts';
import type { ServerId } from '../../../raft/types.ts';
import type { LastAnswer } from '../../../store/inspect.ts';
import * as words from '../../../words/inspector.ts';
import { answerWords } from '../../inspector/answers.ts';
import type { FollowerRow } from '../../inspector/state.ts';
import { Exact } from '../../narration/Exact.tsx';
import { Cell } from './Cell.tsx';

interface Props {
  readonly caption: string;
  readonly rows: readonly FollowerRow[];
  readonly answers: ReadonlyMap<ServerId, LastAnswer>;
}

/** What a leader holds of each follower. */
export const Followers = ({ caption, rows, answers }: Props) => (
  <table className="state-table is-followers">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">
          <span className="hidden">{words.of}</span>
        </th>
        {['nextIndex', 'matchIndex', words.lastAnswer].map((name) => (
          <th key={name} scope="col">
            <Exact text={name} />
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ follower, next, match }) => (
        <tr key={follower}>
          <th scope="row" translate="no">
            {serverName(follower)}
          </th>
          <td>
            <Cell row={next} />
          </td>
          <td>
            <Cell row={match} />
          </td>
          <td>{answerWords(answers.get(follower))}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
