import { RULES } from '../../store/rules.ts';
import { run, type Session, useSession } from '../../store/session.ts';
import { Exact } from './Exact.tsx';
import { latestTurn } from './told.ts';
import { sentence } from './words.ts';

const leads = ({ power, server }: Session['world']['nodes'][number]) =>
  power === 'up' && server.role.name === 'leader';
const someLead = ({ world }: Session) => world.nodes.slice(1).some(leads);

/** The last thing that mattered, in one sentence, and the rule that made it so. */
export function Caption() {
  const event = useSession(latestTurn);
  if (event === undefined) return <Opening />;
  const [section, text] = event.rule ? RULES[event.rule] : [];
  return (
    <div className="headline">
      <p className="headline-what">
        <Exact text={sentence(event, actionOf(event))} />
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
  const isLed = useSession(someLead);
  return (
    <div className="headline">
      <p className="headline-what">{isLed ? 'The run opens with a leader.' : 'Nobody leads yet.'}</p>
      <p className="headline-why">
        {isLed
          ? 'It speaks up at once and then at every heartbeat, so that nobody else’s election timer runs out.'
          : 'Every server waits for a leader, each for a time of its own. Whose timer runs out first will stand for election.'}
      </p>
    </div>
  );
}

/** The action that an action's event reports. */
export function actionOf({ what }: Session['events'][number]) {
  return 'action' in what ? run.history.recording.script[what.action]?.action : undefined;
}
