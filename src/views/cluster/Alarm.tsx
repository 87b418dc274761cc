import { violationToTell } from '../../store/alarm.ts';
import { useMay } from '../../store/allowed.ts';
import { goToEvent, openDialog } from '../../store/commands.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { beatOf, useStory } from '../../store/story/state.ts';
import * as words from '../../words/safety.ts';

const countOf = (session: SessionState) => session.world.violations.length;

/** The alarm of a broken safety property: which, where, and a button that goes to the event. */
export function Alarm() {
  const session = useSession();
  const broken = useSession(violationToTell);
  const count = useSession(countOf);
  const isMeant = useStory((story) => story.onRun && beatOf(story)?.breaks !== undefined);
  const plays = useMay('play');
  if (!broken) return null;
  const { property, detail, servers, index } = broken;
  return (
    // If a page of the story breaks it on purpose, the alarm does not interrupt the page's words.
    <div className={`alarm${isMeant ? ' is-expected' : ''}`} role={isMeant ? 'status' : 'alert'}>
      <div>
        <p className="alarm-title">
          {words.alarmTitle(property, detail)}{' '}
          <span className="alarm-property" translate="no">
            {property}
          </span>
        </p>
        <p className="alarm-detail">{words.alarm({ breach: detail, servers, index, count })}</p>
      </div>
      <div className="alarm-buttons">
        {plays && (
          <button
            type="button"
            className="alarm-button is-of-event"
            data-focus-then=".line.is-selected .line-button"
            onClick={() => goToEvent(session, broken.event)}
          >
            {words.showEvent}
          </button>
        )}
        {session.allowed === null && (
          <button
            type="button"
            className="alarm-button"
            aria-haspopup="dialog"
            onClick={() => openDialog(session, { name: 'chain' })}
          >
            {words.showChain}
          </button>
        )}
      </div>
    </div>
  );
}
