import { type CommandId, commandOf, useKeysOf } from '../../store/keys.ts';
import { useSession } from '../../store/session.ts';
import { useReading } from '../../store/story/state.ts';
import { IconButton, WordedButton } from '../../ui/Button.tsx';
import type { IconName } from '../../ui/Icon.tsx';

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
  readonly withLabel?: boolean;
}

/** A button for a command of the list, with its key in the tooltip. */
export function CommandButton({ command, icon, label, withLabel = false, ...rest }: Props) {
  const session = useSession();
  const reading = useReading();
  const found = commandOf(command);
  const onClick = () => found.run(session, reading);
  const keys = useKeysOf(command);
  if (!withLabel) return <IconButton icon={icon} label={label} keys={keys} onClick={onClick} {...rest} />;
  return (
    <WordedButton
      icon={icon}
      label={label}
      title={keys ? `${found.name} (${keys})` : found.name}
      onClick={onClick}
      {...rest}
    />
  );
}
