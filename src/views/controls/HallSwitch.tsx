import { useSession } from '../../store/session.ts';
import * as words from '../../words/controls.ts';
import { CommandButton } from './CommandButton.tsx';

/** Switches hall mode. */
export function HallSwitch({ withLabel = false }: { readonly withLabel?: boolean }) {
  const isOn = useSession((state) => state.hall);
  return (
    <CommandButton command="hall" icon="hall" label={words.hall} withLabel={withLabel} aria-pressed={isOn} />
  );
}
