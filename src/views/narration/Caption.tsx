import { RULES } from '../../store/rules.ts';
import { run, type Session, useSession } from '../../store/session.ts';
import { isHeldUp } from './told.ts';
import { sentence } from './words.ts';

const latestTurn = ({ events }: Session) => events.findLast(isHeldUp);

/** The last thing that mattered, in one sentence, and the rule that made it so. */
export function Caption() {
  const event = useSession(latestTurn);
  if (event === undefined) {
    return (
      <div className="caption">
        <p className="caption-what">Nobody leads yet.</p>
        <p className="caption-why">
          Every server waits for a leader, each for a time of its own. Whose timer runs out first will stand
          for election.
        </p>
      </div>
    );
  }
  const [section, text] = event.rule ? RULES[event.rule] : [];
  return (
    <div className="caption">
      <p className="caption-what">{sentence(event, actionOf(event))}</p>
      {text && (
        <p className="caption-why">
          {text} <cite>{section}</cite>
        </p>
      )}
    </div>
  );
}

/** The action that an action's event reports. */
export function actionOf({ what }: Session['events'][number]) {
  return 'action' in what ? run.history.recording.script[what.action]?.action : undefined;
}
