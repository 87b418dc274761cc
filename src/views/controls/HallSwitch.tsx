import { useSession } from '../../store/session.ts';
import { CommandButton } from './CommandButton.tsx';

/** Into hall mode, and out of it. */
export function HallSwitch({ worded = false }: { readonly worded?: boolean }) {
  const isOn = useSession((session) => session.hall);
  return <CommandButton command="hall" icon="hall" label="Hall mode" worded={worded} aria-pressed={isOn} />;
}
