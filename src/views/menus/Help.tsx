import { COMMANDS, type Command, keysOf } from '../../store/keys.ts';
import { useStory } from '../../store/story/state.ts';
import { startTour } from '../../store/tour.ts';
import { Button } from '../../ui/Button.tsx';

const GROUPS = [
  'The story',
  'Time',
  'The cluster',
  'The page',
] as const satisfies readonly Command['group'][];

/** What this is, what to try, and every key. */
export function Help() {
  const mode = useStory((story) => story.mode);
  const printed = COMMANDS.filter((command) => keysOf(command, mode) !== '');
  return (
    <div className="help">
      <p className="help-words">
        A cluster of servers that agree by Raft lives in this tank. All you see is computed as you watch,
        microsecond by microsecond, and the same seed always gives the same run. Click a server, or a message
        on its way, and do something to it. Drag a line across the ring to cut the network; click the wall to
        mend it. Go back in time and do something else: the run goes on from there. The address of the page
        always holds the whole run.
      </p>
      {mode === 'sandbox' && <Button onClick={startTour}>Take the tour</Button>}
      {GROUPS.filter((group) => printed.some((command) => command.group === group)).map((group) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl>
            {printed
              .filter((command) => command.group === group)
              .map((command) => (
                <div key={command.id}>
                  <dt>
                    <kbd>{keysOf(command, mode)}</kbd>
                  </dt>
                  <dd>{command.name}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <p>
        On the stage, the arrow keys walk from server to server and Enter opens a menu; Escape closes whatever
        is open.
      </p>
      <p>
        The track shows who led when, hatched where nobody did, above a band of the terms. Below stand a crown
        for a new leader, a ring for a candidate, an arrow down for who steps down, one back for a rollback, a
        cross for a lost message, a tooth for a commit; above, what was done to the cluster. The wheel or two
        fingers zoom it; so do <kbd>+</kbd> <kbd>−</kbd> <kbd>0</kbd> once it has the focus, and{' '}
        <kbd>Page Up</kbd> <kbd>Page Down</kbd> move along it.
      </p>
    </div>
  );
}
