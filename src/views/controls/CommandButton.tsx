import { type CommandId, commandOf, runCommand, useCan, useKeysOf } from '../../store/keys.ts';
import { useReading } from '../../store/story/state.ts';
import { IconButton, WordedButton } from '../../ui/Button.tsx';
import type { IconName } from '../../ui/Icon.tsx';
import { withKeys } from '../../words/ui.ts';

interface Props {
  readonly command: CommandId;
  readonly icon: IconName;
  readonly label: string;
  readonly strong?: boolean;
  readonly 'data-rest-focus'?: boolean;
  readonly 'aria-haspopup'?: 'menu';
  readonly 'aria-pressed'?: boolean;
  readonly id?: string;
  /** Shows the label beside the icon. */
  readonly withLabel?: boolean;
}

/** A button of a command, with its key in the tooltip. Disabled while the command cannot be done. */
export function CommandButton(props: Props) {
  return commandOf(props.command).whyNot ? <Guarded {...props} /> : <Plain {...props} disabled={false} />;
}

function Guarded(props: Props) {
  return <Plain {...props} disabled={!useCan(props.command)} />;
}

function Plain({
  command,
  icon,
  label,
  withLabel = false,
  disabled,
  ...rest
}: Props & { disabled: boolean }) {
  const reading = useReading();
  const found = commandOf(command);
  const onClick = () => runCommand(found, reading);
  const keys = useKeysOf(command);
  if (!withLabel)
    return <IconButton data-command={command} {...{ icon, label, keys, disabled, onClick }} {...rest} />;
  return (
    <WordedButton
      data-command={command}
      icon={icon}
      label={label}
      title={keys ? withKeys(found.name, keys) : found.name}
      disabled={disabled}
      onClick={onClick}
      {...rest}
    />
  );
}
