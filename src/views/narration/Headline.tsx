import { type SessionState, useSession } from '../../store/session.ts';
import { Exact } from './Exact.tsx';
import { wordsFor } from './line-words.ts';
import { useStanding } from './standing.ts';
import { latestTurn } from './turns.ts';
import { useWhyWords } from './why-words.ts';

const leads = ({ power, server }: SessionState['world']['nodes'][number]) =>
  power === 'up' && server.role.name === 'leader';
const countLeaders = ({ world }: SessionState) => world.nodes.slice(1).filter(leads).length;

/** What the reader stands at, or else the last thing that mattered, in one sentence, and the rule that made it so. */
export function Headline() {
  const session = useSession();
  const standing = useStanding();
  const turn = useSession((state) => latestTurn(session, state));
  const event = standing ?? turn;
  const [section, text] = useWhyWords(event);
  const words = useSession(({ events }) => event && wordsFor(session, event, events));
  if (event === undefined || words === undefined) return <Opening />;
  return (
    <div className="headline">
      <p className="headline-what">
        <Exact text={words} />
      </p>
      {text && (
        <p className="headline-why">
          <Exact text={text} /> <cite>{section}</cite>
        </p>
      )}
    </div>
  );
}

/** Before anything has turned. */
function Opening() {
  const leaders = useSession(countLeaders);
  const [what, why] = leaders < 2 ? OPENINGS[leaders === 1 ? 1 : 0] : severalLead(leaders);
  return (
    <div className="headline">
      <p className="headline-what">{what}</p>
      <p className="headline-why">{why}</p>
    </div>
  );
}

/** By how many lead. */
const OPENINGS = [
  [
    'Nobody leads yet.',
    'Every server waits for a leader, each for a time of its own. Whose timer runs out first will stand for election.',
  ],
  [
    'The run opens with a leader.',
    'It speaks up at once and then at every heartbeat, so that nobody else’s election timer runs out.',
  ],
] as const;

const severalLead = (leaders: number): readonly [string, string] => [
  `The run opens with ${leaders} leaders.`,
  'Each leads a term of its own. A leader that hears of a newer term steps down.',
];
