import { type CommandId, commandOf, useKeysOf } from '../../store/keys.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';

interface Props {
  readonly command: CommandId;
  readonly icon: IconName;
  readonly label: string;
  readonly strong?: boolean;
  readonly disabled?: boolean;
  readonly 'data-rest-focus'?: boolean;
  readonly 'aria-haspopup'?: 'menu';
  readonly 'aria-pressed'?: boolean;
  readonly id?: string;
  /** Shows the label beside the sign. */
  readonly worded?: boolean;
}

/** A button for a command of the list, with its key in the tooltip. */
export function CommandButton({ command, icon, label, worded = false, ...rest }: Props) {
  const found = commandOf(command);
  const keys = useKeysOf(command);
  if (!worded) return <IconButton icon={icon} label={label} keys={keys} onClick={found.run} {...rest} />;
  return (
    <Button title={keys ? `${found.name} (${keys})` : found.name} onClick={found.run} {...rest}>
      <Icon name={icon} />
      <span className="word">{label}</span>
    </Button>
  );
}
