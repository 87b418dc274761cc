import { keyGroups } from '../../store/keyList.ts';
import { switchLetterKeys, useLetterKeys } from '../../store/letterKeys.ts';
import { useSession } from '../../store/session.ts';
import { useStory } from '../../store/story/state.ts';
import { startTour } from '../../store/tour.ts';
import { Button } from '../../ui/Button.tsx';
import { useFingers } from '../../ui/tap.ts';
import * as words from '../../words/help.ts';

/** The help: what this is, what the pointer does, and all keys. */
export function Help() {
  const session = useSession();
  const mode = useStory((story) => story.mode);
  const letters = useLetterKeys(({ on }) => on);
  return (
    <div className="help">
      <div className="help-head">
        <p className="help-words">{words.about}</p>
        {mode === 'sandbox' && <Button onClick={() => startTour(session)}>{words.takeTour}</Button>}
      </div>
      <Gestures hasCluster={mode !== 'library'} />
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
function Gestures({ hasCluster }: { readonly hasCluster: boolean }) {
  const fingers = useFingers();
  if (!hasCluster)
    return (
      !fingers && (
        <ul className="help-gestures">
          <li>{words.dropFile}</li>
        </ul>
      )
    );
  return (
    <ul className="help-gestures">
      <li>{words.openMenu(fingers)}</li>
      <li>{words.drawLine(fingers)}</li>
      <li>{words.dragMessage}</li>
      <li>{words.dragTrack(fingers)}</li>
      <li>{fingers ? words.openFile : words.dropFile}</li>
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
        <b>{words.letterKeys}</b> {words.letterKeysHint}
      </span>
    </label>
  );
}
