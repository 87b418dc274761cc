import { useCan } from '../../store/keys.ts';
import { CommandButton } from './CommandButton.tsx';

/** What is done to the cluster as a whole. */
export function ClusterActions() {
  const cut = useCan('heal');
  const holding = useCan('release');
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
