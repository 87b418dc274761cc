import { useSession } from '../../store/session.ts';
import { CommandButton } from './CommandButton.tsx';

/** Into hall mode, and out of it. */
export function HallSwitch({ withLabel = false }: { readonly withLabel?: boolean }) {
  const isOn = useSession((state) => state.hall);
  return (
    <CommandButton command="hall" icon="hall" label="Hall mode" withLabel={withLabel} aria-pressed={isOn} />
  );
}
