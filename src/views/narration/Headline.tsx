import type { Node } from '../../sim/types.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { opening } from '../../words/narration.ts';
import { unbroken } from '../../words/unbroken.ts';
import { Exact } from './Exact.tsx';
import { wordsFor } from './line-words.ts';
import { useStanding } from './standing.ts';
import { latestTurn } from './turns.ts';
import { useWhyWords } from './why-words.ts';

const leads = ({ power, server }: Node) => power === 'up' && server.role.name === 'leader';
const countLeaders = ({ world }: SessionState) => world.nodes.filter(leads).length;

/** The event at the cursor, or else the last important one, as a sentence with its rule. */
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
        <Exact text={unbroken(words)} />
      </p>
      {text && (
        <p className="headline-why">
          <Exact text={unbroken(text)} /> <cite>{section}</cite>
        </p>
      )}
    </div>
  );
}

/** Before the first highlight. */
function Opening() {
  const leaders = useSession(countLeaders);
  const [what, why] = opening(leaders);
  return (
    <div className="headline">
      <p className="headline-what">{what}</p>
      <p className="headline-why">{why}</p>
    </div>
  );
}
