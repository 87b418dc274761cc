import { type Session, useSession } from '../../store/session.ts';
import { CommandButton } from './CommandButton.tsx';

const isCut = (session: Session) => session.world.network.cut.some((cut) => cut !== 0);

/** What is done to the cluster as a whole. */
export function Deeds() {
  const cut = useSession(isCut);
  return (
    <div className="deeds">
      <CommandButton command="request" icon="request" label="Request" worded />
      <CommandButton command="partition" icon="wall" label="Partition" worded />
      {cut && <CommandButton command="heal" icon="heal" label="Heal" worded />}
    </div>
  );
}
