import { keyGroups } from '../../store/keyList.ts';
import { switchLetterKeys, useLetterKeys } from '../../store/letterKeys.ts';
import { useSession } from '../../store/session.ts';
import { useStory } from '../../store/story/state.ts';
import { startTour } from '../../store/tour.ts';
import { Button } from '../../ui/Button.tsx';
import { useFingers, useTapWords } from '../../ui/tap.ts';

/** What this is, what a hand can do, and every key. */
export function Help() {
  const session = useSession();
  const mode = useStory((story) => story.mode);
  const letters = useLetterKeys(({ on }) => on);
  return (
    <div className="help">
      <div className="help-head">
        <p className="help-words">
          A cluster of servers that agree by Raft. All you see is computed as you watch, microsecond by
          microsecond, and the same seed always gives the same run. Go back in time and do something else: a
          branch begins there. The address of the page always holds the whole run.
        </p>
        {mode === 'sandbox' && <Button onClick={() => startTour(session)}>Take the tour</Button>}
      </div>
      <Gestures />
      <div className="help-keys">
        {keyGroups(mode, letters).map(({ title, rows }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {rows.map(([keys, name]) => (
                <div key={`${keys.join()} ${name}`}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key} translate="no">
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{name}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <LetterKeys on={letters} />
    </div>
  );
}

/** What a mouse can do, or fingers. */
function Gestures() {
  const fingers = useFingers();
  const said = useTapWords();
  return (
    <ul className="help-gestures">
      <li>{said('Click a server, a message or a link: its menu opens.')}</li>
      <li>{said('Draw a line across the ring: it cuts the network. Click the wall: it heals.')}</li>
      <li>Drag a message along its way: it comes later, or at once.</li>
      <li>
        {fingers
          ? 'Drag the track to go through time. Two fingers zoom it, and the diagram.'
          : 'Drag the track to go through time. The wheel zooms it, and the diagram.'}
      </li>
      {!fingers && <li>Drop a scenario file onto the page: its run opens.</li>}
    </ul>
  );
}

function LetterKeys({ on }: { readonly on: boolean }) {
  return (
    <label className="help-switch">
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        onChange={({ target }) => switchLetterKeys(target.checked)}
      />
      <span>
        <b>Single-letter keys.</b> Switched off, no letter, digit or sign is a command by itself. Buttons and
        menus do the same.
      </span>
    </label>
  );
}
