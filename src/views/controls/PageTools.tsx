import { useSession } from '../../store/session.ts';
import { shareOpen } from '../../store/story/reading.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { CommandButton } from './CommandButton.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

/** What concerns the page and not the cluster. */
export function PageTools() {
  const canUndo = useSession((session) => session.canUndo);
  return (
    <div className="page-tools">
      <CommandButton command="undo" icon="undo" label="Take back" disabled={!canUndo} />
      <Button title="Copy the address of what is open" onClick={shareOpen}>
        <Icon name="share" />
        <span className="share-word">Share</span>
      </Button>
      <CommandButton command="diagram" icon="diagram" label="Space–time diagram" />
      <CommandButton command="legend" icon="legend" label="Legend" />
      <ThemeSwitch />
      <CommandButton command="help" icon="help" label="Help" />
    </div>
  );
}
