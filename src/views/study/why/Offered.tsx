import { useId, useMemo } from 'react';
import { serverName } from '../../../base/names.ts';
import { timeWords } from '../../../base/time.ts';
import { ofServer } from '../../../raft/per-server.ts';
import type { ServerId } from '../../../raft/types.ts';
import type { RunQuestion, Thing } from '../../../sim/questions/types.ts';
import type { World } from '../../../sim/types.ts';
import { askQuestion } from '../../../store/asking.ts';
import { select } from '../../../store/commands.ts';
import { inspected } from '../../../store/leader.ts';
import { questionsAt } from '../../../store/questions.ts';
import { type Session, type SessionState, useSession } from '../../../store/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { questionWords } from '../../../words/questions.ts';
import * as words from '../../../words/why-panel.ts';
import { Exact } from '../../narration/Exact.tsx';

/** While it plays, questions would change faster than anybody reads. */
const still = ({ playing, world }: SessionState) => (playing ? null : world);
const countOf = ({ world }: SessionState) => world.nodes.length;

/** The questions about things, each once. */
function questionsOf(session: Session, world: World, things: readonly Thing[]): readonly RunQuestion[] {
  const all = things.flatMap((thing) => questionsAt(session, world, thing));
  const names = all.map(questionWords);
  return all.filter((question, i) => names.indexOf(questionWords(question)) === i);
}

/** All that may be asked about a server: a candidate's missing votes, too. */
function aboutServer({ nodes }: World, id: ServerId): readonly Thing[] {
  const role = ofServer(nodes, id)?.server.role;
  const open =
    role?.name === 'candidate' ? [...nodes].filter((node) => ofServer(role.votes, node.id) !== true) : [];
  return [
    ...(['server', 'term', 'timer', 'commit-mark'] as const).map((kind) => ({ kind, server: id })),
    ...open.slice(0, 2).map((node) => ({ kind: 'vote', voter: node.id, candidate: id }) as const),
  ];
}

/** What may be asked about the run at the playhead, and about one of its servers. */
export function Offered() {
  const session = useSession();
  const world = useSession(still);
  const id = useSession(inspected);
  const count = useSession(countOf);
  const field = useId();
  const [aboutRun, aboutOne] = useMemo(() => {
    if (world === null) return [[], []];
    return [
      questionsOf(session, world, [{ kind: 'time' }]),
      questionsOf(session, world, aboutServer(world, id)),
    ];
  }, [session, world, id]);
  if (world === null) return <p className="offered">{words.whilePlaying}</p>;
  return (
    <div className="offered">
      <p>{words.offered}</p>
      <h3>{words.at(timeWords(session.playhead.now()))}</h3>
      <Questions questions={aboutRun} />
      <h3>
        <label htmlFor={field}>{words.about}</label>{' '}
        <select
          id={field}
          className="input"
          value={id}
          onChange={({ target }) => select(session, { kind: 'server', id: Number(target.value) })}
        >
          {Array.from({ length: count }, (_, i) => (
            <option key={i + 1} value={i + 1}>
              {serverName(i + 1)}
            </option>
          ))}
        </select>
      </h3>
      <Questions questions={aboutOne} />
    </div>
  );
}

/** Buttons that ask. */
function Questions({ questions }: { readonly questions: readonly RunQuestion[] }) {
  const session = useSession();
  if (questions.length === 0) return <p className="offered-none">{words.nothing}</p>;
  return (
    <ul className="questions">
      {questions.map((question) => {
        const name = questionWords(question);
        return (
          <li key={name}>
            <Button onClick={() => askQuestion(session, question)}>
              <span>
                <Exact text={name} />
              </span>
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
