import * as words from '../../words/controls.ts';
import { CommandButton } from './CommandButton.tsx';

/** What opens another run. */
export function Doors() {
  return (
    <div className="page-doors">
      <CommandButton command="settings" icon="new" label={words.newRun} withLabel />
    </div>
  );
}
