import { isHolding } from '../../store/network.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { CommandButton } from './CommandButton.tsx';

const isCut = (session: SessionState) => session.world.network.cut.some((cut) => cut !== 0);
const isHoldingNow = (session: SessionState) => isHolding(session.world);

/** What is done to the cluster as a whole. */
export function ClusterActions() {
  const cut = useSession(isCut);
  const holding = useSession(isHoldingNow);
  return (
    <div className="deeds">
      <CommandButton command="request" icon="request" label="Request" withLabel />
      <CommandButton command="partition" icon="wall" label="Partition" withLabel />
      <CommandButton command="network" icon="network" label="Network" withLabel />
      {holding && <CommandButton command="release" icon="release" label="Let go" withLabel />}
      {cut && <CommandButton command="heal" icon="heal" label="Heal" withLabel />}
    </div>
  );
}
