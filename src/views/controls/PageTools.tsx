import { share } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
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
      <Button title="Copy the address: it holds the whole run" onClick={() => void share()}>
        <Icon name="share" />
        Share
      </Button>
      <CommandButton command="legend" icon="legend" label="Legend" />
      <ThemeSwitch />
      <CommandButton command="help" icon="help" label="Help" />
    </div>
  );
}
