import { useCan } from '../../store/keys.ts';
import * as words from '../../words/controls.ts';
import { CommandButton } from './CommandButton.tsx';

/** Actions on the whole cluster. */
export function ClusterActions() {
  const cut = useCan('heal');
  const holding = useCan('release');
  return (
    <div className="cluster-actions">
      <CommandButton command="request" icon="request" label={words.request} withLabel />
      <CommandButton command="partition" icon="wall" label={words.partition} withLabel />
      <CommandButton command="network" icon="network" label={words.network} withLabel />
      {holding && <CommandButton command="release" icon="release" label={words.letGo} withLabel />}
      {cut && <CommandButton command="heal" icon="heal" label={words.heal} withLabel />}
    </div>
  );
}
